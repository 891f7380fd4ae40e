import { rows } from './row.js';

/** Failed client authentication, at all endpoints where clients authenticate (RFC 6749, section 2.3). */
const refusedClient = {
  auth_token_api: 'INVALID_CLIENT',
  auth_revocation_api: 'INVALID_CLIENT',
  pushed_auth_req_api: 'UNAUTHORIZED',
  backchannel_authentication_api: 'UNAUTHORIZED',
  device_authorization_api: 'UNAUTHORIZED',
} as const;

/** The service could not check the client's credentials. */
const failed = {
  auth_token_api: 'INTERNAL_SERVER_ERROR',
  auth_revocation_api: 'INTERNAL_SERVER_ERROR',
  pushed_auth_req_api: 'INTERNAL_SERVER_ERROR',
  backchannel_authentication_api: 'INTERNAL_SERVER_ERROR',
  device_authorization_api: 'INTERNAL_SERVER_ERROR',
} as const;

const keys = {
  ...rows(failed, {
    A156102: ['server_error', 'The JWK Set of the client {client} could not be fetched: {reason}.'],
  }),
  ...rows(refusedClient, {
    A156301: ['invalid_client', 'The client {client} has neither jwks nor jwks_uri.'],
    A156302: ['invalid_client', 'The document at {url} is not a JWK Set of the client {client}.'],
    A156303: ['invalid_client', 'The jwks of the client {client} is not a JWK Set.'],
    A156304: ['invalid_client', 'The jwks of the client {client} has no key for {alg} (kid={kid}).'],
    A156305: ['invalid_client', 'The JWK Set at {url} has no key for {alg} (kid={kid}).'],
    A156306: ['invalid_client', 'The jwks of the client {client} has several keys for {alg} (kid={kid}).'],
    A156307: ['invalid_client', 'The JWK Set at {url} has several keys for {alg} (kid={kid}).'],
  }),
};

const secrets = rows(refusedClient, {
  A157301: ['invalid_client', 'The client is confidential, but its authentication method is NONE.'],
  A157304: ['invalid_client', 'The client authenticates by {method}, but the request has no client secret.'],
  A157305: ['invalid_client', 'The client secret is wrong.', 'live'],
  A157344: ['invalid_client', 'The service does not support the authentication method {method}.', 'inferred'],
  A157357: [
    'invalid_client',
    'The client authenticates by {method}, but the request has credentials of another method.',
    'live',
  ],
  A158301: ['invalid_client', 'The request has more than one client_secret.'],
});

const { backchannel_authentication_api, ...takingPublicClients } = refusedClient;

/** CIBA does not allow public clients. */
const publicClients = rows(takingPublicClients, {
  A157302: ['invalid_client', 'The client is public, but its authentication method is not NONE.'],
  A157303: ['invalid_client', 'A public client must not send credentials.', 'live'],
});

/** The other endpoints parse the client assertion and compare its iss when they identify the client. */
const unreadAssertions = rows(
  { auth_token_api: 'INVALID_CLIENT', auth_revocation_api: 'INVALID_CLIENT' },
  {
    A157312: ['invalid_client', 'The client assertion is not a signed JWT.'],
    A157314: ['invalid_client', 'The payload of the client assertion is not a JSON object.'],
    A157315: ['invalid_client', 'The iss of the client assertion, {iss}, is not the client {client}.'],
  },
);

