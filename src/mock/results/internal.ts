import { rows } from './row.js';

/** Internal failures of the service. The mock never causes them itself; only stubs do. */
export const internal = {
  ...rows(
    { auth_introspection_api: 'INTERNAL_SERVER_ERROR' },
    { A065101: ['server_error', 'The access token cannot be deleted after its expiry.'] },
  ),
  ...rows(
    { auth_userinfo_api: 'INTERNAL_SERVER_ERROR' },
    { A088101: ['server_error', 'The access token cannot be looked up.'] },
  ),
  ...rows(
    {
      client_registration_api: 'INTERNAL_SERVER_ERROR',
      client_registration_get_api: 'INTERNAL_SERVER_ERROR',
      client_registration_update_api: 'INTERNAL_SERVER_ERROR',
      client_registration_delete_api: 'INTERNAL_SERVER_ERROR',
    },
    { A204101: ['server_error', 'The extensions of the client cannot be looked up.'] },
  ),
  ...rows(
    { device_verification_api: 'INTERNAL_SERVER_ERROR' },
    { A225101: [undefined, 'The user code cannot be looked up.'] },
  ),
};
