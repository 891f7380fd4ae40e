import type { JsonWebKey } from 'node:crypto';
import type { JWK } from 'jose';

/** A key that stands for one in hardware; nothing but signatures and decryption ever uses its private part. */
export interface HskRecord {
  readonly handle: string;
  /** The order of creation. */
  readonly number: number;
  readonly hsmName: string;
  readonly jwk: JWK & JsonWebKey;
}
