import { rows } from './row.js';

/** `/pushed_auth_req`. */
export const pushedAuthorization = {
  ...rows(
    { pushed_auth_req_api: 'CREATED' },
    { A245001: [undefined, 'The request of the client {clientId} was stored as {requestUri}.', 'live'] },
  ),
  ...rows(
    { pushed_auth_req_api: 'BAD_REQUEST' },
    {
      A248301: ['invalid_request', 'A pushed request must not have a request_uri.'],
      A350308: [
        'use_dpop_nonce',
        'The nonce of the DPoP proof is missing or is not the current one.',
        'live',
      ],
    },
  ),
  ...rows(
    { pushed_auth_req_api: 'UNAUTHORIZED' },
    {
      A247303: ['invalid_client', 'The Authorization header and the client_id name different clients.'],
      A247304: ['invalid_client', 'The client_assertion and the client_id name different clients.'],
      A247305: [
        'invalid_client',
        'The Authorization header and the client_assertion name different clients.',
      ],
      A247301: ['invalid_client', 'The client_assertion is not a JWT.'],
      A247302: ['invalid_client', 'The client_assertion has no iss.'],
      A247306: ['invalid_client', 'The request does not identify the client. Add a client_id.'],
      A247307: ['invalid_client', 'No client has the ID or the alias {client}.'],
    },
  ),
};
