import { type Failure, namingRule } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import type { AuthorizationAttempt } from './attempt.js';

/** The endpoints at which a flow starts. */
export type Endpoint = 'authorization' | 'par' | 'device' | 'ciba';

/**
 * A rule of OAuth, OpenID Connect or Authlete. Returns a failure if the request breaks it. A rule with a different
 * result code at each endpoint gets the code of the endpoint.
 */
export type Rule<Request = AuthorizationAttempt> = (
  request: Request,
  code: ResultCode,
) => Failure | undefined;

/**
 * How the client learns of an error of the authorization endpoint: by redirect, or not at all if its redirect URI is
 * not trusted yet.
 */
export type Channel = 'direct' | 'redirect';

/** A rule, with its result code at each endpoint where it applies. */
export interface Check<Request = AuthorizationAttempt> {
  readonly rule: Rule<Request>;
  readonly channel: Channel;
  /** The result code at each endpoint; the first one if the rule has several. */
  readonly at: Readonly<Record<Endpoint, ResultCode | undefined>>;
  /** All result codes that the rule may return, apart from those of a single endpoint. */
  readonly codes: readonly ResultCode[];
}

/** Whether a check applies, or its result code where it differs from that of the row. */
type Cell = boolean | ResultCode;

/** A row of the table of checks: the rule, a column for each endpoint, and the result codes. */
export function check<Request>(
  rule: Rule<Request>,
  authorization: false | Channel,
  par: Cell,
  device: Cell,
  ciba: Cell,
  ...codes: readonly [ResultCode, ...ResultCode[]]
): Check<Request> {
  const codeOf = (cell: Cell) => (cell === true ? codes[0] : cell || undefined);
  return {
    rule,
    channel: authorization === 'redirect' ? 'redirect' : 'direct',
    at: {
      authorization: codeOf(authorization !== false),
      par: codeOf(par),
      device: codeOf(device),
      ciba: codeOf(ciba),
    },
    codes,
  };
}

/** Returns the failure of the first check of an endpoint that fails, and how the client learns of it. */
export function firstRefusal<Request>(
  checks: readonly Check<Request>[],
  endpoint: Endpoint,
  request: Request,
): { readonly failure: Failure; readonly channel: Channel } | undefined {
  for (const { rule, channel, at } of checks) {
    const code = at[endpoint];
    const failure = code === undefined ? undefined : rule(request, code);
    if (failure !== undefined) return { failure: namingRule(failure, rule.name), channel };
  }
  return undefined;
}

/** Throws the failure of the first check of an endpoint that fails. */
export function requirePassed<Request>(
  checks: readonly Check<Request>[],
  endpoint: Endpoint,
  request: Request,
): void {
  const refusal = firstRefusal(checks, endpoint, request);
  if (refusal !== undefined) throw refusal.failure;
}
