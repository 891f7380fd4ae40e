import type { CallName } from './calls.js';
import { credentialsObeyed } from './credentials-obeyed.js';
import {
  challenge,
  document,
  form,
  json,
  nothing,
  type Obligation,
  own,
  page,
  redirect,
} from './obligations.js';

const failed = (status: number) => page(status, 'It did not work');
const refused = own(400, 'unsupported_grant_type');
const serverError = own(500, 'server_error');

/** The response for each action. */
const table = {
  authorize: {
    INTERNAL_SERVER_ERROR: json(500),
    BAD_REQUEST: json(400),
    LOCATION: redirect,
    FORM: form,
  },
  'authorize without a page': {
    INTERNAL_SERVER_ERROR: json(500),
    BAD_REQUEST: json(400),
    LOCATION: redirect,
    FORM: form,
  },
  'allow on the consent page': {
    INTERNAL_SERVER_ERROR: json(500),
    BAD_REQUEST: json(400),
    LOCATION: redirect,
    FORM: form,
  },
  'push a request': {
    CREATED: json(201),
    BAD_REQUEST: json(400),
    UNAUTHORIZED: json(401),
    FORBIDDEN: json(403),
    PAYLOAD_TOO_LARGE: json(413),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'ask for a token': {
    OK: json(200),
    // The refresh succeeded: the client needs its new tokens.
    ID_TOKEN_REISSUABLE: json(200),
    BAD_REQUEST: json(400),
    INVALID_CLIENT: json(401),
    INTERNAL_SERVER_ERROR: json(500),
    TOKEN_EXCHANGE: refused,
    JWT_BEARER: refused,
    // The example's service is not configured for it.
    NATIVE_SSO: serverError,
  },
  'ask for a token with a password': { BAD_REQUEST: refused, INTERNAL_SERVER_ERROR: json(500) },
  introspect: {
    OK: json(200),
    BAD_REQUEST: json(400),
    INTERNAL_SERVER_ERROR: json(500),
    // The example never requests it.
    JWT: serverError,
  },
  revoke: {
    OK: document('application/javascript'),
    BAD_REQUEST: json(400),
    INVALID_CLIENT: json(401),
    INTERNAL_SERVER_ERROR: json(500),
  },
  userinfo: {
    BAD_REQUEST: challenge(400),
    UNAUTHORIZED: challenge(401),
    FORBIDDEN: challenge(403),
    INTERNAL_SERVER_ERROR: challenge(500),
  },
  'userinfo with a good token': {
    JSON: json(200),
    JWT: document('application/jwt'),
    BAD_REQUEST: challenge(400),
    UNAUTHORIZED: challenge(401),
    FORBIDDEN: challenge(403),
    INTERNAL_SERVER_ERROR: challenge(500),
  },
  register: { CREATED: json(201), BAD_REQUEST: json(400), INTERNAL_SERVER_ERROR: json(500) },
  'read a registration': {
    OK: json(200),
    BAD_REQUEST: json(400),
    UNAUTHORIZED: json(401),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'change a registration': {
    UPDATED: json(200),
    BAD_REQUEST: json(400),
    UNAUTHORIZED: json(401),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'delete a registration': {
    DELETED: nothing,
    BAD_REQUEST: json(400),
    UNAUTHORIZED: json(401),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'read the entity configuration': {
    OK: document('application/entity-statement+jwt'),
    NOT_FOUND: json(404),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'register from a federation': {
    OK: document('application/entity-statement+jwt'),
    BAD_REQUEST: json(400),
    NOT_FOUND: json(404),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'query a grant': {
    OK: json(200),
    UNAUTHORIZED: challenge(401),
    FORBIDDEN: challenge(403),
    NOT_FOUND: challenge(404),
    CALLER_ERROR: serverError,
    AUTHLETE_ERROR: serverError,
  },
  'revoke a grant': { NO_CONTENT: nothing, NOT_FOUND: challenge(404) },
  'authenticate in the back': {
    BAD_REQUEST: json(400),
    UNAUTHORIZED: json(401),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'authenticate john in the back': {
    OK: json(200),
    INVALID_TICKET: json(500),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'authenticate a stranger in the back': {
    BAD_REQUEST: json(400),
    FORBIDDEN: json(403),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'allow on the phone': { NO_ACTION: page(200, 'Allowed'), SERVER_ERROR: failed(500) },
  'authorize a device': {
    OK: json(200),
    BAD_REQUEST: json(400),
    UNAUTHORIZED: json(401),
    INTERNAL_SERVER_ERROR: json(500),
  },
  'enter a code': {
    NOT_EXIST: page(400, 'Connect a device'),
    EXPIRED: page(400, 'Connect a device'),
    INTERNAL_SERVER_ERROR: failed(500),
    SERVER_ERROR: serverError,
  },
  'allow on the page for devices': {
    SUCCESS: page(200, 'Allowed'),
    USER_CODE_NOT_EXIST: failed(400),
    USER_CODE_EXPIRED: failed(400),
    INVALID_REQUEST: failed(500),
    SERVER_ERROR: failed(500),
  },
  ...credentialsObeyed,
} satisfies Partial<Record<CallName, Readonly<Record<string, Obligation>>>>;

/** The actions of a call, and the response for each. */
export const obligationsOf = (name: string): [string, Obligation][] =>
  Object.entries(
    new Map<string, Readonly<Record<string, Obligation>>>(Object.entries(table)).get(name) ?? {},
  );
