import type { TransportFault } from '../mock/outcome.js';
import type { Duration } from '../mock/state/duration.js';
import type { operations } from '../spec/generated/operations.js';
import type { Action, OperationId } from '../spec/types.js';

/** The API paths of the operations of a service. */
type Paths = {
  [Id in OperationId as (typeof operations)[Id]['path'] extends `/api/{serviceId}${string}`
    ? Id
    : never]: (typeof operations)[Id]['path'] extends `/api/{serviceId}${infer Path}` ? Path : never;
};

/**
 * An operation of a service: its operationId, its API path such as `/auth/token`, or `*` for all operations.
 */
export type OperationName = keyof Paths | Paths[keyof Paths] | '*';

/** The operationId that a name refers to. */
export type Named<Name extends OperationName> = Name extends keyof Paths
  ? Name
  : Name extends '*'
    ? never
    : { [Id in keyof Paths]: Paths[Id] extends Name ? Id : never }[keyof Paths];

export type ActionOf<Name extends OperationName> = Action<Named<Name>>;

/**
 * A matcher: a value to be equal to, a regular expression to match, or whether the member must be present
 * (`true`) or absent (`false`).
 */
export type Expected = string | number | boolean | RegExp;

/** Restricts a stub to some calls. A call must meet every part. */
export interface Matcher {
  /** Matchers for the OAuth parameters that the authorization server passed on, by name. */
  readonly parameters?: Readonly<Record<string, Expected>>;
  /** Matches the ticket in the request body. */
  readonly ticket?: Expected;
  /** Matches the user that the call names, or the owner of the token, code or ticket that it presents. */
  readonly subject?: Expected;
  /** Matches the client ID or the alias of the client that the call names, or of what it presents. */
  readonly client?: Expected;
  /** Matchers for the members of the request body, by name. */
  readonly body?: Readonly<Record<string, Expected>>;
}

/** A fault to inject: a connection failure, or a body that is not valid JSON. */
export type Fault = TransportFault | 'malformed-json';

/** The response of a stub. Whatever is left out comes from the mock. */
export interface Reply {
  /** An action of the operation, such as `INVALID_CLIENT`. */
  readonly action?: string;
  /** A result code, such as `A050305`. Implies the action. */
  readonly resultCode?: string;
  /** Members that are added to the response body, or override its own. */
  readonly reply?: Readonly<Record<string, unknown>>;
  /** The HTTP status. */
  readonly status?: number;
  /** HTTP response headers to add or override. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The delay of the response in real time: milliseconds, or a string such as `2s`. */
  readonly delay?: Duration;
  /** The fault to inject. */
  readonly fault?: Fault;
  /** Whether the mock processes the call although its response is lost. Default: `false`. */
  readonly acts?: boolean;
  /**
   * Lets the mock process the call, then changes the response body: a function, or a JSON Merge Patch (RFC
   * 7396).
   */
  readonly patch?: Readonly<Record<string, unknown>> | ((body: never) => object);
}

/** Changes to the service after a stub has answered. */
export interface Afterwards {
  /** Advances the clock of the service. */
  readonly advance?: Duration;
  /**
   * Makes an artifact expire. Names the member of the response, or else of the request, that holds its value,
   * such as `ticket`.
   */
  readonly expire?: string;
  /** Replaces the signing keys of the service by new ones. */
  readonly rotateKeys?: boolean;
}

/** A stub: when it answers, and what. */
export interface StubDefinition extends Reply {
  /** An operationId, an API path such as `/auth/token`, or `*` for all operations. */
  readonly operation: string;
  /** The name that reports show. */
  readonly name?: string;
  /** Which calls it answers. Default: all calls of the operation. */
  readonly when?: Matcher;
  /** The number of matching calls to skip first. Default: 0. */
  readonly skip?: number;
  /** The number of calls to answer. Default: 1, or `always` if `for` is given. */
  readonly times?: number | 'always';
  /** How long to answer every matching call, starting at the first one, by the clock of the service. */
  readonly for?: Duration;
  /** Only counts the call: the mock answers it. */
  readonly passthrough?: boolean;
  /** What happens to the service after each response. */
  readonly afterwards?: Afterwards;
  /** Permits actions, result codes and bodies that the contract does not have. Default: `false`. */
  readonly allowInvalid?: boolean;
}
