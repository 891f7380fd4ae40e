import { type ActionFacts, facts } from '../../../operation.js';

const id = 'auth_authorization_issue_api';

/** The same actions also deliver errors to the client. */
const issued = {
  effectiveCodes: /^A\d{3}0/,
  spends: { ticket: 'request.ticket' },
  issues: {
    authorizationCode: 'response.authorizationCode',
    accessToken: 'response.accessToken',
    idToken: 'response.idToken',
  },
} as const satisfies ActionFacts<typeof id>;

/** POST /auth/authorization/issue */
export default facts(id, {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'authorizationIssueResponse',
  actions: {
    LOCATION: { content: 'redirect', ...issued },
    FORM: { content: 'html', ...issued },
  },
});
