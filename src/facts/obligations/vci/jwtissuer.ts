import { json } from '../common.js';
import { obligations } from '../declare.js';
import { issuerDocument } from '../issuer-document.js';

/** POST /vci/jwtissuer */
export default obligations(
  'vci_jwtissuer_api',
  'jwt-vc-issuer-metadata',
  issuerDocument(json, 'SD-JWT VC 5', 'The path is /.well-known/jwt-vc-issuer now.'),
);
