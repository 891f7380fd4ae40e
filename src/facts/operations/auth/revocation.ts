import { facts } from '../../operation.js';

/** POST /auth/revocation */
export default facts('auth_revocation_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'revocationResponse',
  actions: {
    INVALID_CLIENT: { typicalCode: 'A157305' },
    OK: {
      content: 'script-if-any',
      revokes: { accessToken: 'parameters.token', refreshToken: 'parameters.token' },
    },
  },
});
