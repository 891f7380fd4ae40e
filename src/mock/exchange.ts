import type { Cause } from './cause.js';
import { JsonText } from './json-text.js';
import { maskExchange, maskTexts } from './mask.js';
import type { AnsweredBy, ResponderOutcome, TransportFault } from './outcome.js';
import { type Why, whyOf } from './why.js';

/** One call and its response. */
export interface JournalExchange {
  /** Timestamp in milliseconds since the epoch, by the service's clock. */
  readonly at: number;
  /** How long the response took, in milliseconds of real time. */
  readonly duration: number;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Such as `auth_token_api`; `undefined` if no operation has the path. */
  readonly operationId: string | undefined;
  /** The request body as the mock reads it, or `{ charactersNotRead }` with its length if it was not parsed. */
  readonly request: unknown;
  /** Request members that were ignored, or coerced to another type. */
  readonly warnings?: readonly string[];
  /** HTTP status of the response. */
  readonly status: number;
  /** The response body: an object or list, or a string if it is not JSON; `undefined` if it is empty. */
  readonly response: unknown;
  /** The `action` of the response, such as `OK`; `undefined` if it has none. */
  readonly action: string | undefined;
  /** The `resultCode` of the response, such as `A050001`; `undefined` if it has none. */
  readonly resultCode: string | undefined;
  readonly answeredBy: AnsweredBy;
  /** Name of the stub that contributed to the response. */
  readonly stub?: string;
  /** Name of the test that ran, from `Journal.mark`. */
  readonly test?: string;
  /** How the connection failed. `status` and `response` were then not sent, or not sent completely. */
  readonly fault?: TransportFault;
  /** Why the call got this answer; `undefined` if there is nothing to say. */
  readonly why?: Why;
}

/**
 * An exchange as the journal keeps it: its response as text, and what decided as a reference. The response is parsed
 * and the decision explained only when somebody looks.
 */
export interface RecordedExchange extends Omit<JournalExchange, 'response' | 'why'> {
  readonly response: ResponderOutcome['body'];
  readonly cause?: Cause;
}

/** Returns an exchange with its response parsed and its decision explained. */
export function exchangeOf(exchange: RecordedExchange): JournalExchange {
  const why = whyOf(exchange);
  return { ...unexplained(exchange), ...(why !== undefined && { why }) };
}

/** Returns an exchange with its response parsed. */
export function unexplained({
  response,
  cause: _cause,
  ...recorded
}: RecordedExchange): Omit<JournalExchange, 'why'> {
  return { ...recorded, response: response instanceof JsonText ? response.parse() : response };
}

/** Returns an exchange with its secrets masked, also in the texts about it. */
export function maskedExchange<Exchange extends JournalExchange>(exchange: Exchange): Exchange {
  const { why } = exchange;
  return { ...maskExchange(exchange), ...(why !== undefined && { why: maskTexts(why, exchange) }) };
}