const assertions = rows(refusedClient, {
  A157306: ['invalid_client', 'The client authenticates by {method}, but its tokenAuthSignAlg is NONE.'],
  A157307: [
    'invalid_client',
    'The client authenticates by client_secret_jwt, but its tokenAuthSignAlg {alg} is not symmetric.',
  ],
  A157308: [
    'invalid_client',
    'The client authenticates by private_key_jwt, but its tokenAuthSignAlg {alg} is not asymmetric.',
  ],
  A157309: ['invalid_client', 'The request has neither client_assertion_type nor client_assertion.'],
  A157310: ['invalid_client', 'The client_assertion_type {type} is not supported.'],
  A157311: ['invalid_client', 'The request has no client_assertion.'],
  A157313: ['invalid_client', 'The client assertion must not be signed with {alg}.'],
  A157316: ['invalid_client', 'The sub of the client assertion, {sub}, is not the client {client}.'],
  A157317: ['invalid_client', 'The service has no issuer to compare the aud of a client assertion with.'],
  A157318: ['invalid_client', 'The aud of the client assertion, {aud}, is not one of {audiences}.', 'live'],
  A157319: ['invalid_client', 'The client assertion has no exp.'],
  A157320: ['invalid_client', 'The client assertion has expired (exp={exp}, now={now}).'],
  A157322: ['invalid_client', 'The nbf of the client assertion is in the future (nbf={nbf}, now={now}).'],
  A157323: ['invalid_client', 'The iat of the client assertion is in the future (iat={iat}, now={now}).'],
  A157324: ['invalid_client', 'The client assertion has no jti.'],
  A157325: ['invalid_client', 'The key of the client cannot be used to verify its assertion (kid={kid}).'],
  A157326: ['invalid_client', 'The signature of the client assertion is invalid.', 'live'],
  A157356: ['invalid_client', 'The aud of the client assertion is not the issuer of the service.', 'live'],
  A158302: ['invalid_client', 'The request has a client_assertion, but no client_assertion_type.'],
  A158303: ['invalid_client', 'The client_assertion_type is empty.'],
  A158304: ['invalid_client', 'The request has more than one client_assertion_type.'],
  A158305: ['invalid_client', 'The request has more than one client_assertion.'],
});

const certificates = rows(refusedClient, {
  A157327: ['invalid_client', 'The request does not have a client certificate.'],
  A157328: ['invalid_client', 'The client certificate cannot be read.'],
  A157329: ['invalid_client', 'The client has not registered a key for its certificate (kid={kid}).'],
  A157330: ['invalid_client', 'The key that the client has registered has no x5c (kid={kid}).'],
  A157332: ['invalid_client', 'The certificate that the client has registered cannot be read.'],
  A157333: ['invalid_client', 'The client certificate is not the one that the client has registered.'],
  A157335: ['invalid_client', 'The service has no trusted root certificates to validate a path with.'],
  A157336: ['invalid_client', 'A trusted root certificate of the service cannot be read.'],
  A157338: ['invalid_client', 'The path of the client certificate cannot be read.'],
  A157339: ['invalid_client', 'The client certificate does not lead to a trusted root certificate.'],
  A157340: ['invalid_client', 'The client has not registered a subject for its certificate.'],
  A157342: ['invalid_client', 'The subject that the client has registered cannot be read.'],
  A157343: ['invalid_client', 'The subject of the client certificate, {presented}, is not {registered}.'],
  A157345: ['invalid_client', 'The client has registered more than one subject for its certificate.'],
  A157346: ['invalid_client', 'No DNS name of the client certificate is {registered}: {presented}.'],
  A157347: ['invalid_client', 'No URI of the client certificate is {registered}: {presented}.'],
  A157348: ['invalid_client', 'No IP address of the client certificate is {registered}: {presented}.'],
  A157349: ['invalid_client', 'No email address of the client certificate is {registered}: {presented}.'],
});

/** Authlete's codes are unpublished. One row stands for all of them. */
const attestations = rows(refusedClient, {
  'A000000 attestation': [
    'invalid_client',
    'The client is not authenticated: {reason} (the result code of the real service is not known).',
    'inferred',
  ],
  'A000000 spiffe': [
    'invalid_client',
    'The client is not authenticated by a JWT-SVID: {reason} (the result code of the real service is not known).',
    'inferred',
  ],
});

export const clientAuthentication = {
  ...keys,
  ...secrets,
  ...publicClients,
  ...unreadAssertions,
  ...assertions,
  ...certificates,
  ...attestations,
};
