import type { Right } from './rights.js';

/** Who calls the API: the holder of a service access token or of an organization token. */
export interface ApiCaller {
  /** The only service that the token is for; none for an organization token. */
  readonly serviceId: number | undefined;
  readonly rights: ReadonlySet<Right>;
  /** The only clients that its rights to clients are for; all of the service when left out. */
  readonly clientIds?: ReadonlySet<number>;
  /** Identifies the token without revealing it: the hash that the rate limit is kept under. */
  readonly tokenHash: string;
  /** Whose HTTP Basic credentials a call of Authlete 2.x carries; `undefined` for calls of 3.0. */
  readonly v2?: 'service' | 'owner';
}
