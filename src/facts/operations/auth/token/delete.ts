import { facts } from '../../../operation.js';

/** DELETE /auth/token/delete/{accessTokenIdentifier} */
export default facts('auth_token_delete_api', {
  permission: 'use_service',
  refusal: 'none',
  done: { revokes: { accessToken: 'path.last', refreshToken: 'path.last' } },
});
