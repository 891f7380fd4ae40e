import { document } from '../../credentials/document.js';
import { issuerMetadata, missingMetadata } from '../../credentials/issuer-metadata.js';
import { requireCredentialIssuance } from '../../credentials/settings.js';
import { serverError } from '../../failure.js';
import { operation, result } from '../../operation.js';

const id = 'vci_metadata_api';

/** POST /vci/metadata (OpenID4VCI, section 12.2). */
export default operation(id, async ({ settings, body }) => {
  requireCredentialIssuance(settings, 'A364301');
  const missing = missingMetadata(settings);
  if (missing !== undefined)
    throw serverError(`The service has no usable ${missing}.`, `${missing} in the service.`);
  return result(id, 'A364001', { responseContent: document(issuerMetadata(settings), body) });
});
