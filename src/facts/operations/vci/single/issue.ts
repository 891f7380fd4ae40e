import { type ActionFacts, facts } from '../../../operation.js';

const id = 'vci_single_issue_api';

const issued = {
  uses: { accessToken: 'request.accessToken' },
  spends: { credentialRequest: 'request.order.requestIdentifier' },
  issues: { credential: 'unseen' },
} as const satisfies ActionFacts<typeof id>;

const deferred = {
  members: ['transactionId'],
  uses: { accessToken: 'request.accessToken', credentialRequest: 'request.order.requestIdentifier' },
  issues: { transactionId: 'response.transactionId' },
} as const satisfies ActionFacts<typeof id>;

/** POST /vci/single/issue */
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
