import { type ActionFacts, facts } from '../../../operation.js';

const id = 'vci_batch_issue_api';

/** Deferred requests stay valid (OpenID4VCI 1.0-ID1, section 8.2). */
const issued = {
  uses: { accessToken: 'request.accessToken' },
  spends: { credentialRequest: { from: 'request.orders[].requestIdentifier', if: 'not-deferred' } },
  issues: { credential: 'unseen', transactionId: 'unseen' },
} as const satisfies ActionFacts<typeof id>;

/** POST /vci/batch/issue */
export default facts(id, {
  permission: 'use_service',
  refusal: 'credential-error',
  actions: {
    OK: { content: 'json', ...issued },
    OK_JWT: { content: 'jwt', ...issued },
    ACCEPTED: { content: 'json', ...issued },
    ACCEPTED_JWT: { content: 'jwt', ...issued },
  },
});
