import { CompactEncrypt, importJWK } from 'jose';
import { Failure } from '../failure.js';
import type { Service } from '../service.js';
import type { ClientRecord, JweAlgorithm, JweEncryption } from '../state/records.js';
import { jweName } from './algorithms.js';

/** Wraps a signed JWT in a JWE for the client (RFC 7516). Without an algorithm the JWT stays as it is. */
export async function encryptJwt(
  service: Service,
  client: ClientRecord,
  jwt: string,
  alg: JweAlgorithm | undefined,
  enc: JweEncryption = 'A128CBC_HS256',
): Promise<string> {
  if (alg === undefined) return jwt;
  const name = jweName(alg);
  const jwk = client.jwks === undefined ? undefined : service.keySet(client.jwks).encrypter(name);
  if (jwk === undefined) throw new Failure('A046309', { message: { client: client.clientId, alg: name } });
  return new CompactEncrypt(new TextEncoder().encode(jwt))
    .setProtectedHeader({
      alg: name,
      enc: jweName(enc),
      cty: 'JWT',
      ...(jwk.kid !== undefined && { kid: jwk.kid }),
    })
    .encrypt(await importJWK(jwk, name));
}
