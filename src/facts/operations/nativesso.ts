import { facts } from '../operation.js';

/** POST /nativesso */
export default facts('native_sso_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  actions: { OK: { content: 'json', members: ['idToken'], issues: { idToken: 'response.idToken' } } },
});
