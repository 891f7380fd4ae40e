import { facts } from '../../../../operation.js';

/** POST /auth/token/create/batch */
export default facts('auth_token_create_batch_api', {
  permission: 'use_service',
  refusal: 'none',
  done: { issues: { accessToken: 'unseen', refreshToken: 'unseen' } },
});
