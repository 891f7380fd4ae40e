import type { Fetch } from '../upstream/outbound.js';

/** An Authlete, and a service of it. */
export interface Target {
  /** What reports call it: `us`, `mock`, a URL. */
  readonly name: string;
  /** Its base URL, without a slash at the end. */
  readonly url: string;
  readonly serviceId: string;
  readonly token: string;
  /** Where the token and the service ID were taken from, for messages. */
  readonly variables: { readonly token: string; readonly serviceId: string };
  /** Whether it is called at a modest pace. */
  readonly paced: boolean;
  /** Whether it is known beforehand that it does not have an operation. */
  lacks(operationId: string): boolean;
  readonly fetch: Fetch;
  close(): Promise<void>;
}
