import { json } from '../common.js';
import { obligations } from '../declare.js';
import { issuerDocument } from '../issuer-document.js';

/** POST /vci/metadata */
export default obligations(
  'vci_metadata_api',
  'credential-issuer-metadata',
  issuerDocument(json, 'OpenID4VCI 1.0 12.2', 'It may be cached for some minutes.'),
);
