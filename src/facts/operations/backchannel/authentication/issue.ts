import { facts } from '../../../operation.js';

/** POST /backchannel/authentication/issue */
export default facts('backchannel_authentication_issue_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'backchannelAuthenticationIssueResponse',
  actions: {
    OK: {
      content: 'json',
      members: ['authReqId', 'expiresIn'],
      spends: { ticket: 'request.ticket' },
      issues: { authReqId: 'response.authReqId' },
    },
  },
});
