import { facts } from '../../../operation.js';

/** POST /auth/userinfo/issue */
export default facts('auth_userinfo_issue_api', {
  permission: 'use_service',
  refusal: 'bearer-challenge',
  repeatable: true,
  typeIn2: 'userInfoIssueResponse',
  actions: {
    JSON: { content: 'json', uses: { accessToken: 'request.token' } },
    JWT: { content: 'jwt', uses: { accessToken: 'request.token' } },
  },
});
