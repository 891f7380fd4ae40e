import { rows } from './row.js';

/** Invalid DPoP proofs in requests for tokens (RFC 9449, section 5). */
export const dpop = rows(
  { auth_token_api: 'BAD_REQUEST', pushed_auth_req_api: 'BAD_REQUEST' },
  {
    A254301: ['invalid_dpop_proof', 'The DPoP proof is invalid: {problem}.', 'live'],
    A254302: ['invalid_dpop_proof', 'The DPoP proof must be signed with a key pair, not with {alg}.'],
    A254303: ['invalid_dpop_proof', 'The DPoP proof has no jwk in its header.', 'live'],
    A254304: ['invalid_dpop_proof', 'The DPoP proof has no alg in its header.'],
  },
);
