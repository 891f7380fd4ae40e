import type { CredentialRequest } from '../../../../domain/credential-request.js';
import { deferredContent, issuedContent, responseOf } from '../../../credentials/credential-response.js';
import { credentialsOf } from '../../../credentials/credentials-of-order.js';
import { deny } from '../../../credentials/denied.js';
import { issuanceToken } from '../../../credentials/issuance-token.js';
import {
  deferRequest,
  type Ordered,
  orderedRequest,
  spendRequests,
} from '../../../credentials/ordered-request.js';
import { requireCredentialIssuance } from '../../../credentials/settings.js';
import { tokenNonce } from '../../../credentials/token-nonce.js';
import { type Call, operation, result } from '../../../operation.js';

const id = 'vci_single_issue_api';

/** POST /vci/single/issue: creates a credential response (OpenID4VCI 1.0, section 8.3). */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  requireCredentialIssuance(settings, 'A383201');
  const { token } = await issuanceToken(call, body.accessToken);
  const isOfToken = (one: CredentialRequest) => one.tokenId === token.tokenId && !one.deferred;
  const ordered = await orderedRequest(service, body.order, isOfToken);
  const { order, request } = ordered;
  if (body.denied) return deny(call, [request]);
  if (order.issuanceDeferred) return deferred(call, ordered);
  const credentials = await credentialsOf(call, order, request);
  await spendRequests(service, [request]);
  const content = { ...issuedContent(call, credentials), ...(await tokenNonce(call, token.tokenId)) };
  const { action, responseContent } = await responseOf('OK', content, request.encryption);
  return result(id, 'A383001', { responseContent }, { action });
});

async function deferred(call: Call<typeof id>, ordered: Ordered) {
  await deferRequest(call, ordered);
  const { identifier: transactionId, encryption } = ordered.request;
  const content = deferredContent(call, transactionId, call.body.interval);
  const { action, responseContent } = await responseOf('ACCEPTED', content, encryption);
  const message = { outcome: 'The issuance of the credential is deferred' };
  return result(id, 'A000000', { responseContent, transactionId }, { action, message });
}
