import { facts } from '../../../operation.js';

/** POST /auth/token/issue */
export default facts('auth_token_issue_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'tokenIssueResponse',
  actions: {
    OK: {
      content: 'json',
      members: ['accessToken', 'clientId', 'subject'],
      spends: { ticket: 'request.ticket' },
      issues: { accessToken: 'response.accessToken', refreshToken: 'response.refreshToken' },
    },
  },
});
