import { rows } from './row.js';

const refusedClient = {
  auth_token_api: 'INVALID_CLIENT',
  auth_revocation_api: 'INVALID_CLIENT',
  pushed_auth_req_api: 'UNAUTHORIZED',
} as const;

/** The client is not the one it claims to be, wherever clients authenticate (RFC 6749, section 2.3). */
export const clientAuthentication = rows(refusedClient, {
  A157301: ['invalid_client', 'The client is confidential, and its authentication method is NONE.'],
  A157302: ['invalid_client', 'The client is public, and its authentication method is not NONE.'],
  A157303: ['invalid_client', 'A public client must not send credentials.', 'live'],
  A157304: ['invalid_client', 'The client authenticates by {method}, and the request has no client secret.'],
  A157305: ['invalid_client', 'The client secret is wrong.', 'live'],
  A157344: [
    'invalid_client',
    'The mock does not verify the client authentication method {method}.',
    'inferred',
  ],
  A157357: [
    'invalid_client',
    'The client authenticates by {method}, and its credentials came by another way.',
    'live',
  ],
  A158301: ['invalid_client', 'The request has more than one client_secret.'],
});
