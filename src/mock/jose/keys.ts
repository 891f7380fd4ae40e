import type { JWK } from 'jose';
import { importKey, type Key } from './import-key.js';
import { publicJwk } from './public-jwk.js';

export interface SigningKey {
  readonly kid: string | undefined;
  readonly alg: string;
  readonly key: Key;
  /** The set that the key belongs to; `undefined` for a secret of a client. */
  readonly keySet?: KeySet;
}

/** How many of its signed tokens a key set remembers. */
const mostRemembered = 1000;

/** The JWK Set of a service or client, parsed once. */
export class KeySet {
  readonly keys: readonly JWK[];
  readonly #imported = new Map<string, Promise<Key>>();
  readonly #signers = new Map<string, readonly JWK[]>();
  readonly #signed = new Set<string>();

  constructor(json: string) {
    this.keys = parseKeys(json);
  }

  /**
   * Returns the keys that verify signatures with an algorithm, restricted by `kid` if given (RFC 7517, section 4).
   */
  verifiers(alg: string, kid: unknown): readonly JWK[] {
    return this.keys.filter((jwk) => isKeyFor(jwk, 'sig', kid) && algorithmsOf(jwk).includes(alg));
  }

  /** Returns the keys that can sign with an algorithm. */
  signers(alg: string, kid: string | undefined): readonly JWK[] {
    const wanted = kid === undefined ? alg : `${alg} ${kid}`;
    const known = this.#signers.get(wanted);
    if (known !== undefined) return known;
    const signers = this.verifiers(alg, kid).filter((jwk) => jwk.d !== undefined);
    if (this.#signers.size < mostRemembered) this.#signers.set(wanted, signers);
    return signers;
  }

  /** Remembers a JWS that a key of the set has just signed: to verify it would take longer than to sign it. */
  remember(jws: string): void {
    if (this.#signed.size >= mostRemembered) this.#signed.clear();
    this.#signed.add(jws);
  }

  /** Whether it is certain that a key of the set has signed a JWS. */
  hasSigned(jws: string): boolean {
    return this.#signed.has(jws);
  }

  /** Returns the keys that a JWE can be encrypted to, with an algorithm of RFC 7518, section 4. */
  encrypters(alg: string, kid?: unknown): readonly JWK[] {
    return this.keys.filter((jwk) => isKeyFor(jwk, 'enc', kid) && encryptsWith(jwk, alg));
  }

  /** Returns the keys that can decrypt such a JWE. */
  decrypters(alg: string, kid: unknown): readonly JWK[] {
    return this.encrypters(alg, kid).filter((jwk) => jwk.d !== undefined);
  }

  /** Resolves to the full key, for signing or decrypting. Rejects if it is incomplete. */
  async load(jwk: JWK, alg: string): Promise<SigningKey> {
    const key = await this.#import(`${alg} ${this.keys.indexOf(jwk)}`, jwk, alg);
    return { kid: jwk.kid, alg, key, keySet: this };
  }

  /** Resolves to the public part of the key. Rejects if it is incomplete. */
  loadPublic(jwk: JWK, alg: string): Promise<Key> {
    return this.#import(`${alg} ${this.keys.indexOf(jwk)} public`, publicJwk(jwk), alg);
  }

  #import(id: string, jwk: JWK, alg: string): Promise<Key> {
    const key = this.#imported.get(id) ?? importKey(jwk, alg);
    this.#imported.set(id, key);
    return key;
  }

  /** Returns the public keys, as in the response of `/service/jwks/get`. */
  publicKeys(): JWK[] {
    return this.keys.filter((jwk) => jwk.kty !== 'oct').map(publicJwk);
  }
}

/** RFC 7517, sections 4.2 and 4.5: a key without `use` suits any use. A `kid` restricts the keys. */
const isKeyFor = ({ use, kid }: JWK, purpose: 'sig' | 'enc', wanted: unknown): boolean =>
  (use ?? purpose) === purpose && (wanted === undefined || kid === wanted);

/** Signature algorithms by key type or curve. */
const algorithms: Readonly<Record<string, readonly string[]>> = {
  RSA: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  'P-256': ['ES256'],
  'P-384': ['ES384'],
  'P-521': ['ES512'],
  secp256k1: ['ES256K'],
  Ed25519: ['EdDSA'],
};

/** Returns the JWS algorithms that a key can be used with. */
export const algorithmsOf = (jwk: JWK): readonly string[] =>
  jwk.kty === 'RSA' && isTooShort(jwk) ? [] : algorithmsOfKind(jwk);

/** Returns the JWS algorithms of a key type, restricted to the key's own `alg` if set. */
export function algorithmsOfKind({ kty, crv, alg }: Pick<JWK, 'kty' | 'crv' | 'alg'>): readonly string[] {
  const known = algorithms[crv ?? kty ?? ''] ?? [];
  return alg === undefined ? known : known.filter((name) => name === alg);
}

/** Curves for key agreement: RFC 7518, section 4.6, and RFC 8037, section 3.2. */
const agreementCurves: ReadonlySet<unknown> = new Set(['P-256', 'P-384', 'P-521', 'X25519']);

/** Whether a key suits encryption with an algorithm of RFC 7518, section 4. */
function encryptsWith(jwk: JWK, alg: string): boolean {
  if (jwk.alg !== undefined && jwk.alg !== alg) return false;
  if (alg.startsWith('RSA')) return jwk.kty === 'RSA' && !isTooShort(jwk);
  return alg.startsWith('ECDH-ES') && agreementCurves.has(jwk.crv);
}

/** RFC 7518, sections 3.3, 4.2 and 4.3: RSA keys must have at least 2048 bits, the highest of which is set. */
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
