import { type ActionFacts, facts } from '../../operation.js';

const id = 'auth_authorization_api';

const accepted = {
  content: 'none',
  members: ['ticket', 'client', 'service'],
  spends: { requestUri: { from: 'parameters.request_uri', if: 'request-pushed' } },
  issues: { ticket: 'response.ticket' },
} as const satisfies ActionFacts<typeof id>;

/** POST /auth/authorization */
export default facts(id, {
  permission: 'use_service',
  refusal: 'oauth-error',
  typeIn2: 'authorizationResponse',
  actions: {
    BAD_REQUEST: { typicalCode: 'A011304' },
    LOCATION: { refuses: true, content: 'redirect', typicalCode: 'A007305' },
    FORM: { refuses: true, content: 'html', typicalCode: 'A007305' },
    NO_INTERACTION: accepted,
    INTERACTION: accepted,
  },
});
