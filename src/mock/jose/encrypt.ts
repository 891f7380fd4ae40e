import { CompactEncrypt, type CryptoKey, importJWK } from 'jose';
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
  enc?: JweEncryption,
): Promise<string> {
  return alg === undefined ? jwt : encryptForClient(service, client, jwt, { alg, enc, cty: 'JWT' });
}

export interface Encryption {
  readonly alg: JweAlgorithm;
  readonly enc?: JweEncryption | undefined;
  /** `JWT` if what is encrypted is a JWT (RFC 7519, section 5.2). */
  readonly cty?: 'JWT' | undefined;
}

/** Throws a `Failure` if the client has no key for the algorithm. */
export async function encryptForClient(
  service: Service,
  { clientId, jwks }: ClientRecord,
  content: string,
  encryption: Encryption,
): Promise<string> {
  const alg = jweName(encryption.alg);
  // JOSE libraries no longer offer what RFC 8017, section 7.2, warns of.
  if (alg === 'RSA1_5') throw new Failure('A046302', { message: { alg } });
  const jwk = jwks === undefined ? undefined : service.keySet(jwks).encrypter(alg);
  if (jwk === undefined) throw new Failure('A046309', { message: { client: clientId, alg } });
  return encryptWith({ kid: jwk.kid, key: await importJWK(jwk, alg) }, content, encryption);
}

export interface EncryptionKey {
  readonly kid?: string | undefined;
  readonly key: CryptoKey | Uint8Array;
}

/** Encrypts a text with a key (RFC 7516, section 5.1). */
export const encryptWith = (
  { kid, key }: EncryptionKey,
  content: string,
  { alg, enc = 'A128CBC_HS256', cty }: Encryption,
): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(content))
    .setProtectedHeader({
      alg: jweName(alg),
      enc: jweName(enc),
      ...(cty !== undefined && { cty }),
      ...(kid !== undefined && { kid }),
    })
    .encrypt(key);
