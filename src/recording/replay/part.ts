import type { Engine } from '../../mock/engine.js';
import type { ContractOperation } from '../../spec/contract.js';
import { isFormType } from '../body.js';
import type { RecordedExchange, Recording } from '../format.js';
import { isRead, saysAskAgain } from './reads.js';

/** A recorded exchange of an operation that the contract has. */
export interface Part {
  /** The line of the recording. */
  readonly line: number;
  readonly exchange: RecordedExchange;
  readonly operationId: string;
  /** Path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: string;
  /** The body as the mock reads bodies. */
  readonly body: unknown;
  /** Whether it may be answered again, because it changed nothing. */
  readonly isRepeatable: boolean;
}

export const partsOf = ({ exchanges }: Recording, engine: Engine): Part[] =>
  exchanges.flatMap((exchange, index) => {
    const [path = '', query = ''] = exchange.target.split(/\?(.*)/s);
    const route = engine.router.match(exchange.method, path);
    if (route.kind !== 'operation') return [];
    const { operation } = route;
    return {
      // The header is the first line.
      line: index + 2,
      exchange,
      operationId: operation.operationId,
      path: route.path,
      query,
      body: bodyOf(exchange, operation, engine),
      isRepeatable: isRead(operation.operationId) || saysAskAgain(exchange.response),
    };
  });

/** What an operation ignores makes no difference, nor does whether a body is JSON or a form. */
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
    // The service refused it too; a call with such a body is not let through to here.
    return request;
  }
}

/** A field that was repeated is a list. */
const formOf = (fields: [string, unknown][]): URLSearchParams =>
  new URLSearchParams(
    fields.flatMap(([name, value]) => [value].flat().map((item): [string, string] => [name, String(item)])),
  );
