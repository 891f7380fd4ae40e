import type { JWK } from 'jose';
import { importKey, type Key } from './import-key.js';
import { publicJwk } from './public-jwk.js';

export interface SigningKey {
  readonly kid: string | undefined;
  readonly alg: string;
  readonly key: Key;
}

/** The JWK Set of a service or a client, parsed once. */
export class KeySet {
  readonly keys: readonly JWK[];
  readonly #imported = new Map<string, Promise<Key>>();

  constructor(json: string) {
    this.keys = parseKeys(json);
  }

  /** The keys that verify signatures of an algorithm; `kid` narrows them (RFC 7517, section 4). */
  verifiers(alg: string, kid: unknown): readonly JWK[] {
    return this.keys.filter((jwk) => isKeyFor(jwk, 'sig', kid) && algorithmsOf(jwk).includes(alg));
  }

  /** The keys that sign with an algorithm. */
  signers(alg: string, kid: string | undefined): readonly JWK[] {
    return this.verifiers(alg, kid).filter((jwk) => jwk.d !== undefined);
  }

  /** The keys that a JWE is encrypted to with an algorithm of RFC 7518, section 4. */
  encrypters(alg: string, kid?: unknown): readonly JWK[] {
    return this.keys.filter((jwk) => isKeyFor(jwk, 'enc', kid) && encryptsWith(jwk, alg));
  }

  /** The keys that decrypt such a JWE. */
  decrypters(alg: string, kid: unknown): readonly JWK[] {
    return this.encrypters(alg, kid).filter((jwk) => jwk.d !== undefined);
  }

  /** The key as it stands in the set, to sign or to decrypt with. Rejects if it lacks something. */
  async load(jwk: JWK, alg: string): Promise<SigningKey> {
    return { kid: jwk.kid, alg, key: await this.#import(`${alg} ${this.keys.indexOf(jwk)}`, jwk, alg) };
  }

  /** The public part of the key. Rejects if it lacks something. */
  loadPublic(jwk: JWK, alg: string): Promise<Key> {
    return this.#import(`${alg} ${this.keys.indexOf(jwk)} public`, publicJwk(jwk), alg);
  }

  #import(id: string, jwk: JWK, alg: string): Promise<Key> {
    const key = this.#imported.get(id) ?? importKey(jwk, alg);
    this.#imported.set(id, key);
    return key;
  }

  /** The set without private members, as `/service/jwks/get` gives it. */
  publicKeys(): JWK[] {
    return this.keys.filter((jwk) => jwk.kty !== 'oct').map(publicJwk);
  }
}

/** RFC 7517, sections 4.2 and 4.5: a key without `use` is for everything; a `kid` narrows the keys. */
const isKeyFor = ({ use, kid }: JWK, purpose: 'sig' | 'enc', wanted: unknown): boolean =>
  (use ?? purpose) === purpose && (wanted === undefined || kid === wanted);

/** The algorithms of signatures by key type or curve. */
const algorithms: Readonly<Record<string, readonly string[]>> = {
  RSA: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  'P-256': ['ES256'],
  'P-384': ['ES384'],
  'P-521': ['ES512'],
  secp256k1: ['ES256K'],
  Ed25519: ['EdDSA'],
};

/** The JWS algorithms that a key can be used with. */
export const algorithmsOf = (jwk: JWK): readonly string[] =>
  jwk.kty === 'RSA' && isTooShort(jwk) ? [] : algorithmsOfKind(jwk);

/** The JWS algorithms that the type of a key supports, or of these the one that the key names. */
export function algorithmsOfKind({ kty, crv, alg }: Pick<JWK, 'kty' | 'crv' | 'alg'>): readonly string[] {
  const known = algorithms[crv ?? kty ?? ''] ?? [];
  return alg === undefined ? known : known.filter((name) => name === alg);
}

/** RFC 7518, section 4.6, and RFC 8037, section 3.2. */
const agreementCurves: ReadonlySet<unknown> = new Set(['P-256', 'P-384', 'P-521', 'X25519']);

/** Whether a key is one to encrypt to with an algorithm of RFC 7518, section 4. */
function encryptsWith(jwk: JWK, alg: string): boolean {
  if (jwk.alg !== undefined && jwk.alg !== alg) return false;
  if (alg.startsWith('RSA')) return jwk.kty === 'RSA' && !isTooShort(jwk);
  return alg.startsWith('ECDH-ES') && agreementCurves.has(jwk.crv);
}

/** RFC 7518, sections 3.3, 4.2 and 4.3: RSA keys have 2048 bits or more, the highest of which is set. */
function isTooShort({ n }: JWK): boolean {
  if (typeof n !== 'string') return true;
  return n.length < 342 || (n.length === 342 && !/^[g-z0-9_-]/.test(n));
}

function parseKeys(json: string): JWK[] {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null || !('keys' in parsed) || !Array.isArray(parsed.keys)) {
    return [];
  }
  return parsed.keys.filter((key) => typeof key === 'object' && key !== null);
}
