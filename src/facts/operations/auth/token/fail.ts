import { facts } from '../../../operation.js';

/** POST /auth/token/fail */
export default facts('auth_token_fail_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  makesErrors: true,
  typeIn2: 'tokenFailResponse',
  actions: { BAD_REQUEST: { fails: { ticket: 'request.ticket' }, effectiveCodes: /^A0673/ } },
});
