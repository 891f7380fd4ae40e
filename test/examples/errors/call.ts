import type { Visited } from '../browser.js';
import type { Example } from './example.js';

/** A request to the authorization server, and the operation of Authlete that it leads to. */
export interface Call {
  readonly operation: string;
  /** Whether the answers of the operation have no content for others. */
  readonly silent?: boolean;
  ask(example: Example): Promise<Visited>;
}
