import { facts } from '../../operation.js';

/** POST /idtoken/reissue */
export default facts('idtoken_reissue_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  actions: { OK: { content: 'json', members: ['idToken'], issues: { idToken: 'response.idToken' } } },
});
