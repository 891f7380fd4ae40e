import { rows } from './row.js';

/** `/auth/token`: the client cannot be identified. */
const unidentified = rows(
  { auth_token_api: 'INVALID_CLIENT' },
  {
    A048302: ['invalid_client', 'The client_id is empty.'],
    A048303: ['invalid_client', 'The token request has more than one client_id.'],
    A048304: ['invalid_client', 'No client has the ID {client}.'],
    A048307: ['invalid_client', 'The client {client} is locked.'],
    A048312: ['invalid_client', 'The token request names two different clients.'],
    A048323: ['invalid_client', 'No client has the ID or the alias {client}.'],
    A244302: ['invalid_client', 'The token request has more than one client_assertion.'],
    A244303: ['invalid_client', 'The client assertion is not a JWT.'],
    A244304: ['invalid_client', 'The client assertion has no iss.'],
  },
);

/** `/auth/token`: errors of the call itself. */
const call = rows(
  { auth_token_api: 'INTERNAL_SERVER_ERROR' },
  {
    A047201: ['server_error', 'The call has no parameters.'],
    A050201: ['server_error', 'The properties are larger than {limit} bytes.'],
    A052201: ['server_error', 'The properties are larger than {limit} bytes.'],
    A053201: ['server_error', 'The properties are larger than {limit} bytes.'],
  },
);

const refused = rows(
  { auth_token_api: 'BAD_REQUEST' },
  {
    A047301: ['invalid_request', 'The token request is empty.'],
    A047302: ['unauthorized_client', 'The client may not use the grant type {grantType}.'],
    A049301: ['invalid_request', 'The token request has no grant_type.'],
    A049302: ['invalid_request', 'The grant_type is empty.'],
    A049303: ['invalid_request', 'The token request has more than one grant_type.'],
    A049304: ['unsupported_grant_type', 'The grant_type is not defined.'],
    A049305: ['unsupported_grant_type', 'The service does not support the grant type {grantType}.'],
    A049306: ['unsupported_grant_type', 'The token endpoint does not support the implicit grant.'],
    A244305: ['invalid_request', 'The token request does not identify the client. Add a client_id.', 'live'],

    A048315: ['invalid_request', 'The token request has neither a client_id nor a code.'],
    A048316: ['invalid_request', 'The token request has no client_id, and its code is empty.'],
    A048318: ['invalid_request', 'The token request has neither a client_id nor a refresh_token.'],
    A048319: ['invalid_request', 'The token request has no client_id, and its refresh_token is empty.'],
    A244310: ['invalid_grant', 'The authorization code that should identify the client does not exist.'],
    A244312: ['invalid_grant', 'The client of the authorization code has been deleted.'],
    A244313: ['invalid_grant', 'The client of the refresh token has been deleted.'],
    A244314: ['invalid_grant', 'The refresh token that should identify the client does not exist.'],

    A050301: ['invalid_request', 'The token request has no code.'],
    A050302: ['invalid_request', 'The code is empty.'],
    A050303: ['invalid_request', 'The token request has more than one code.'],
    A050304: ['invalid_request', 'The token request has more than one redirect_uri.'],
    A050305: ['invalid_grant', 'The authorization code does not exist.', 'live'],
    A050307: ['invalid_grant', 'The authorization code belongs to another client.'],
    A050308: [
      'invalid_grant',
      'The authorization request had a redirect_uri, but the token request has none.',
    ],
    A050309: ['invalid_grant', 'The redirect_uri is not the one of the authorization request.', 'live'],
    A050310: [
      'invalid_grant',
      'The authorization request had no redirect_uri, but the token request has one.',
    ],
    A050311: ['invalid_grant', 'The authorization code has expired.'],
    A050312: ['invalid_grant', 'The token request has no code_verifier.', 'live'],
    A050313: ['invalid_grant', 'The code_verifier is empty.'],
    A050314: ['invalid_grant', 'The token request has more than one code_verifier.'],
    A050315: ['invalid_grant', 'The code_verifier does not match the code_challenge.', 'live'],
    A050316: ['invalid_grant', 'The code_verifier does not have the format of RFC 7636.'],
    A050318: [
      'invalid_request',
      'The key of the DPoP proof is not the one that the code is bound to.',
      'live',
    ],
    A050317: [
      'invalid_grant',
      'The authorization request had no code_challenge, and the token request has a code_verifier.',
      'live',
    ],

    A052301: ['unauthorized_client', 'A public client cannot use the grant type client_credentials.', 'live'],
    A052302: ['invalid_request', 'The token request has more than one scope.'],
    A052303: ['invalid_scope', 'The service requires a scope, but no requested or default scope is usable.'],

    A053301: ['invalid_request', 'The token request has no refresh_token.'],
    A053302: ['invalid_request', 'The refresh_token is empty.'],
    A053303: ['invalid_request', 'The token request has more than one refresh_token.'],
    A053304: ['invalid_request', 'The token request has more than one scope.'],
    A053305: ['invalid_grant', 'The refresh token does not exist.', 'live'],
    A053307: ['invalid_grant', 'The refresh token belongs to another client.'],
    A053308: ['invalid_grant', 'The refresh token has expired.'],
    A053309: ['invalid_scope', 'The scope {scope} exceeds that of the refresh token.'],
    A053310: ['invalid_grant', 'Another request has used the refresh token.'],
    A053311: [
      'invalid_grant',
      'The key of the DPoP proof is not the one that the refresh token is bound to.',
    ],
  },
);

const issued = rows(
  { auth_token_api: 'OK' },
  {
    A050001: [undefined, 'The authorization code was exchanged for tokens.', 'live'],
    A052001: [undefined, 'An access token was issued for the client credentials.', 'live'],
  },
);

const refreshed = rows(
  { auth_token_api: ['OK', 'ID_TOKEN_REISSUABLE', 'NATIVE_SSO'] },
  { A053001: [undefined, 'The tokens were refreshed.'] },
);

/** Native SSO: tokens are issued and the authorization server creates the token response. */
const nativeSso = {
  ...rows(
    { auth_token_api: 'NATIVE_SSO' },
    {
      A050002: [undefined, 'The authorization code was exchanged for tokens for native SSO.', 'live'],
      A311002: [undefined, 'The device secret was exchanged for tokens for native SSO.', 'live'],
    },
  ),
  ...rows(
    { auth_token_api: 'BAD_REQUEST' },
    { A311337: ['invalid_target', 'The audience must be the issuer of the service alone.', 'live'] },
  ),
};

/** `/auth/token`: errors of the keys that tokens are bound to. */
const unbound = rows(
  { auth_token_api: 'BAD_REQUEST' },
  {
    A244308: ['invalid_request', 'The tokens are bound to a client certificate, but the request has none.'],
    A244309: ['invalid_request', 'The client certificate cannot be read.'],
    A254307: ['use_dpop_nonce', 'The nonce of the DPoP proof is missing or is not the current one.', 'live'],
  },
);

export const token = {
  ...unbound,
  ...unidentified,
  ...call,
  ...refused,
  ...issued,
  ...refreshed,
  ...nativeSso,
};
