import { facts } from '../../../operation.js';

/** POST /backchannel/authentication/complete */
export default facts('backchannel_authentication_complete_api', {
  permission: 'use_service',
  refusal: 'none',
  typeIn2: 'backchannelAuthenticationCompleteResponse',
  actions: {
    SERVER_ERROR: { content: 'error-if-any' },
    NO_ACTION: {
      content: 'none',
      members: ['clientId', 'authReqId'],
      effectiveCodes: /^A\d{3}0/,
      spends: { decision: 'request.ticket' },
    },
    NOTIFICATION: {
      content: 'json',
      members: ['clientId', 'authReqId'],
      effectiveCodes: /^A\d{3}0/,
      spends: { decision: 'request.ticket' },
      issues: {
        accessToken: 'response.accessToken',
        refreshToken: 'response.refreshToken',
        idToken: 'response.idToken',
        grant: 'response.grantId',
      },
    },
  },
});
