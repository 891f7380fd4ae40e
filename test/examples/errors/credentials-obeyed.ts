import type { credentialCalls } from './credential-calls.js';
import { challenge, document, json, type Obligation, offer, own } from './obligations.js';

const serverError = own(500, 'server_error');

const issuerDocument = { OK: json(200), NOT_FOUND: json(404), INTERNAL_SERVER_ERROR: json(500) };

const refusedCredential = {
  BAD_REQUEST: json(400),
  UNAUTHORIZED: challenge(401),
  FORBIDDEN: json(403),
  INTERNAL_SERVER_ERROR: json(500),
};

const issued = {
  OK: json(200),
  OK_JWT: document('application/jwt'),
  ACCEPTED: json(202),
  ACCEPTED_JWT: document('application/jwt', 202),
  BAD_REQUEST: json(400),
  FORBIDDEN: json(403),
  INTERNAL_SERVER_ERROR: json(500),
  CALLER_ERROR: serverError,
};

/** The response for each action of the credential issuer. */
export const credentialsObeyed = {
  'read the metadata of the issuer': issuerDocument,
  'read the metadata of the JWT issuer': issuerDocument,
  'read the keys of the issuer': issuerDocument,
  'ask for a nonce': issuerDocument,
  'make an offer': {
    CREATED: offer(201, 'offer'),
    FORBIDDEN: serverError,
    CALLER_ERROR: serverError,
    AUTHLETE_ERROR: serverError,
  },
  'read an offer': {
    OK: offer(200, 'credential_issuer'),
    NOT_FOUND: own(404, 'not_found'),
    FORBIDDEN: own(404, 'not_found'),
    CALLER_ERROR: serverError,
    AUTHLETE_ERROR: serverError,
  },
  'ask for a credential': {
    BAD_REQUEST: challenge(400),
    UNAUTHORIZED: challenge(401),
    FORBIDDEN: challenge(403),
    INTERNAL_SERVER_ERROR: challenge(500),
  },
  'ask for a credential with a good token': refusedCredential,
  'ask for a credential in a good request': { ...issued, UNAUTHORIZED: challenge(401) },
  'ask for a deferred credential with a good token': refusedCredential,
  'ask for a deferred credential in a good request': issued,
} satisfies Readonly<Record<keyof typeof credentialCalls, Readonly<Record<string, Obligation>>>>;
