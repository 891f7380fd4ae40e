import type { Permission } from '../../facts/permission.js';
import { sha256 } from '../sha256.js';
import type { ApiCaller } from './caller.js';
import { expandRights } from './rights.js';

interface Entry {
  readonly caller: ApiCaller;
  readonly expiresAt: number;
}

/** The rights that the console gives the token of an authorization server that manages its clients. */
export const defaultRights: readonly Permission[] = ['modify_service'];

export interface ApiTokenOptions {
  /** The service that the token is limited to; `undefined` for an organization token. */
  readonly serviceId?: number;
  readonly rights: readonly Permission[];
  /** The clients that the token's client rights are limited to; all clients of the service if omitted. */
  readonly clients?: readonly number[];
  /** Expiry in milliseconds since the epoch; never if omitted. */
  readonly expiresAt?: number;
}

/** The API access tokens that the mock accepts, stored as hashes. */
export class ApiTokens {
  readonly #entries = new Map<string, Entry>();
  /** The hashes of tokens that were found. Look-ups here compare a token only with one that has the same hash code. */
  readonly #hashes = new Map<string, string>();

  add(token: string, options: ApiTokenOptions): void {
    const { serviceId, rights, clients, expiresAt = Number.POSITIVE_INFINITY } = options;
    const tokenHash = sha256(token);
    this.#entries.set(tokenHash, {
      expiresAt,
      caller: {
        serviceId,
        rights: expandRights(rights),
        ...(clients !== undefined && { clientIds: new Set(clients) }),
        tokenHash,
      },
    });
  }

  has(token: string): boolean {
    return this.#entries.has(sha256(token));
  }

  /** Returns the caller that holds the token; `undefined` if the token is unknown or expired. */
  find(token: string, now: number): ApiCaller | undefined {
    // Look up by digest: comparing token strings would leak timing information.
    const known = this.#hashes.get(token);
    const hash = known ?? sha256(token);
    const entry = this.#entries.get(hash);
    if (known === undefined && entry !== undefined) this.#hashes.set(token, hash);
    return entry !== undefined && entry.expiresAt > now ? entry.caller : undefined;
  }

  remove(token: string): void {
    this.#hashes.clear();
    this.#entries.delete(sha256(token));
  }

  /** Removes the tokens of a deleted service. */
  removeService(serviceId: number): void {
    this.#hashes.clear();
    for (const [hash, { caller }] of this.#entries) {
      if (caller.serviceId === serviceId) this.#entries.delete(hash);
    }
  }
}
