import { refusals, rows } from './row.js';

/** `/gm`. */
const endpoint = {
  ...rows({ grant_m_api: 'OK' }, { A277001: [undefined, 'The grant {grantId} was found.', 'live'] }),
  ...refusals({ grant_m_api: 'UNAUTHORIZED' }, 'RFC 6750, section 3.1', {
    A279306: [
      'invalid_token',
      'The access token does not exist.',
      'An access token that the service issued and that was not revoked.',
      'live',
    ],
    A281305: [
      'invalid_token',
      'The access token is bound to a key, but there is no DPoP proof.',
      { needed: 'A DPoP proof by the key that the token is bound to.', source: 'RFC 9449, section 7.1' },
      'live',
    ],
  }),
  ...refusals({ grant_m_api: 'NOT_FOUND' }, 'Grant Management for OAuth 2.0', {
    A283301: [
      'invalid_request',
      'No grant has the ID in the call.',
      'The ID of a grant of the client.',
      'live',
    ],
  }),
};

/** The client must be confidential. */
const publicClient = refusals(
  {
    auth_authorization_api: ['LOCATION', 'FORM'],
    pushed_auth_req_api: 'BAD_REQUEST',
    device_authorization_api: 'BAD_REQUEST',
    grant_m_api: 'FORBIDDEN',
  },
  'Grant Management for OAuth 2.0',
  { A285311: ['invalid_request', 'A public client cannot manage grants.', 'A confidential client.', 'live'] },
);

export const grantManagement = { ...endpoint, ...publicClient };
