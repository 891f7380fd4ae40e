import type { OperationId, RequestBody } from '../../spec/types.js';
import type { Condition } from './conditions.js';

/** `must`: a break is a fault. `should`: a break is doubtful. `may`: never reported. */
export type Level = 'must' | 'should' | 'may';

/** The endpoints of an authorization server, its pages, and the resources that it protects. */
export const endpoints = [
  'authorization',
  'token',
  'par',
  'introspection',
  'resource',
  'revocation',
  'userinfo',
  'registration',
  'backchannel',
  'device',
  'device-verification',
  'grant-management',
  'federation',
  'federation-registration',
  'credential',
  'batch-credential',
  'deferred-credential',
  'credential-offer',
  'credential-issuer-metadata',
  'jwt-vc-issuer-metadata',
  'credential-issuer-jwks',
  'logout',
] as const;
export type Endpoint = (typeof endpoints)[number];

/** A value of the response that Authlete gave. */
export interface MemberOf<Name extends string = string> {
  readonly member: Name;
}
/** Refers to a member of Authlete's response, such as `responseContent` or `info.credentialOffer`. */
export const member = <Name extends string>(name: Name): MemberOf<Name> => ({ member: name });

/** The value of a response header. */
export type HeaderRule =
  /** It has this directive or value. */
  | { readonly has: string }
  /** It is this member of Authlete's response, byte for byte, whenever that member is not null. */
  | MemberOf
  /** The authorization server writes it; a challenge may need this `error`. */
  | { readonly own: true; readonly error?: string; readonly ifStatus?: 401 }
  /** The header must be absent; for `location`: there is no redirect to the client. */
  | { readonly absent: true };

export const own = { own: true } as const;
export const absent = { absent: true } as const;
export const noStore = { 'cache-control': { has: 'no-store' } } as const;
export const noCache = { pragma: { has: 'no-cache' } } as const;
export const challenge = (rule: HeaderRule) => ({ 'www-authenticate': rule }) as const;
export const dpopNonce = { 'dpop-nonce': member('dpopNonce') } as const;

/** `own`: the authorization server writes it. */
export type BodyRule = MemberOf | 'own' | 'empty';

/** The value that a call must pass. */
export type ArgumentRule =
  | string
  | boolean
  | number
  /** The member of the response to which the call reacts. */
  | MemberOf
  /** One of the elements of that member. */
  | { readonly oneOf: string }
  /** Any value but null, `''` and the like. */
  | { readonly filled: true };
export const filled = { filled: true } as const;
export const oneOf = (name: string) => ({ oneOf: name }) as const;

/** A call that the authorization server must make next. */
export interface NextCall {
  readonly operationId: OperationId;
  readonly with: Readonly<Record<string, ArgumentRule>>;
}
/** Describes a call that the authorization server must make, and what it must pass. */
export const call = <Id extends OperationId>(
  operationId: Id,
  args: { readonly [Name in keyof RequestBody<Id>]?: ArgumentRule } = {},
): NextCall => ({ operationId, with: args as NextCall['with'] });

/** What the authorization server owes: an answer, calls, or what only a sentence can say. */
export interface Duty {
  /** When it holds. Replaces unconditional duties of the same action where they differ. */
  readonly when?: Condition;
  /** Such as `RFC 6749 5.1`, `Authlete /auth/token` or `reference implementation`. */
  readonly sources: readonly string[];
  /** Which endpoint answers, if the action occurs at several. */
  readonly at?: Endpoint;
  /** The HTTP status, or the allowed ones. */
  readonly status?: number | readonly number[];
  /** The media type without parameters, or the allowed ones. */
  readonly contentType?: string | readonly string[];
  readonly headers?: Readonly<Record<string, HeaderRule>>;
  readonly body?: BodyRule;
  /** Exactly one of these calls must follow. An empty list: none of the operation's follow-up calls. */
  readonly calls?: readonly NextCall[];
  /** The last part of the ID of what `calls` or `rule` requires. */
  readonly id?: string;
  /** What is owed, as a sentence; needed where the other members do not say it. */
  readonly rule?: string;
  /** Why it matters, or what to know about it. */
  readonly note?: string;
  /** Only servers newer than the contract send this. */
  readonly newer?: true;
  /** Needs more than one exchange, so a probe judges it: the ID of that probe. */
  readonly probe?: string;
}

/** What a duty requires of one thing that can be looked at. */
export type Requirement =
  | { readonly of: 'status'; readonly oneOf: readonly number[] }
  | { readonly of: 'content-type'; readonly oneOf: readonly string[] }
  | { readonly of: 'header'; readonly name: string; readonly rule: HeaderRule }
  | { readonly of: 'body'; readonly rule: BodyRule }
  | { readonly of: 'calls'; readonly oneOf: readonly NextCall[] }
  | { readonly of: 'rule' };

/** One thing that an authorization server owes after an action of an operation. */
export interface Obligation extends Pick<Duty, 'when' | 'sources' | 'note' | 'newer' | 'probe'> {
  /** The API path, the action, the condition if there is one, and what is looked at: `auth/token/OK/no-store`. */
  readonly id: string;
  readonly operationId: OperationId;
  readonly action: string;
  readonly endpoint: Endpoint | undefined;
  readonly level: Level;
  readonly requirement: Requirement;
  /** What the authorization server must do, as a sentence. */
  readonly sentence: string;
}
