import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A client's key pair: the private JWK, and the public one for its JWK Set. */
export interface ClientKey {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

export async function clientKey(alg = 'ES256', kid = 'client key'): Promise<ClientKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const privateJwk = { ...(await exportJWK(privateKey)), kid, alg };
  const { d, p, q, dp, dq, qi, ...publicJwk } = privateJwk;
  return { privateJwk, publicJwk };
}

/** Returns a JWK Set of public keys, as clients register it. */
export const jwksOf = (...keys: readonly JWK[]): string => JSON.stringify({ keys });

/** Signs a JWT. Without an `alg` in the header, uses that of the key. */
export const signed = (key: JWK | Uint8Array, payload: JWTPayload, header: object = {}): Promise<string> =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: key instanceof Uint8Array ? 'HS256' : (key.alg ?? 'ES256'), ...header })
    .sign(key);
