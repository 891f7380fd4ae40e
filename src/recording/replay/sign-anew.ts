import type { UnknownRecord } from '../../json.js';
import { isSymmetric } from '../../mock/jose/algorithms.js';
import { signWith } from '../../mock/jose/sign.js';
import type { Random } from '../../mock/state/random.js';
import type { JwtShape } from '../../redaction/jwt-shape.js';
import type { Reference } from '../../redaction/placeholder.js';
import type { Keys } from './keys.js';

export interface SigningContext {
  readonly keys: Keys;
  readonly random: Random;
  /** The reference of the key that the service signed with. */
  readonly key: Reference | undefined;
  /** The client's secret, for symmetric algorithms (OpenID Connect Core, section 10.1). */
  readonly clientSecret: string | undefined;
}

/**
 * Signs a JWT with the header and the claims of a recorded one. An encrypted JWT gets random parts, which
 * cannot be decrypted.
 */
export async function signAnew({ header, payload }: JwtShape, context: SigningContext): Promise<string> {
  const { keys, random, key, clientSecret } = context;
  const alg = String(header['alg']);
  if (payload === undefined) return [encode(header), ...[32, 12, 64, 16].map(filling)].join('.');
  if (alg === 'none') return `${encode(header)}.${encode(payload)}.`;
  const signer = isSymmetric(alg)
    ? clientSecret && { kid: undefined, alg, key: new TextEncoder().encode(clientSecret) }
    : await keys.signer(key, alg, random);
  return signer ? signWith(signer, payload, header) : `${encode(header)}.${encode(payload)}.${filling(64)}`;

  /** A filler for parts that only the service can create. */
  function filling(length: number): string {
    return random.bytes(length).toString('base64url');
  }
}

const encode = (part: UnknownRecord): string => Buffer.from(JSON.stringify(part)).toString('base64url');
