import type { JWK } from 'jose';
import type { UnknownRecord } from '../../json.js';
import { generateKey } from '../../mock/jose/generate-key.js';
import { importKey } from '../../mock/jose/import-key.js';
import { algorithmsOfKind, type SigningKey } from '../../mock/jose/keys.js';
import type { Random } from '../../mock/state/random.js';
import { isJwk, thumbprintInput } from '../../redaction/jwk.js';
import type { Reference } from '../../redaction/placeholder.js';

/** Key types, for algorithms whose key is in no recorded JWK Set. */
const kinds: Readonly<Record<string, { readonly kty: string; readonly crv?: string }>> = {
  RS: { kty: 'RSA' },
  PS: { kty: 'RSA' },
  ES256: { kty: 'EC', crv: 'P-256' },
  ES256K: { kty: 'EC', crv: 'secp256k1' },
  ES384: { kty: 'EC', crv: 'P-384' },
  ES512: { kty: 'EC', crv: 'P-521' },
  Ed: { kty: 'OKP', crv: 'Ed25519' },
};

/** The private keys of a replay, keyed by the references of the recorded public keys. */
export class Keys {
  readonly #repeatable: boolean;
  readonly #keys = new Map<string, JWK>();

  constructor({ repeatable }: { readonly repeatable: boolean }) {
    this.#repeatable = repeatable;
  }

  /** Generates a key like the recorded one. Returns its public members as JSON. */
  async make(reference: Reference, { kty, crv }: UnknownRecord, random: Random): Promise<string> {
    const kind = { kty: String(kty), crv: typeof crv === 'string' ? crv : undefined };
    const key = { ...(await generateKey(kind, random, this.#repeatable)) };
    this.#keys.set(reference, key);
    return (isJwk(key) ? thumbprintInput(key) : undefined) ?? '';
  }

  /** Returns the signer for a recorded key, or for a new key; `undefined` if the algorithm is unknown. */
  async signer(
    reference: Reference | undefined,
    alg: string,
    random: Random,
  ): Promise<SigningKey | undefined> {
    const kind = kinds[alg] ?? kinds[alg.slice(0, 2)];
    if (reference === undefined && kind === undefined) return undefined;
    const name = reference ?? alg;
    if (!this.#keys.has(name) && kind !== undefined) await this.make(name, kind, random);
    const jwk = this.#keys.get(name);
    return jwk && { kid: undefined, alg, key: await importKey(jwk, alg) };
  }
}

/** Whether a key can sign with an algorithm. */
export const canSign = ({ use = 'sig', ...jwk }: UnknownRecord & JWK, alg: string): boolean =>
  use === 'sig' && algorithmsOfKind(jwk).includes(alg);
