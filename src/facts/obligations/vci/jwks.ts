import { json } from '../common.js';
import { obligations } from '../declare.js';
import { issuerDocument } from '../issuer-document.js';

/** POST /vci/jwks */
export default obligations(
  'vci_jwks_api',
  'credential-issuer-jwks',
  issuerDocument(
    [json, 'application/jwk-set+json'],
    'RFC 7517 8.5',
    'It has public keys only, and may be cached for some minutes.',
  ),
);
