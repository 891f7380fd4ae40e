import { isJsonObject, type JsonObject } from '../spec/json.js';
import type { Cause } from './cause.js';
import type { JsonText } from './json-text.js';

/** The answer to a call: what a responder gives and a transport writes. */
export interface ResponderOutcome {
  readonly status: number;
  /** JSON, or a string if the body is not JSON; `undefined` if there is none. */
  readonly body: JsonText | string | undefined;
  readonly action?: string | undefined;
  readonly resultCode?: string | undefined;
  /** Headers that add to or replace the default ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How the connection fails before the whole response is sent. */
  readonly fault?: TransportFault;
  /** Name of the stub that contributed to the response. */
  readonly stub?: string;
  /** Name of the scenario that the stub belongs to. */
  readonly scenario?: string;
  /** What answered the call, if not the mock itself. */
  readonly answeredBy?: AnsweredBy;
  /** What decided, for the journal; `undefined` if the mock did not decide. */
  readonly cause?: Cause | undefined;
}

/**
 * What answered a call: a stub, the mock itself, a replayed recording, or the contract if the mock does
 * not implement the operation.
 */
export type AnsweredBy = 'stub' | 'mock' | 'recording' | 'contract';

/**
 * How a connection fails:
 * - `reset`: the connection is reset; nothing is sent.
 * - `empty`: the connection is closed; nothing is sent.
 * - `truncated`: half of the body is sent, then the connection is closed.
 * - `timeout`: nothing is sent and the connection stays open.
 */
export type TransportFault = 'reset' | 'empty' | 'truncated' | 'timeout';

/** Returns the headers of the response, except those that describe the connection. */
export function headersOf({ body, headers }: ResponderOutcome): Record<string, string> {
  if (body === undefined) return { ...headers };
  return {
    'content-type': typeof body === 'string' ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8',
    'cache-control': 'no-store',
    ...headers,
  };
}

/** Returns the content of the response; `undefined` if it has none. */
export const contentOf = ({ body }: ResponderOutcome): string | undefined =>
  typeof body === 'object' ? body.text : body;

/** Returns the length of the content in bytes; `undefined` if there is none. */
export const contentLengthOf = ({ body }: ResponderOutcome): number | undefined =>
  typeof body === 'string' ? Buffer.byteLength(body) : body?.byteLength;

/** Returns the body as members: an empty object if the body is not a JSON object. */
export function membersOf({ body }: ResponderOutcome): JsonObject {
  const json = typeof body === 'object' ? body.parse() : undefined;
  return isJsonObject(json) ? json : {};
}
