import { rows } from './row.js';

/** `/auth/revocation`. */
export const revocation = {
  ...rows(
    { auth_revocation_api: 'INTERNAL_SERVER_ERROR' },
    { A113201: ['server_error', 'The call has no parameters.'] },
  ),
  ...rows(
    { auth_revocation_api: 'INVALID_CLIENT' },
    {
      A114301: ['invalid_client', 'The revocation request does not identify the client.'],
      A114302: ['invalid_client', 'The client_id is empty.'],
      A114303: ['invalid_client', 'The revocation request has more than one client_id.'],
      A114304: ['invalid_client', 'No client has the ID {client}.'],
      A114307: ['invalid_client', 'The client {client} is locked.'],
      A114312: ['invalid_client', 'The revocation request names two different clients.'],
      A114314: ['invalid_client', 'No client has the ID or the alias {client}.'],
      A116302: [
        'invalid_client',
        'The token belongs to a confidential client, but the request has no client secret.',
        'live',
      ],
      A116304: ['invalid_client', 'The token belongs to a locked client.'],
    },
  ),
  ...rows(
    { auth_revocation_api: 'BAD_REQUEST' },
    {
      A113301: ['invalid_request', 'The revocation request is empty.'],
      A115301: ['invalid_request', 'The revocation request has no token.'],
      A115302: ['invalid_request', 'The token is empty.'],
      A115303: ['invalid_request', 'The revocation request has more than one token.'],
      A116301: ['unauthorized_client', 'The token was not issued to the client {client}.'],
    },
  ),
  ...rows(
    { auth_revocation_api: 'OK' },
    { A113001: [undefined, 'The token is revoked, if it existed.', 'live'] },
  ),
};
