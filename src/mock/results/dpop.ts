import { refusals } from './row.js';

/** Invalid DPoP proofs in requests for tokens (RFC 9449, section 5). */
export const dpop = refusals(
  { auth_token_api: 'BAD_REQUEST', pushed_auth_req_api: 'BAD_REQUEST' },
  'RFC 9449, section 5',
  {
    A254301: [
      'invalid_dpop_proof',
      'The DPoP proof is invalid: {problem}.',
      { needed: 'A valid DPoP proof for this request.', source: 'RFC 9449, section 4.3' },
      'live',
    ],
    A254302: [
      'invalid_dpop_proof',
      'The DPoP proof must be signed with a key pair, not with {alg}.',
      { needed: 'An asymmetric algorithm such as ES256.', source: 'RFC 9449, section 4.2' },
    ],
    A254303: [
      'invalid_dpop_proof',
      'The DPoP proof has no jwk in its header.',
      { needed: 'The public key as jwk in the header.', source: 'RFC 9449, section 4.2' },
      'live',
    ],
    A254304: [
      'invalid_dpop_proof',
      'The DPoP proof has no alg in its header.',
      { needed: 'The alg in the header.', source: 'RFC 9449, section 4.2' },
    ],
  },
);
