import type { Condition } from '../facts/obligations/conditions.js';
import type { AuthleteCall, Exchange } from './exchange.js';

/** What happened in a trial. */
export interface Observation {
  /** Names the trial in reports. */
  readonly title: string;
  readonly operationId: string;
  readonly action: string;
  readonly conditions: ReadonlySet<Condition>;
  readonly exchanges: readonly Exchange[];
  /** The call that got the action. */
  readonly call: AuthleteCall;
  /** The response of the server to the request in which it made that call, after redirects to its own pages. */
  readonly final: Exchange;
  /** The calls after it, in the order of their responses. */
  readonly later: readonly AuthleteCall[];
}
