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
  'jwks',
] as const;
export type Endpoint = (typeof endpoints)[number];

/** A value of a response that Authlete gave. */
export interface MemberOf<Name extends string = string> {
  readonly member: Name;
  /** The operation that gave it, in the same request; without it, the operation with the action. */
  readonly from?: OperationId;
}
/** Refers to a member of Authlete's response, such as `responseContent` or `info.credentialOffer`. */
export const member = <Name extends string>(name: Name, from?: OperationId): MemberOf<Name> => ({
  member: name,
  ...(from !== undefined && { from }),
});

/** The value of a response header. */
export type HeaderRule =
  /** It has this directive or value. */
  | { readonly has: string }
  /** It is this member of Authlete's response, byte for byte, whenever that member is not null. */
  | (MemberOf & { readonly scheme?: 'Bearer' })
  /** The authorization server writes it; a challenge may need this `error`. */
  | { readonly own: true; readonly error?: string; readonly ifStatus?: 401 }
  /** The header must be absent; for `location`: there is no redirect to the client. */
  | { readonly absent: true };

export const own = { own: true } as const;
export const absent = { absent: true } as const;
export const noStore = { 'cache-control': { has: 'no-store' } } as const;
export const noCache = { pragma: { has: 'no-cache' } } as const;
export const challenge = (rule: HeaderRule) => ({ 'www-authenticate': rule }) as const;

export type BodyRule =
  | MemberOf
  /** The authorization server writes it. */
  | 'own'
  | 'empty'
  /** The authorization server writes JSON whose `error` is one of these. */
  | { readonly errors: readonly string[] }
  /** The authorization server writes JSON with these members. */
  | { readonly members: readonly string[] };
export const errorBody = (...errors: readonly string[]) => ({ errors }) as const;

/** The value that a call must pass. */
export type ArgumentRule =
  | string
  | boolean
  | number
  /** The member of the response to which the call reacts. */
  | MemberOf
  /** The first of these members that is not null. */
  | { readonly firstOf: readonly string[] }
  /** One of the elements of that member. */
  | { readonly oneOf: string }
  /** Another value than that of any of these members. */
  | { readonly noneOf: readonly string[] }
  /** An object whose members are these. */
  | { readonly having: Readonly<Record<string, ArgumentRule>> }
  /** Any value but null, `''` and the like. */
  | { readonly filled: true };
export const filled = { filled: true } as const;
export const firstOf = (...names: readonly string[]) => ({ firstOf: names }) as const;
export const oneOf = (name: string) => ({ oneOf: name }) as const;
export const noneOf = (...names: readonly string[]) => ({ noneOf: names }) as const;
export const having = (members: Readonly<Record<string, ArgumentRule>>) => ({ having: members }) as const;

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
  /** Such as `RFC 6749 5.1` or `reference implementation`. `Authlete`: what it documents for the operation. */
  readonly sources: readonly string[];
  /** Which endpoint answers, if the action occurs at several. */
  readonly at?: Endpoint;
  /** The HTTP status, or the allowed ones. */
  readonly status?: number | readonly number[];
  /** The media type without parameters, or the allowed ones. */
  readonly contentType?: string | readonly string[];
  readonly headers?: Readonly<Record<string, HeaderRule>>;
  /** At least one of these headers is there. */
  readonly anyHeader?: Readonly<Record<string, HeaderRule>>;
  readonly body?: BodyRule;
  /** The member with the URL to which the server sends a request: content type, headers and body are those of it. */
  readonly to?: string;
  /** Exactly one of these calls must follow. An empty list: none of the operation's follow-up calls. */
  readonly calls?: readonly NextCall[];
  /** The call follows in a later request, such as the one with the decision of the user. */
  readonly later?: true;
  /** These must have succeeded before, in the same request. */
  readonly after?: readonly OperationId[];
  /** The last part of the ID of what `anyHeader`, `calls` or `rule` requires. */
  readonly id?: string;
  /** What is owed, as a sentence; needed where the other members do not say it. */
  readonly rule?: string;
  /** Why it matters, or what to know about it. */
  readonly note?: string;
  /** Only servers newer than the contract send this. */
  readonly newer?: true;
  /** Authlete never sends this action; the note says why. */
  readonly unreachable?: true;
  /** Only the document lists this action; it was never observed. */
  readonly documentOnly?: true;
  /** Needs more than one exchange, so a probe judges it: the ID of that probe. */
  readonly probe?: string;
}

/** What a duty requires of one thing that can be looked at. */
export type Requirement =
  | { readonly of: 'status'; readonly oneOf: readonly number[] }
  | { readonly of: 'content-type'; readonly oneOf: readonly string[] }
  | { readonly of: 'header'; readonly name: string; readonly rule: HeaderRule }
  | { readonly of: 'any-header'; readonly headers: Readonly<Record<string, HeaderRule>> }
  | { readonly of: 'body'; readonly rule: BodyRule }
  | { readonly of: 'calls'; readonly oneOf: readonly NextCall[] }
  | { readonly of: 'after'; readonly operationIds: readonly OperationId[] }
  | { readonly of: 'rule' };

/** What holds for everything that a duty requires. */
export const shared = [
  'when',
  'note',
  'newer',
  'unreachable',
  'documentOnly',
  'probe',
  'later',
  'to',
] as const;

/** One thing that an authorization server owes after an action of an operation. */
export interface Obligation extends Pick<Duty, 'sources' | (typeof shared)[number]> {
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

/** What an authorization server owes beyond the response to a single action. */
export interface CrossCuttingObligation {
  readonly id: string;
  readonly level: Level;
  /** What the server must do, as a sentence. */
  readonly sentence: string;
  /** What goes wrong otherwise. */
  readonly why: string;
  readonly sources: readonly string[];
  /** How reference servers do it, if that is known. */
  readonly reference?: string;
  /** It cannot be judged in this case. */
  readonly except?: string;
}
