import { Failure } from '../../failure.js';
import type { ResultCode } from '../../results/index.js';
import type { AuthorizationAttempt } from '../attempt.js';
import type { Rule } from '../check.js';
import { grantableScopes } from '../scope.js';
import { FapiModes } from './modes.js';
import { isFapiAlgorithm } from './request.js';

/** Maximum lifetime of a request object in seconds (FAPI 1 Advanced, section 5.2.2: 60 minutes). */
export const longestLifetime = 3600;

/** Result codes for request objects by value and by reference. Pushed objects count as by value. */
const codes = {
  unsigned: ['A150302', 'A150324'],
  outside: ['A150304', 'A150325'],
  different: ['A150305', 'A150326'],
  algorithm: ['A150306', 'A150330'],
  expMissing: ['A150319', 'A150327'],
  audMissing: ['A150331', 'A150332'],
  audType: ['A150333', 'A150334'],
  audDiffers: ['A150335', 'A150336'],
  audLacksIssuer: ['A150337', 'A150338'],
  nbfMissing: ['A150351', 'A150352'],
  lifetimeNegative: ['A150359', 'A150360'],
  lifetimeTooLong: ['A150365', 'A150366'],
} as const satisfies Record<string, readonly [ResultCode, ResultCode]>;

export const requestObjectCodes: readonly ResultCode[] = Object.values(codes).flat();

/** FAPI 1 Advanced, section 5.2.2; FAPI 2 Message Signing, section 5.3: signed request objects. */
export const fapiRequestObjectIsValid: Rule = (attempt) => {
  const { origin, settings, client } = attempt;
  const modes = new FapiModes(settings, client, scopesAtStake(attempt));
  const needed = modes.has('FAPI1_ADVANCED') || modes.has('FAPI2_MESSAGE_SIGNING_AUTH_REQ');
  // A pushed request was already checked when it was pushed.
  if (!needed || origin?.checked === true) return undefined;
  const object = origin?.object;
  if (object === undefined) return new Failure('A150301');
  const problem = problemOf(attempt, object);
  if (problem === undefined) return undefined;
  const error = problem === 'different' && { error: attempt.quirks.fapiDifferentParameterError };
  const code = codes[problem][object.channel === 'reference' ? 1 : 0];
  return new Failure(code, { message: { limit: longestLifetime }, ...error });
};

/** A scope outside the request object still determines the FAPI profile. */
function scopesAtStake(attempt: AuthorizationAttempt): readonly string[] {
  const { origin, settings, client } = attempt;
  const outside = isScopeOutside(origin?.outer, origin?.object?.claims);
  return outside ? grantableScopes(origin?.outer.get('scope'), settings, client) : attempt.scopes;
}

const isScopeOutside = (outer: Origin['outer'] | undefined, claims: Claims | undefined): boolean =>
  claims !== undefined && claims['scope'] === undefined && outer?.text('scope') !== undefined;

type Origin = NonNullable<AuthorizationAttempt['origin']>;

function problemOf(
  attempt: AuthorizationAttempt,
  object: NonNullable<Origin['object']>,
): keyof typeof codes | undefined {
  const { header, claims } = object;
  const alg = typeof header['alg'] === 'string' ? header['alg'] : 'none';
  if (alg === 'none') return 'unsigned';
  if (!isFapiAlgorithm(alg)) return 'algorithm';
  return (
    parametersProblem(attempt, claims) ?? lifetimeProblem(attempt, claims) ?? audienceProblem(attempt, claims)
  );
}

type Claims = NonNullable<Origin['object']>['claims'];

/** Parameters that carry the request object or authenticate the client. */
const notOfTheRequest = new Set([
  'request',
  'request_uri',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
]);

/**
 * FAPI 1 Advanced, section 5.2.2: every outer parameter must be repeated in the request object with the same value.
 * Under RFC 9101, outer parameters are ignored, except a scope that the object lacks.
 */
function parametersProblem({ origin, settings }: AuthorizationAttempt, claims: Claims) {
  if (!settings.traditionalRequestObjectProcessingApplied)
    return isScopeOutside(origin?.outer, claims) ? 'outside' : undefined;
  for (const [name, value] of origin?.outer?.entries() ?? []) {
    if (notOfTheRequest.has(name)) continue;
    const inside = claims[name];
    if (inside === undefined) return 'outside';
    if ((typeof inside === 'string' ? inside : JSON.stringify(inside)) !== value) return 'different';
  }
  return undefined;
}

function lifetimeProblem({ settings }: AuthorizationAttempt, { exp, nbf }: Claims) {
  if (typeof exp !== 'number') return 'expMissing';
  if (typeof nbf !== 'number') return settings.nbfOptional ? undefined : 'nbfMissing';
  if (exp < nbf) return 'lifetimeNegative';
  return exp - nbf > longestLifetime ? 'lifetimeTooLong' : undefined;
}

function audienceProblem({ settings }: AuthorizationAttempt, { aud }: Claims) {
  if (aud === undefined) return 'audMissing';
  if (typeof aud === 'string') return aud === settings.issuer ? undefined : 'audDiffers';
  if (!Array.isArray(aud)) return 'audType';
  return aud.includes(settings.issuer) ? undefined : 'audLacksIssuer';
}
