import type { TransportFault } from '../mock/http.js';
import type { Duration } from '../mock/state/duration.js';
import type { operations } from '../spec/generated/operations.js';
import type { Action, OperationId } from '../spec/types.js';

/** The API paths of the operations of a service. */
type Paths = {
  [Id in OperationId as (typeof operations)[Id]['path'] extends `/api/{serviceId}${string}`
    ? Id
    : never]: (typeof operations)[Id]['path'] extends `/api/{serviceId}${infer Path}` ? Path : never;
};

/** An operation of a service: its operationId, its API path such as `/auth/token`, or `*` for every one. */
export type OperationName = keyof Paths | Paths[keyof Paths] | '*';

/** The operationId that a name stands for. */
export type Named<Name extends OperationName> = Name extends keyof Paths
  ? Name
  : Name extends '*'
    ? never
    : { [Id in keyof Paths]: Paths[Id] extends Name ? Id : never }[keyof Paths];

export type ActionOf<Name extends OperationName> = Action<Named<Name>>;

/** What a value must be: equal to it, to match the expression, or to be there (`true`) or not (`false`). */
export type Expected = string | number | boolean | RegExp;

/** Which calls are meant: those that fit all that is given. */
export interface Condition {
  /** The OAuth parameters of the request that the authorization server passed on, by name. */
  readonly parameters?: Readonly<Record<string, Expected>>;
  readonly ticket?: Expected;
  /** The user: named by the call, or the one whose token, code or ticket it presents. */
  readonly subject?: Expected;
  /** The client ID or its alias: named by the call, or by what it presents. */
  readonly client?: Expected;
  /** Members of the body of the call, by name. */
  readonly body?: Readonly<Record<string, Expected>>;
}

/** How an answer fails: those of the connection, and a body that is no JSON. */
export type Fault = TransportFault | 'malformed-json';

/** What a script answers. What is left out is what the mock itself would answer. */
export interface Reply {
  readonly action?: string;
  /** A result code, such as `A050305`. */
  readonly result?: string;
  /** Members that the body has, besides or instead of those that it would have. */
  readonly reply?: Readonly<Record<string, unknown>>;
  /** The HTTP status. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the answer takes, in real time. */
  readonly delay?: Duration;
  readonly fault?: Fault;
  /** Whether the mock acts, even though its answer gets lost. */
  readonly acts?: boolean;
  /** Lets the mock act, and changes its answer: a function of it, or a JSON Merge Patch (RFC 7396). */
  readonly patch?: Readonly<Record<string, unknown>> | ((body: never) => object);
}

/** What happens to the service once a script has answered. */
export interface Afterwards {
  /** Moves the clock on. */
  readonly advance?: Duration;
  /** Lets something expire: the member of the answer, or else of the call, that holds it, such as `ticket`. */
  readonly expire?: string;
  /** Gives the service new signing keys instead of those that it has. */
  readonly rotateKeys?: boolean;
}

/** When a script answers, and what. */
export interface ScriptDefinition extends Reply {
  readonly operation: string;
  /** What a report calls it. */
  readonly name?: string;
  readonly when?: Condition;
  /** How many of the calls that fit pass before it answers; 0 when left out. */
  readonly after?: number;
  /** How many calls it answers; 1 when left out. */
  readonly times?: number | 'always';
  /** How long it answers every call that fits, from the first one on, by the clock of the service. */
  readonly for?: Duration;
  /** Only counts the call: the mock answers it. */
  readonly passes?: boolean;
  readonly afterwards?: Afterwards;
  /** Whether an action, a result code or a body outside of the contract is meant. */
  readonly allowInvalid?: boolean;
}
