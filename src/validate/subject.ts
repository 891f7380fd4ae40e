import type { Contract, ContractOperation } from '../spec/contract.js';
import { isObject, type JsonObject } from '../spec/json.js';
import type { Body, HttpExchange } from './exchange.js';

/** An exchange with what checks ask of it. */
export interface Subject {
  readonly exchange: HttpExchange;
  readonly contract: Contract;
  readonly operation: ContractOperation;
  /** The JSON object of the answer; undefined where it is none. */
  readonly answer: JsonObject | undefined;
  /** The JSON object, or the fields of the form, that were sent. */
  readonly sent: JsonObject | undefined;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
}

export function subjectOf(exchange: HttpExchange, contract: Contract, operation: ContractOperation): Subject {
  const { request, response } = exchange;
  const answer = response.kind === 'json' && isObject(response.value) ? response.value : undefined;
  return {
    exchange,
    contract,
    operation,
    answer,
    sent: fieldsOf(request),
    action: text(answer?.['action']),
    resultCode: text(answer?.['resultCode']),
  };
}

/** A form has texts alone (RFC 1866, section 8.2.1). */
function fieldsOf(request: Body): JsonObject | undefined {
  if (request.kind === 'json') return isObject(request.value) ? request.value : undefined;
  const isForm = request.kind === 'text' && /^[\w.%-]+=[^\s]*$/.test(request.text);
  return isForm ? Object.fromEntries(new URLSearchParams(request.text)) : undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Whether an answer is the one that the operation gives when it is not refused at the level of HTTP. */
export const isAnswered = ({ exchange, operation }: Subject): boolean =>
  exchange.status === operation.success;
