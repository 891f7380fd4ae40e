import { facts } from '../../../operation.js';

/** POST /auth/token/revoke */
export default facts('auth_token_revoke_api', {
  permission: 'use_service',
  refusal: 'none',
  done: {
    revokes: { accessToken: 'request.accessTokenIdentifier', refreshToken: 'request.refreshTokenIdentifier' },
  },
});
