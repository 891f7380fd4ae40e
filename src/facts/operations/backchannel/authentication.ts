import { facts } from '../../operation.js';

/** POST /backchannel/authentication */
export default facts('backchannel_authentication_api', {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'backchannelAuthenticationResponse',
  actions: {
    BAD_REQUEST: { typicalCode: 'A174301' },
    USER_IDENTIFICATION: {
      content: 'none',
      members: ['ticket', 'clientId'],
      issues: { ticket: 'response.ticket', decision: 'response.ticket' },
    },
  },
});
