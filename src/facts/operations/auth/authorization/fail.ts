import { type ActionFacts, facts } from '../../../operation.js';

const id = 'auth_authorization_fail_api';

const failed = {
  refuses: true,
  fails: { ticket: 'request.ticket' },
  typicalCode: 'A060306',
} as const satisfies ActionFacts<typeof id>;

/** POST /auth/authorization/fail */
export default facts(id, {
  permission: 'use_service',
  refusal: 'oauth-error',
  makesErrors: true,
  typeIn2: 'authorizationFailResponse',
  actions: {
    LOCATION: { content: 'redirect', ...failed },
    FORM: { content: 'html', ...failed },
  },
});
