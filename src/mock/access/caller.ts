import type { Permission } from '../../facts/permission.js';

/** The caller of the API: the holder of a service access token or of an organization token. */
export interface ApiCaller {
  /** The service that the token is limited to; `undefined` for an organization token. */
  readonly serviceId: number | undefined;
  readonly rights: ReadonlySet<Permission>;
  /** The clients that the token's client rights are limited to; all clients of the service if omitted. */
  readonly clientIds?: ReadonlySet<number>;
  /** Hash of the token: identifies it without revealing it, and is the key of its rate limit. */
  readonly tokenHash: string;
  /** Whose HTTP Basic credentials an Authlete 2.x call carries; `undefined` for 3.0 calls. */
  readonly v2?: 'service' | 'owner';
}
