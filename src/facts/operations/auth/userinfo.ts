import { facts } from '../../operation.js';

/** POST /auth/userinfo */
export default facts('auth_userinfo_api', {
  permission: 'use_service',
  refusal: 'bearer-challenge',
  repeatable: true,
  typeIn2: 'userInfoResponse',
  actions: {
    OK: {
      content: 'challenge-if-any',
      members: ['clientId', 'subject', 'token'],
      uses: { accessToken: 'request.token' },
    },
  },
});
