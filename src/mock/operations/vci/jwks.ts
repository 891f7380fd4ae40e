import { document } from '../../credentials/document.js';
import { requireCredentialIssuance } from '../../credentials/settings.js';
import { Failure } from '../../failure.js';
import { operation, result } from '../../operation.js';

const id = 'vci_jwks_api';

/** POST /vci/jwks: returns the public keys that verify credentials (RFC 7517, section 5). */
export default operation(id, async ({ service, settings, body }) => {
  requireCredentialIssuance(settings, 'A402301');
  if (!settings.credentialJwks) throw new Failure('A403201');
  const keys = service.keySet(settings.credentialJwks).publicKeys();
  const message = { outcome: 'The keys of the credential issuer.' };
  return result(id, 'A000000', { responseContent: document({ keys }, body) }, { action: 'OK', message });
});
