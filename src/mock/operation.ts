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
import type { Decoded } from './request/decoded.js';
import type { ResultCode } from './results/index.js';
import type { Service } from './service.js';
import type { ServiceRecord } from './state/records.js';

/** A call before its operation has given it types. */
export interface AnyCall {
  readonly body: unknown;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The query as it came, without the question mark. */
  readonly search: string;
  /** None where the path names no service. */
  readonly service: Service | undefined;
  readonly settings: ServiceRecord | undefined;
  readonly caller: ApiCaller;
  readonly engine: Engine;
}

/** What a handler is given: the call as the contract types it, and the service it is for. */
export interface Call<Id extends OperationId> {
  readonly body: Decoded<RequestBody<Id>>;
  readonly path: PathParameters<Id>;
  /** As they came: strings. */
  readonly query: { readonly [Name in keyof QueryParameters<Id>]?: string };
  readonly search: string;
  readonly service: PathParameters<Id> extends { serviceId: string } ? Service : undefined;
  readonly settings: PathParameters<Id> extends { serviceId: string } ? ServiceRecord : undefined;
  readonly caller: ApiCaller;
  readonly engine: Engine;
}

/** The members of a response beside its envelope. */
export type Members<Id extends OperationId> = {
  readonly [Name in Exclude<keyof ResponseBody<Id>, 'action' | 'resultCode' | 'resultMessage'>]?:
    | ResponseBody<Id>[Name]
    | undefined;
};

/** The outcome of a call that has a result code; its action stands in the registry of results. */
export interface ResultAnswer {
  readonly code: ResultCode;
  /** Names the action where the registry leaves a choice, such as LOCATION or FORM. */
  readonly action?: string;
  readonly members: object;
  readonly message?: MessageParameters;
}

/** The outcome of a call that has no envelope: an object, a list, a document, a plain text, or nothing. */
export interface PlainAnswer {
  readonly status: number;
  readonly body: object | string | undefined;
  /** Whether the JSON is indented. */
  readonly pretty?: boolean;
}

export type Answer = ResultAnswer | PlainAnswer;

/**
 * How an operation tells what it refused, in `responseContent`. A credential error is a challenge where the
 * access token is refused, and an OAuth error elsewhere.
 */
export type RefusalStyle =
  | 'oauth-error'
  | 'oauth-error-without-uri'
  | 'bearer-challenge'
  | 'credential-error'
  | 'none';

export interface Operation {
  readonly operationId: OperationId;
  readonly refusal: RefusalStyle;
  run(call: AnyCall): Promise<Answer>;
}

/**
 * Declares an operation of the Authlete API. Its handler returns an answer or throws a `Failure`, which
 * becomes the action that the registry of results pairs with its code.
 */
export function operation<Id extends OperationId>(
  operationId: Id,
  refusal: RefusalStyle,
  handle: (call: Call<Id>) => Promise<Answer>,
): Operation {
  // The router found the operation by its path, and the decoder read the body by its schema.
  return { operationId, refusal, run: (call) => handle(call as Call<Id>) };
}

/** An answer with a result code; give the operation's id to have the members checked against the contract. */
export const result = <Id extends OperationId>(
  _operationId: Id,
  code: ResultCode,
  members: Members<Id>,
  extra: Pick<ResultAnswer, 'action' | 'message'> = {},
): ResultAnswer => ({ code, members, ...extra });

export const plain = (status: number, body?: object): PlainAnswer => ({ status, body });
