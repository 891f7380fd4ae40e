import { type CryptoKey, importJWK, type JWK } from 'jose';

export interface SigningKey {
  readonly kid: string | undefined;
  readonly alg: string;
  readonly key: CryptoKey | Uint8Array;
}

/** The JWK Set of a service or a client, parsed once. */
export class KeySet {
  readonly keys: readonly JWK[];
  readonly #imported = new Map<string, Promise<CryptoKey | Uint8Array>>();

  constructor(json: string) {
    this.keys = parseKeys(json);
  }

  /** The keys that sign with an algorithm; `kid` narrows them (RFC 7517, section 4). */
  signers(alg: string, kid: string | undefined): readonly JWK[] {
    return this.keys.filter(
      (jwk) =>
        jwk.d !== undefined &&
        (jwk.use ?? 'sig') === 'sig' &&
        algorithmsOf(jwk).includes(alg) &&
        (kid === undefined || jwk.kid === kid),
    );
  }

  /** A public key to encrypt with, for an algorithm of RFC 7518, section 4. */
  encrypter(alg: string): JWK | undefined {
    const kty = alg.startsWith('RSA') ? 'RSA' : 'EC';
    return this.keys.find(
      (jwk) => jwk.kty === kty && (jwk.use ?? 'enc') === 'enc' && (jwk.alg === undefined || jwk.alg === alg),
    );
  }

  async load(jwk: JWK, alg: string): Promise<SigningKey> {
    const id = `${alg} ${this.keys.indexOf(jwk)}`;
    const key = this.#imported.get(id) ?? importJWK(jwk, alg);
    this.#imported.set(id, key);
    return { kid: jwk.kid, alg, key: await key };
  }

  /** The set without private members, as `/service/jwks/get` gives it. */
  publicKeys(): JWK[] {
    return this.keys
      .filter((jwk) => jwk.kty !== 'oct')
      .map((jwk) => Object.fromEntries(Object.entries(jwk).filter(([name]) => !privateMembers.has(name))));
  }
}

const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

const algorithms: Record<string, readonly string[]> = {
  RSA: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  'P-256': ['ES256'],
  'P-384': ['ES384'],
  'P-521': ['ES512'],
  Ed25519: ['EdDSA'],
};

/** The JWS algorithms that a key can be used with: its own, or each that its type supports. */
export function algorithmsOf(jwk: JWK): readonly string[] {
  if (jwk.alg !== undefined) return [jwk.alg];
  return algorithms[jwk.crv ?? jwk.kty ?? ''] ?? [];
}

function parseKeys(json: string): JWK[] {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null || !('keys' in parsed) || !Array.isArray(parsed.keys)) {
    return [];
  }
  return parsed.keys;
}
