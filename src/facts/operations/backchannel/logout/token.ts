import { facts } from '../../../operation.js';

/** POST /backchannel/logout/token */
export default facts('backchannel_logout_token_api', {
  permission: 'use_service',
  refusal: 'none',
  actions: { OK: { members: ['logoutToken'], issues: { logoutToken: 'response.logoutToken' } } },
});
