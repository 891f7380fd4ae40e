import { authlete, refusals, rows } from './row.js';

/** `/auth/revocation`. */
export const revocation = {
  ...refusals({ auth_revocation_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A113201: [
      'server_error',
      'The call has no parameters.',
      'The member parameters: the form of the revocation request.',
    ],
  }),
  ...refusals({ auth_revocation_api: 'INVALID_CLIENT' }, 'RFC 7009, section 2.1', {
    A114301: [
      'invalid_client',
      'The revocation request does not identify the client.',
      {
        needed: 'A client_id, or client credentials in the Authorization header.',
        source: 'RFC 7009, section 2.1',
      },
    ],
    A114302: ['invalid_client', 'The client_id is empty.', 'The ID of a client.'],
    A114303: [
      'invalid_client',
      'The revocation request has more than one client_id.',
      { needed: 'One client_id.', source: 'RFC 6749, section 3.2' },
    ],
    A114304: ['invalid_client', 'No client has the ID {client}.', 'The ID of a client of the service.'],
    A114307: [
      'invalid_client',
      'The client {client} is locked.',
      { needed: 'A client that is not locked. /client/lock_flag/update unlocks it.', source: authlete },
    ],
    A114312: [
      'invalid_client',
      'The revocation request names two different clients.',
      'The same client in the Authorization header, the client_id and the assertion.',
    ],
    A114314: [
      'invalid_client',
      'No client has the ID or the alias {client}.',
      'The ID or the alias of a client of the service.',
    ],
    A116302: [
      'invalid_client',
      'The token belongs to a confidential client, but the request has no client secret.',
      'The credentials of the confidential client that has the token.',
      'live',
    ],
    A116304: [
      'invalid_client',
      'The token belongs to a locked client.',
      { needed: 'A client that is not locked.', source: authlete },
    ],
  }),
  ...refusals({ auth_revocation_api: 'BAD_REQUEST' }, 'RFC 7009, section 2.1', {
    A113301: [
      'invalid_request',
      'The revocation request is empty.',
      'The parameters of a revocation request, token among them.',
    ],
    A115301: ['invalid_request', 'The revocation request has no token.', 'The parameter token.'],
    A115302: ['invalid_request', 'The token is empty.', 'The token to revoke.'],
    A115303: [
      'invalid_request',
      'The revocation request has more than one token.',
      { needed: 'One token.', source: 'RFC 6749, section 3.2' },
    ],
    A116301: [
      'unauthorized_client',
      'The token was not issued to the client {client}.',
      'The client to which the token was issued.',
    ],
  }),
  ...rows(
    { auth_revocation_api: 'OK' },
    { A113001: [undefined, 'The token is revoked, if it existed.', 'live'] },
  ),
};
