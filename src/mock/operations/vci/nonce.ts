import { document } from '../../credentials/document.js';
import { credentialNonce } from '../../credentials/nonce.js';
import { isFirstDraft, requireCredentialIssuance } from '../../credentials/settings.js';
import { Failure } from '../../failure.js';
import { operation, result } from '../../operation.js';
import { issuanceDisabledMessage, issuanceNeeded } from '../../results/credential-issuer.js';

const id = 'vci_nonce_api';

const notFound = (outcome: string, needed: string) => ({
  action: 'NOT_FOUND',
  error: 'not_found',
  message: { outcome, needed },
});

/** POST /vci/nonce (OpenID4VCI, section 7). The first draft has no nonce endpoint. */
export default operation(id, async ({ service, settings, body }) => {
  requireCredentialIssuance(settings, 'A000000', notFound(issuanceDisabledMessage, issuanceNeeded));
  if (isFirstDraft(settings)) {
    throw new Failure(
      'A000000',
      notFound('OpenID4VCI 1.0-ID1 has no nonce endpoint.', 'oid4vciVersion=1.0 in the service.'),
    );
  }
  const cnonce = credentialNonce(settings, service.clock.seconds());
  const message = { outcome: 'The nonce for key proofs.' };
  const responseContent = document({ c_nonce: cnonce }, body);
  return result(id, 'A000000', { responseContent, cnonce }, { action: 'OK', message });
});
