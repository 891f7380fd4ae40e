import { refusals, rows } from './row.js';

/** `/pushed_auth_req`. */
export const pushedAuthorization = {
  ...rows(
    { pushed_auth_req_api: 'CREATED' },
    { A245001: [undefined, 'The request of the client {clientId} was stored as {requestUri}.', 'live'] },
  ),
  ...refusals({ pushed_auth_req_api: 'BAD_REQUEST' }, 'RFC 9126, section 2.1', {
    A248301: [
      'invalid_request',
      'A pushed request must not have a request_uri.',
      'A request without request_uri.',
    ],
    A350308: [
      'use_dpop_nonce',
      'The nonce of the DPoP proof is missing or is not the current one.',
      { needed: 'A DPoP proof with the nonce of the last DPoP-Nonce header.', source: 'RFC 9449, section 8' },
      'live',
    ],
  }),
  ...refusals({ pushed_auth_req_api: 'UNAUTHORIZED' }, 'RFC 9126, section 2.1', {
    A247303: [
      'invalid_client',
      'The Authorization header and the client_id name different clients.',
      'The same client in both.',
    ],
    A247304: [
      'invalid_client',
      'The client_assertion and the client_id name different clients.',
      'The same client in both.',
    ],
    A247305: [
      'invalid_client',
      'The Authorization header and the client_assertion name different clients.',
      'The same client in both.',
    ],
    A247301: [
      'invalid_client',
      'The client_assertion is not a JWT.',
      { needed: 'A signed JWT as client_assertion.', source: 'RFC 7523, section 3' },
    ],
    A247302: [
      'invalid_client',
      'The client_assertion has no iss.',
      { needed: 'The client ID as iss.', source: 'RFC 7523, section 3' },
    ],
    A247306: [
      'invalid_client',
      'The request does not identify the client. Add a client_id.',
      'A client_id, or client credentials in the Authorization header.',
    ],
    A247307: [
      'invalid_client',
      'No client has the ID or the alias {client}.',
      'The ID or the alias of a client of the service.',
    ],
  }),
};
