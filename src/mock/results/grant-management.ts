import { rows } from './row.js';

/** `/gm`. */
const endpoint = {
  ...rows({ grant_m_api: 'OK' }, { A277001: [undefined, 'The grant {grantId} was found.', 'live'] }),
  ...rows(
    { grant_m_api: 'UNAUTHORIZED' },
    {
      A279306: ['invalid_token', 'The access token does not exist.', 'live'],
      A281305: ['invalid_token', 'The access token is bound to a key, but there is no DPoP proof.', 'live'],
    },
  ),
  ...rows(
    { grant_m_api: 'NOT_FOUND' },
    { A283301: ['invalid_request', 'No grant has the ID in the call.', 'live'] },
  ),
};

/** Grant Management for OAuth 2.0, section 5: the client must be confidential. */
const publicClient = rows(
  {
    auth_authorization_api: ['LOCATION', 'FORM'],
    pushed_auth_req_api: 'BAD_REQUEST',
    device_authorization_api: 'BAD_REQUEST',
    grant_m_api: 'FORBIDDEN',
  },
  { A285311: ['invalid_request', 'A public client cannot manage grants.', 'live'] },
);

export const grantManagement = { ...endpoint, ...publicClient };
