import { type ActionFacts, facts } from '../../../operation.js';

const id = 'vci_deferred_issue_api';

const issued = {
  spends: { credentialRequest: 'request.order.requestIdentifier' },
  issues: { credential: 'unseen' },
} as const satisfies ActionFacts<typeof id>;

const deferred = {
  uses: { credentialRequest: 'request.order.requestIdentifier' },
} as const satisfies ActionFacts<typeof id>;

/** POST /vci/deferred/issue */
export default facts(id, {
  permission: 'use_service',
  refusal: 'credential-error',
  actions: {
    OK: { content: 'json', ...issued },
    OK_JWT: { content: 'jwt', ...issued },
    ACCEPTED: { content: 'json', ...deferred },
    ACCEPTED_JWT: { content: 'jwt', ...deferred },
    BAD_REQUEST: { fails: { credentialRequest: { from: 'request.order.requestIdentifier', if: 'denied' } } },
  },
});
