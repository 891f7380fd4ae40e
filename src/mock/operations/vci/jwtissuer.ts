import { document } from '../../credentials/document.js';
import { requireCredentialIssuance } from '../../credentials/settings.js';
import { Failure, serverError } from '../../failure.js';
import { operation, result } from '../../operation.js';

const id = 'vci_jwtissuer_api';

/** POST /vci/jwtissuer (SD-JWT VC, section 5): returns the URL of the keys, or the keys. */
export default operation(id, async ({ service, settings, body }) => {
  requireCredentialIssuance(settings, 'A416301');
  const { credentialIssuerMetadata, credentialJwks, credentialJwksUri } = settings;
  if (!credentialJwks && !credentialJwksUri) throw new Failure('A417202');
  const issuer = credentialIssuerMetadata?.credentialIssuer;
  if (!issuer)
    throw serverError(
      'The service has no credentialIssuer.',
      'A credentialIssuer in the credentialIssuerMetadata of the service.',
    );
  const keys = credentialJwksUri
    ? { jwks_uri: credentialJwksUri }
    : { jwks: { keys: service.keySet(credentialJwks ?? '').publicKeys() } };
  const message = { outcome: 'The metadata of the JWT issuer.' };
  const responseContent = document({ issuer, ...keys }, body);
  return result(id, 'A000000', { responseContent }, { action: 'OK', message });
});
