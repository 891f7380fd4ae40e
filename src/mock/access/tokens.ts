import { sha256 } from '../sha256.js';
import type { ApiCaller } from './caller.js';
import { expandRights, type Right } from './rights.js';

interface Entry {
  readonly caller: ApiCaller;
  readonly expiresAt: number;
}

export interface ApiTokenOptions {
  /** The only service that the token is for; none for an organization token. */
  readonly serviceId?: number;
  readonly rights: readonly Right[];
  /** The only clients that its rights to clients are for; all of the service when left out. */
  readonly clients?: readonly number[];
  /** Milliseconds since the epoch; never when left out. */
  readonly expiresAt?: number;
}

/** The API access tokens that the mock accepts, kept as hashes. */
export class ApiTokens {
  readonly #entries = new Map<string, Entry>();

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

  /** Who presents the token; none if it is unknown or has expired. */
  find(token: string, now: number): ApiCaller | undefined {
    // Looked up by its digest, a token is never compared: how long that takes tells nothing of it.
    const entry = this.#entries.get(sha256(token));
    return entry !== undefined && entry.expiresAt > now ? entry.caller : undefined;
  }

  /** Forgets the tokens of a deleted service. */
  removeService(serviceId: number): void {
    for (const [hash, { caller }] of this.#entries) {
      if (caller.serviceId === serviceId) this.#entries.delete(hash);
    }
  }
}
