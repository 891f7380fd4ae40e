import { createHash } from 'node:crypto';
import { verifySDJWT } from '@meeco/sd-jwt';
import { compactVerify, importJWK, type JWK } from 'jose';
import { publicJwk } from '../../src/mock/jose/public-jwk.js';
import { issuerKey } from './issuance.js';

/** Returns the claims of an SD-JWT with all disclosures, verified by another library than the issuing one. */
export async function verifiedSdJwt(
  credential: string,
  key: JWK = issuerKey,
): Promise<Record<string, unknown>> {
  const imported = await importJWK(publicJwk(key));
  const claims: unknown = await verifySDJWT(
    credential,
    async (jwt) => (await compactVerify(jwt, imported)).protectedHeader !== undefined,
    async () => (data: string) => createHash('sha256').update(data).digest('base64url'),
  );
  return { ...(claims as object) };
}
