import { facts } from '../../../operation.js';

/** POST /auth/token/update */
export default facts('auth_token_update_api', {
  permission: 'use_service',
  refusal: 'none',
  typeIn2: 'tokenUpdateResponse',
  actions: {
    OK: {
      revokes: { accessToken: { from: 'request.accessToken', if: 'access-token-replaced' } },
      issues: { accessToken: { from: 'response.accessToken', if: 'access-token-replaced' } },
    },
  },
});
