import type { Note } from '../mock/request/reading.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { isJsonObject, type JsonObject } from '../spec/json.js';
import { type SchemaValidation, validateResponse } from '../spec/validate.js';
import { coercedScalars } from './coerced-scalars.js';
import { type ClientContent, readContent } from './content.js';
import type { Body, HttpExchange } from './exchange.js';
import { type IssuedJwt, issuedJwts } from './jwts/issued.js';

/** OAuth parameters. */
export type Parameters = Pick<URLSearchParams, 'get' | 'has'>;

const noParameters: Parameters = new URLSearchParams();

/** An exchange, with what checks need. */
export interface CheckContext {
  readonly exchange: HttpExchange;
  readonly contract: Contract;
  readonly operation: ContractOperation;
  /** The response if it is a JSON object, else `undefined`. */
  readonly answer: JsonObject | undefined;
  /** The request's JSON object, or the fields of its form. */
  readonly sent: JsonObject | undefined;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  /** The schema validation of the response body. Cached, because several checks need it. */
  readonly responseValidation: () => SchemaValidation;
  /** The scalars of the request that the service accepts although they have another type. */
  readonly coercedScalars: () => readonly Note[];
  /** The OAuth parameters in the request. Cached, as are the following. */
  readonly parameters: () => Parameters;
  /** What `responseContent` gives the client. */
  readonly content: () => ClientContent | undefined;
  /** The values in `responseContent`. */
  readonly contentValues: () => ReadonlyMap<string, string> | undefined;
  /** The JWTs that the service made. */
  readonly jwts: () => readonly IssuedJwt[];
}

export function checkContextOf(
  exchange: HttpExchange,
  contract: Contract,
  operation: ContractOperation,
): CheckContext {
  const { response } = exchange;
  const answer = response.kind === 'json' && isJsonObject(response.value) ? response.value : undefined;
  const sent = sentIn(exchange.request);
  const action = text(answer?.['action']);
  const content = once(() => {
    const given = text(answer?.['responseContent']);
    return given === undefined ? undefined : readContent(given);
  });
  return {
    exchange,
    contract,
    operation,
    answer,
    sent,
    action,
    resultCode: text(answer?.['resultCode']),
    responseValidation: once(() => {
      const value = response.kind === 'json' ? response.value : undefined;
      return validateResponse(contract, operation.operationId, exchange.status, value);
    }),
    coercedScalars: once(() => coercedScalars(exchange.request, operation, contract)),
    parameters: once(() => {
      const given = text(sent?.['parameters']);
      return given === undefined ? noParameters : new URLSearchParams(given);
    }),
    content,
    contentValues: () => content()?.values,
    jwts: once(() => issuedJwts({ operation, action, answer, content, exchange })),
  };
}

/** Returns a function that computes a value at its first call. */
function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** Returns the members of a JSON object or the fields of a form, including text that looks like a form. */
function sentIn(request: Body): JsonObject | undefined {
  if (request.kind === 'form') return { ...request.fields };
  if (request.kind === 'json') return isJsonObject(request.value) ? request.value : undefined;
  const isForm = request.kind === 'text' && /^[\w.%-]+=[^\s]*$/.test(request.text);
  return isForm ? Object.fromEntries(new URLSearchParams(request.text)) : undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Whether the operation itself responded, rather than the API with an HTTP error. */
export const isAnswered = ({ exchange, operation }: CheckContext): boolean =>
  exchange.status === operation.success;
