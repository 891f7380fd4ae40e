import type { Condition } from '../facts/obligations/conditions.js';
import type { Endpoint } from '../facts/obligations/obligation.js';
import type { AuthleteCall, Exchange, SentRequest } from './exchange.js';

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
  /** The endpoint that the request went to, if the operation is called at several. */
  readonly at: Endpoint | undefined;
  readonly conditions: ReadonlySet<Condition>;
  /** The request in which the server made the call. */
  readonly made: Exchange;
  /** The call that got the action. */
  readonly call: AuthleteCall;
  /** The calls before it and after it in the same request, in the order of their responses. */
  readonly before: readonly AuthleteCall[];
  readonly after: readonly AuthleteCall[];
  /** Whether the user went on until the server had answered the client. */
  readonly isDecided: boolean;
  /** Requests of the server to the client, such as notifications. */
  readonly received: readonly SentRequest[];
}
