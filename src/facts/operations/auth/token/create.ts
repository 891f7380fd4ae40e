import { facts } from '../../../operation.js';

/** POST /auth/token/create */
export default facts('auth_token_create_api', {
  permission: 'use_service',
  refusal: 'none',
  typeIn2: 'tokenCreateResponse',
  actions: {
    OK: {
      members: ['accessToken', 'clientId', 'expiresIn'],
      issues: { accessToken: 'response.accessToken', refreshToken: 'response.refreshToken' },
    },
  },
});
