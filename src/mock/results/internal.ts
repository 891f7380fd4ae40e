import { authlete, refusals } from './row.js';

/** Internal failures of the service. The mock never causes them itself; only stubs do. */
export const internal = {
  ...refusals({ auth_introspection_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A065101: [
      'server_error',
      'The access token cannot be deleted after its expiry.',
      'Nothing that the server can do: try again.',
    ],
  }),
  ...refusals({ auth_userinfo_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A088101: [
      'server_error',
      'The access token cannot be looked up.',
      'Nothing that the server can do: try again.',
    ],
  }),
  ...refusals(
    {
      client_registration_api: 'INTERNAL_SERVER_ERROR',
      client_registration_get_api: 'INTERNAL_SERVER_ERROR',
      client_registration_update_api: 'INTERNAL_SERVER_ERROR',
      client_registration_delete_api: 'INTERNAL_SERVER_ERROR',
    },
    authlete,
    {
      A204101: [
        'server_error',
        'The extensions of the client cannot be looked up.',
        'Nothing that the server can do: try again.',
      ],
    },
  ),
  ...refusals({ device_verification_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A225101: [undefined, 'The user code cannot be looked up.', 'Nothing that the server can do: try again.'],
  }),
};
