import { type ActionFacts, facts } from '../../../operation.js';

const id = 'backchannel_authentication_fail_api';

/** The service accepts any ticket, or none. */
const failed = {
  fails: { ticket: 'request.ticket', decision: 'request.ticket' },
  forgiving: true,
} as const satisfies ActionFacts<typeof id>;

/** POST /backchannel/authentication/fail */
export default facts(id, {
  permission: 'use_service',
  refusal: 'oauth-error',
  makesErrors: true,
  typeIn2: 'backchannelAuthenticationFailResponse',
  actions: { INTERNAL_SERVER_ERROR: failed, BAD_REQUEST: failed, FORBIDDEN: failed },
});
