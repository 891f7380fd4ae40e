import { factsOf } from '../../facts/lookup.js';
import type { Engine } from '../../mock/engine.js';
import type { ContractOperation } from '../../spec/contract.js';
import { isFormType } from '../body.js';
import type { RecordedExchange, Recording } from '../format.js';

/** A recorded exchange, with the operation that it belongs to. */
export interface ReplayPart {
  /** The line in the recording. */
  readonly line: number;
  readonly exchange: RecordedExchange;
  readonly operationId: string;
  /** Path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: string;
  /** The body, decoded as the mock decodes request bodies. */
  readonly body: unknown;
  /** Whether it can be replayed several times, because it changes no state. */
  readonly isRepeatable: boolean;
}

export const partsOf = ({ exchanges }: Recording, engine: Engine): ReplayPart[] =>
  exchanges.flatMap((exchange, index) => {
    const [path = '', query = ''] = exchange.target.split(/\?(.*)/s);
    const route = engine.router.match(exchange.method, path);
    if (route.kind !== 'operation') return [];
    const { operation } = route;
    return {
      // The header is line 1.
      line: index + 2,
      exchange,
      operationId: operation.operationId,
      path: route.path,
      query,
      body: bodyOf(exchange, operation, engine),
      isRepeatable: factsOf(operation.operationId)?.repeatable || isPollingResponse(exchange.response),
    };
  });

/** Decodes a body: ignored members do not matter, and neither does whether it is JSON or a form. */
function bodyOf(
  { request, requestHeaders }: RecordedExchange,
  { requestSchema }: ContractOperation,
  { decoder }: Engine,
): unknown {
  if (requestSchema === undefined || request === undefined) return {};
  const form =
    typeof request === 'string' ? new URLSearchParams(request) : formOf(Object.entries(Object(request)));
  try {
    return isFormType(requestHeaders['content-type'])
      ? decoder.fromForm(requestSchema, form)
      : decoder.decode(requestSchema, request);
  } catch {
    // The service rejected this body too. Calls with such a body do not reach this point.
    return request;
  }
}

/** Arrays become repeated fields. */
const formOf = (fields: [string, unknown][]): URLSearchParams =>
  new URLSearchParams(
    fields.flatMap(([name, value]) => [value].flat().map((item): [string, string] => [name, String(item)])),
  );

/** Whether the client must poll again (RFC 8628, section 3.5; CIBA Core, section 11). */
export const isPollingResponse = (response: unknown): boolean =>
  /\b(authorization_pending|slow_down)\b/.test(JSON.stringify(response ?? ''));
