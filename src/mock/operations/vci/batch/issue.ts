import type { CredentialRequest } from '../../../../domain/credential-request.js';
import { deferredContent, issuedContent, responseOf } from '../../../credentials/credential-response.js';
import { credentialsOf, type Order } from '../../../credentials/credentials-of-order.js';
import { issuanceToken } from '../../../credentials/issuance-token.js';
import { asTransaction, orderedRequest, spendRequests } from '../../../credentials/ordered-request.js';
import { issuanceDisabled } from '../../../credentials/refusals.js';
import { isFirstDraft, requireCredentialIssuance } from '../../../credentials/settings.js';
import { tokenNonce } from '../../../credentials/token-nonce.js';
import { callerError } from '../../../failure.js';
import { type Call, operation, result } from '../../../operation.js';

const id = 'vci_batch_issue_api';

/** POST /vci/batch/issue: creates a batch credential response (OpenID4VCI 1.0-ID1, section 8.2). */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  requireCredentialIssuance(settings, 'A000000', issuanceDisabled);
  const { token } = await issuanceToken(call, body.accessToken);
  if (!isFirstDraft(settings))
    throw callerError(
      'OpenID4VCI 1.0 has no batch credential endpoint',
      'oid4vciVersion=1.0-ID1 in the service, or the credential endpoint with proofs.',
    );
  const { orders = [] } = body;
  if (orders.length === 0)
    throw callerError('The call has no orders', 'The member orders, with an order for each credential.');
  const isOfToken = (one: CredentialRequest) => one.tokenId === token.tokenId && !one.deferred;
  const fulfilled: Fulfilled[] = [];
  for (const one of orders) {
    fulfilled.push(await fulfil(call, await orderedRequest(service, one, isOfToken)));
  }
  const requests = (deferred: boolean) =>
    fulfilled.filter(({ isDeferred }) => isDeferred === deferred).map(({ request }) => request);
  const transactions = requests(true).map((request) => asTransaction(call, request));
  await spendRequests(service, requests(false), transactions);
  const nonce = await tokenNonce(call, token.tokenId);
  const content = { credential_responses: fulfilled.map((one) => one.response), ...nonce };
  const kind = fulfilled.every(({ isDeferred }) => isDeferred) ? 'ACCEPTED' : 'OK';
  const { action, responseContent } = await responseOf(kind, content, fulfilled[0]?.request.encryption);
  const message = { outcome: 'The credentials are issued or their issuance is deferred' };
  return result(id, 'A000000', { responseContent }, { action, message });
});

interface Fulfilled {
  readonly request: CredentialRequest;
  readonly isDeferred: boolean;
  readonly response: object;
}

async function fulfil(
  call: Call<typeof id>,
  { order, request }: { order: Order; request: CredentialRequest },
): Promise<Fulfilled> {
  if (order.issuanceDeferred) {
    return { request, isDeferred: true, response: deferredContent(call, request.identifier, undefined) };
  }
  const response = issuedContent(call, await credentialsOf(call, order, request));
  return { request, isDeferred: false, response };
}
