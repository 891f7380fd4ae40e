import type { Note } from '../mock/request/reading.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { isJsonObject, type JsonObject } from '../spec/json.js';
import { type SchemaValidation, validateResponse } from '../spec/validate.js';
import { coercedScalars } from './coerced-scalars.js';
import { contentValues } from './content-values.js';
import type { Body, HttpExchange } from './exchange.js';

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
  /** The values in `responseContent`. Cached, because several checks need them. */
  readonly contentValues: () => ReadonlyMap<string, string> | undefined;
}

export function checkContextOf(
  exchange: HttpExchange,
  contract: Contract,
  operation: ContractOperation,
): CheckContext {
  const { response } = exchange;
  const answer = response.kind === 'json' && isJsonObject(response.value) ? response.value : undefined;
  let validation: SchemaValidation | undefined;
  let coerced: readonly Note[] | undefined;
  let content: { readonly values: ReadonlyMap<string, string> | undefined } | undefined;
  return {
    exchange,
    contract,
    operation,
    answer,
    sent: sentIn(exchange.request),
    action: text(answer?.['action']),
    resultCode: text(answer?.['resultCode']),
    responseValidation() {
      const value = response.kind === 'json' ? response.value : undefined;
      validation ??= validateResponse(contract, operation.operationId, exchange.status, value);
      return validation;
    },
    coercedScalars() {
      coerced ??= coercedScalars(exchange.request, operation, contract);
      return coerced;
    },
    contentValues() {
      content ??= { values: contentIn(answer) };
      return content.values;
    },
  };
}

function contentIn(answer: JsonObject | undefined): ReadonlyMap<string, string> | undefined {
  const content = answer?.['responseContent'];
  return typeof content === 'string' ? contentValues(content) : undefined;
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
