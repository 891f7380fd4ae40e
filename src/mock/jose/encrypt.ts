import type { JWK } from 'jose';
import type { ClientRecord, JweAlgorithm, JweEncryption } from '../../domain/records.js';
import { clientKeys, type KeysProblem } from '../clients/client-keys.js';
import { refuse } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import { isSymmetricEncryption, jweName } from './algorithms.js';
import { importKey, type Key } from './import-key.js';
import { encryptBytes } from './jwe.js';
import { publicJwk } from './public-jwk.js';
import { secretKey } from './secret-key.js';

/** Encrypts a signed JWT for the client (RFC 7516). Returns it unchanged if no algorithm is given. */
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
  /** `JWT` if the content is a JWT (RFC 7519, section 5.2). */
  readonly cty?: 'JWT' | undefined;
  /** `DEF` to compress the content (RFC 7516, section 4.1.3). */
  readonly zip?: string | undefined;
}

/** Throws a `Failure` if the client does not have exactly one key for the algorithm. */
export async function encryptForClient(
  service: Service,
  client: ClientRecord,
  content: string,
  encryption: Encryption,
): Promise<string> {
  const key = isSymmetricEncryption(jweName(encryption.alg))
    ? sharedKey(client, encryption)
    : await clientKey(service, client, jweName(encryption.alg));
  return encryptWith(key, content, encryption);
}

export interface EncryptionKey {
  readonly kid?: string | undefined;
  readonly key: Key;
}

/**
 * OpenID Connect Core, section 10.2: the key is derived from the client secret, which public clients do not have.
 */
function sharedKey(client: ClientRecord, { alg, enc = defaultEncryption }: Encryption): EncryptionKey {
  const { clientId, clientType, clientSecret } = client;
  if (clientType !== 'CONFIDENTIAL') throw refuse('A046313', { client: clientId, alg: jweName(alg) });
  return { key: secretKey(clientSecret ?? '', jweName(alg), jweName(enc)) };
}

/** Resolves to the client's public key, from its JWK Set or `jwks_uri`. */
async function clientKey(service: Service, client: ClientRecord, alg: string): Promise<EncryptionKey> {
  const { clientId, jwksUri: url } = client;
  const message = { client: clientId, alg, url };
  const found = await clientKeys({ service }, client);
  if (found.problem !== undefined) throw refuse(problems[found.problem], message);
  const [jwk, ...others] = found.keySet.encrypters(alg);
  if (others.length > 0) throw refuse(url ? 'A046312' : 'A046311', message);
  const key = jwk && (await publicKey(jwk, alg));
  if (key === undefined) throw refuse(url ? 'A046310' : 'A046309', message);
  return key;
}

const problems = {
  unregistered: 'A046303',
  'not-fetched': 'A046304',
  unreadable: 'A046305',
} as const satisfies Record<KeysProblem, ResultCode>;

/** Resolves to the encryption key for a JWK; `undefined` if the JWK does not suit the algorithm. */
export async function publicKey(jwk: JWK, alg: string): Promise<EncryptionKey | undefined> {
  try {
    return { kid: jwk.kid, key: await importKey(publicJwk(jwk), alg) };
  } catch {
    return undefined;
  }
}

/** OpenID Connect Registration, section 2. */
const defaultEncryption = 'A128CBC_HS256';

/** Encrypts a text with a key (RFC 7516, section 5.1). */
export const encryptWith = (
  { kid, key }: EncryptionKey,
  content: string,
  { alg, enc = defaultEncryption, cty, zip }: Encryption,
): Promise<string> =>
  encryptBytes(
    new TextEncoder().encode(content),
    {
      alg: jweName(alg),
      enc: jweName(enc),
      ...(zip !== undefined && { zip }),
      ...(cty !== undefined && { cty }),
      ...(kid !== undefined && { kid }),
    },
    key,
  );
