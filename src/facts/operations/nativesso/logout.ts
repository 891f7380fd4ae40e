import { facts } from '../../operation.js';

/** POST /nativesso/logout */
export default facts('native_sso_logout_api', {
  permission: 'use_service',
  refusal: 'none',
  actions: { OK: { members: ['count'], revokes: { accessToken: 'unseen', refreshToken: 'unseen' } } },
});
