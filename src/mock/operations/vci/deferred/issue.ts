import type { CredentialRequest } from '../../../../domain/credential-request.js';
import { deferredContent, issuedContent, responseOf } from '../../../credentials/credential-response.js';
import { credentialsOf } from '../../../credentials/credentials-of-order.js';
import { deny } from '../../../credentials/denied.js';
import { orderedRequest, spendRequests } from '../../../credentials/ordered-request.js';
import { badRequest } from '../../../credentials/refusals.js';
import { isFirstDraft, requireCredentialIssuance } from '../../../credentials/settings.js';
import { type Call, operation, result } from '../../../operation.js';

const id = 'vci_deferred_issue_api';

/** POST /vci/deferred/issue: creates a deferred credential response (OpenID4VCI 1.0, section 9.2). */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  requireCredentialIssuance(settings, 'A383201');
  const { order, request } = await orderedRequest(service, body.order, ({ deferred }) => deferred);
  if (body.denied) return deny(call, [request]);
  if (order.issuanceDeferred) return deferredAgain(call, request);
  const credentials = await credentialsOf(call, order, request);
  await spendRequests(service, [request]);
  const content = issuedContent(call, credentials);
  const { action, responseContent } = await responseOf('OK', content, request.encryption);
  const message = { outcome: 'The credential is issued' };
  return result(id, 'A000000', { responseContent }, { action, message });
});

/** Section 9.2: the wallet may try again. In the first implementer's draft, section 9.3, this is an error. */
async function deferredAgain(call: Call<typeof id>, { identifier, encryption }: CredentialRequest) {
  if (isFirstDraft(call.settings))
    throw badRequest(
      'issuance_pending',
      'The credential is not ready yet',
      'A later request: the issuer has not issued the credential yet.',
    );
  const content = deferredContent(call, identifier, call.body.interval);
  const { action, responseContent } = await responseOf('ACCEPTED', content, encryption);
  const message = { outcome: 'The credential is not ready yet' };
  return result(id, 'A000000', { responseContent }, { action, message });
}
