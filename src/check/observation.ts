import type { Condition } from '../facts/obligations/conditions.js';
import type { AuthleteCall, Exchange } from './exchange.js';

/** What a result is based on. */
export interface Evidence {
  /** Names the trial or probe in reports. */
  readonly title: string;
  readonly exchanges: readonly Exchange[];
  /** The request and response that matter. */
  readonly final: Exchange;
  /** The call of the server whose response was forced. */
  readonly call?: AuthleteCall;
  /** Further calls, in the order of their responses. */
  readonly later: readonly AuthleteCall[];
}

/** What happened in a trial. `final` is the response to the request in which the server made the call. */
export interface Observation extends Evidence {
  readonly operationId: string;
  readonly action: string;
  readonly conditions: ReadonlySet<Condition>;
  readonly call: AuthleteCall;
}
