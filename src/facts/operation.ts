import type { Action, OperationId, RequestBody, ResponseBody } from '../spec/types.js';
import type { Artifact } from './artifacts.js';
import type { Content, RefusalStyle } from './content.js';
import type { Permission } from './permission.js';

/** Actions that mean a refusal unless the facts say otherwise. Facts mention them only to add something. */
const refusals = [
  'AUTHLETE_ERROR',
  'BAD_REQUEST',
  'CALLER_ERROR',
  'EXPIRED',
  'FORBIDDEN',
  'INTERNAL_SERVER_ERROR',
  'INVALID_CLIENT',
  'INVALID_REQUEST',
  'INVALID_TICKET',
  'NOT_EXIST',
  'NOT_FOUND',
  'PAYLOAD_TOO_LARGE',
  'SERVER_ERROR',
  'UNAUTHORIZED',
  'USER_CODE_EXPIRED',
  'USER_CODE_NOT_EXIST',
] as const;
type Refusal = (typeof refusals)[number];

/** A member of a body, a nested member, or a member of each array element. */
type MemberPath<Body> = `${keyof Body & string}${'' | `.${string}` | `[].${string}`}`;

/** Where in an exchange a value is. `parameters` are the OAuth parameters in the request. */
export type Selector<Id extends OperationId = OperationId> =
  | `request.${MemberPath<RequestBody<Id>>}`
  | `response.${MemberPath<ResponseBody<Id>>}`
  | `parameters.${string}`
  /** The last segment of the path. */
  | 'path.last'
  /** The values are not in the exchange, such as all tokens of a client. */
  | 'unseen';

/** Conditions that need code. The reader of the facts implements them under these names. */
export type Condition =
  /** The response says that the token is active. */
  | 'token-active'
  /** The `request_uri` refers to a pushed request. */
  | 'request-pushed'
  /** The response contains a new refresh token. Otherwise the presented one stays valid. */
  | 'refresh-token-rotated'
  /** The order does not defer the credential. Otherwise the request stays valid. */
  | 'not-deferred'
  /** The issuer denies the request. */
  | 'denied'
  /** The response contains another access token than the request. */
  | 'access-token-replaced';

/** A selector, and the condition under which it applies. */
export type Selection<Id extends OperationId = OperationId> =
  | Selector<Id>
  | { readonly from: Selector<Id>; readonly if: Condition };

export type Selections<Id extends OperationId = OperationId> = {
  readonly [Kind in Artifact]?: Selection<Id>;
};

/** What an exchange does to artifacts. */
export const effects = ['uses', 'spends', 'fails', 'revokes', 'issues'] as const;
export type Effect = (typeof effects)[number];

/**
 * - `uses`: accepts it, and it stays valid.
 * - `spends`: accepts it for the last time.
 * - `fails`: abandons it.
 * - `revokes`: it must no longer be accepted.
 * - `issues`: the response contains it.
 */
type Effects<Id extends OperationId> = { readonly [Name in Effect]?: Selections<Id> };

/** What an action of an operation means. */
export interface ActionFacts<Id extends OperationId = OperationId> extends Effects<Id> {
  /** Whether it refuses the request. The default depends on the name of the action. */
  readonly refuses?: boolean;
  /** What `responseContent` contains. For refusals, the operation's `refusal` style decides. */
  readonly content?: Content;
  /** Members that the response must have. */
  readonly members?: readonly (keyof ResponseBody<Id> & string)[];
  /** The result codes that mean success, if the same action also reports failures. */
  readonly effectiveCodes?: RegExp;
  /** Whether it also accepts a spent or abandoned artifact. */
  readonly forgiving?: boolean;
  /** The most common result code, for an action with many causes. */
  readonly typicalCode?: `A${number}`;
}

type ActionsOf<Id extends OperationId> = {
  readonly [Name in Exclude<Action<Id>, Refusal>]: ActionFacts<Id>;
} & { readonly [Name in Extract<Action<Id>, Refusal>]?: ActionFacts<Id> };

interface General {
  /** What the API access token of the call must permit. */
  readonly permission: Permission;
  /** How `responseContent` reports a refusal. */
  readonly refusal: RefusalStyle;
  /** Whether it changes nothing, so that repeating the call is harmless. */
  readonly repeatable?: boolean;
  /** Whether its purpose is to produce an error: success means that the client gets one. */
  readonly makesErrors?: boolean;
  /** The `type` of its responses in Authlete 2.x. */
  readonly typeIn2?: string;
}

type Definition<Id extends OperationId> = General &
  ([Action<Id>] extends [never]
    ? /** What a response without `action` means. */ { readonly done?: ActionFacts<Id> }
    : { readonly actions: ActionsOf<Id> });

export interface OperationFacts extends General {
  readonly operationId: OperationId;
  /** Keyed by action; `-` if the responses have none. */
  readonly actions: ReadonlyMap<string, ActionFacts>;
}

/** Declares the facts of an operation. */
export function facts<Id extends OperationId>(operationId: Id, definition: Definition<Id>): OperationFacts {
  const {
    actions = {},
    done,
    ...general
  } = definition as General & {
    readonly actions?: Readonly<Record<string, ActionFacts>>;
    readonly done?: ActionFacts;
  };
  const given = [...Object.entries(actions), ...(done === undefined ? [] : [['-', done] as const])];
  return { operationId, ...general, actions: new Map(given.map(([name, action]) => [name, action])) };
}

/** Whether an action refuses a request unless the facts say otherwise. */
export const isRefusal = (action: string): boolean => refusing.has(action);

const refusing: ReadonlySet<string> = new Set(refusals);
