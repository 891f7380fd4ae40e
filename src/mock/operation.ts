import type { ServiceRecord } from '../domain/records.js';
import type { RefusalStyle } from '../facts/content.js';
import { operationFacts } from '../facts/operations/index.js';
import type {
  OperationId,
  PathParameters,
  QueryParameters,
  RequestBody,
  ResponseBody,
} from '../spec/types.js';
import type { ApiCaller } from './access/caller.js';
import type { Engine } from './engine.js';
import type { MessageParameters } from './failure.js';
import { JsonText } from './json-text.js';
import type { ResponderOutcome } from './outcome.js';
import type { Decoded } from './request/decoded.js';
import type { ResultCode } from './results/index.js';
import type { Source } from './results/row.js';
import type { Service } from './service.js';

/** A call before it is typed by its operation. */
export interface AnyCall {
  readonly body: unknown;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The raw query string, without the question mark. */
  readonly search: string;
  /** `undefined` if the path names no service. */
  readonly service: Service | undefined;
  readonly settings: ServiceRecord | undefined;
  readonly caller: ApiCaller;
  readonly engine: Engine;
}

/** The call as a handler receives it: typed by the contract, with its service. */
export interface Call<Id extends OperationId> {
  readonly body: Decoded<RequestBody<Id>>;
  readonly path: PathParameters<Id>;
  /** Raw strings, not coerced. */
  readonly query: { readonly [Name in keyof QueryParameters<Id>]?: string };
  readonly search: string;
  readonly service: PathParameters<Id> extends { serviceId: string } ? Service : undefined;
  readonly settings: PathParameters<Id> extends { serviceId: string } ? ServiceRecord : undefined;
  readonly caller: ApiCaller;
  readonly engine: Engine;
}

/** The members of a response except its envelope: action, result code and result message. */
export type Members<Id extends OperationId> = {
  readonly [Name in Exclude<keyof ResponseBody<Id>, 'action' | 'resultCode' | 'resultMessage'>]?:
    | ResponseBody<Id>[Name]
    | undefined;
};

/** A response with a result code. The result code table determines its action. */
export interface ResultAnswer {
  readonly code: ResultCode;
  /** Selects the action if the result code table allows more than one, such as LOCATION or FORM. */
  readonly action?: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly message?: MessageParameters;
  /** The name of the rule that refused the request. */
  readonly rule?: string | undefined;
  /** Where the rule comes from, if the result code table cannot tell. */
  readonly source?: Source | undefined;
}

/** What a handler returns: a result code with members, or an outcome that has no envelope. */
export type HandlerAnswer = ResultAnswer | ResponderOutcome;

export interface Operation {
  readonly operationId: OperationId;
  readonly refusal: RefusalStyle;
  run(call: AnyCall): Promise<HandlerAnswer>;
}

/**
 * Declares an operation of the Authlete API. Its handler returns an answer or throws a `Failure`, whose action
 * comes from the result code table.
 */
export function operation<Id extends OperationId>(
  operationId: Id,
  handle: (call: Call<Id>) => Promise<HandlerAnswer>,
): Operation {
  // Safe: the router found the operation by its path, and the decoder parsed the body by its schema.
  return {
    operationId,
    refusal: operationFacts[operationId].refusal,
    run: (call) => handle(call as Call<Id>),
  };
}

/** Returns an answer with a result code. The operationId serves type checking: its contract types the members. */
export const result = <Id extends OperationId>(
  _operationId: Id,
  code: ResultCode,
  members: Members<Id>,
  extra: Pick<ResultAnswer, 'action' | 'message'> = {},
): ResultAnswer => ({ code, members, ...extra });

/** Returns an outcome without an envelope; with `pretty`, its JSON is indented. */
export const plain = (
  status: number,
  body?: object,
  style?: { readonly pretty?: boolean | undefined },
): ResponderOutcome => ({ status, body: body && JsonText.of(body, style) });
