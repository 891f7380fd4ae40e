import type { Fetch } from '../upstream/outbound.js';

/** An Authlete server and one of its services. */
export interface Target {
  /** The name in reports: `us`, `mock` or a URL. */
  readonly name: string;
  /** The base URL, without a trailing slash. */
  readonly url: string;
  readonly serviceId: string;
  readonly token: string;
  /** Where the token and the service ID came from, for messages. */
  readonly variables: { readonly token: string; readonly serviceId: string };
  /** Whether calls are rate-limited. */
  readonly paced: boolean;
  /** Whether the target is known to lack an operation. */
  lacks(operationId: string): boolean;
  readonly fetch: Fetch;
  close(): Promise<void>;
}
