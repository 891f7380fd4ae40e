import type { JsonWebKey } from 'node:crypto';
import type { JWK } from 'jose';

/** Simulates a key in an HSM: its private part is used only for signing and decryption. */
export interface HskRecord {
  readonly handle: string;
  /** Order of creation. */
  readonly number: number;
  readonly hsmName: string;
  readonly jwk: JWK & JsonWebKey;
}
