import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { Failure } from '../failure.js';
import { knownScopes } from './scope.js';
import { expiryFailure } from './token-expiry.js';

/** A request for a protected resource: the access token, and what the resource demands of it. */
export interface ResourceRequest {
  readonly record: TokenRecord;
  readonly settings: ServiceRecord;
  /** Why whoever presents the token is not the one it is bound to. */
  readonly holderFailure?: Failure | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly scopes?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly acrValues?: readonly string[] | undefined;
  /** Seconds. */
  readonly maxAge?: number | undefined;
}

type Rule = (request: ResourceRequest) => Failure | undefined;

/** The scopes that the resource demands; names that the service does not have are ignored. */
const demandedScopes = ({ scopes = [], settings }: ResourceRequest): string[] =>
  knownScopes(scopes, settings);

/** `sufficient`: true only where scopes were demanded and the token has them all. */
export function isSufficient(request: ResourceRequest): boolean {
  const demanded = demandedScopes(request);
  return demanded.length > 0 && demanded.every((scope) => request.record.scopes.includes(scope));
}

/** RFC 6750, section 3: `scope` names what it takes to access the resource. */
const scopeChallenge = ({ scopes = [] }: ResourceRequest) =>
  scopes.length > 0 ? { challenge: { scope: scopes.join(' ') } } : {};

const tokenIsAlive: Rule = (request) => {
  const expired = expiryFailure(request.record, request.now, {
    refreshable: 'A065301',
    bothExpired: 'A065302',
    notRefreshable: 'A065303',
  });
  return expired && new Failure(expired.code, scopeChallenge(request));
};

/** RFC 8705, section 3; RFC 9449, section 7.1. */
const presenterIsTheHolder: Rule = ({ holderFailure }) => holderFailure;

/** RFC 6750, section 3.1: insufficient_scope. */
const scopesAreCovered: Rule = (request) => {
  const missing = demandedScopes(request).find((scope) => !request.record.scopes.includes(scope));
  if (missing === undefined) return undefined;
  if (request.record.scopes.length === 0) return new Failure('A064301', scopeChallenge(request));
  return new Failure('A064302', { message: { scope: missing }, ...scopeChallenge(request) });
};

const subjectIsTheDemanded: Rule = ({ record, subject }) => {
  if (!subject) return undefined;
  if (record.subject === undefined) return new Failure('A066301');
  return record.subject === subject ? undefined : new Failure('A066302');
};

/** RFC 8707, section 2: a token is good for the resources that it was issued for. */
const resourcesAreCovered: Rule = ({ record, resources = [] }) => {
  const covered = record.accessTokenResources ?? record.resources ?? [];
  const missing = resources.find((resource) => !covered.includes(resource));
  if (missing === undefined) return undefined;
  const outcome = `The access token is not for the resource ${missing}.`;
  return new Failure('A000000', { action: 'FORBIDDEN', error: 'invalid_target', message: { outcome } });
};

/** RFC 9470, section 3: acr_values. */
const acrIsAmongTheDemanded: Rule = ({ record: { acr }, acrValues = [] }) => {
  if (acrValues.length === 0 || (acr !== undefined && acrValues.includes(acr))) return undefined;
  const challenge = { acr_values: acrValues.join(' ') };
  return new Failure('A341302', { message: { acr: acr ?? '(none)' }, challenge });
};

/** RFC 9470, section 3: max_age. A token that does not tell when its user was authenticated is too old. */
const authenticationIsRecent: Rule = ({ record: { authTime = 0 }, now, maxAge }) => {
  if (maxAge === undefined || authTime + maxAge >= Math.floor(now / 1000)) return undefined;
  return new Failure('A340301', { message: { maxAge }, challenge: { max_age: String(maxAge) } });
};

/** The checks of a token at a protected resource, in the order of the service. */
const rules: readonly Rule[] = [
  tokenIsAlive,
  presenterIsTheHolder,
  scopesAreCovered,
  subjectIsTheDemanded,
  resourcesAreCovered,
  acrIsAmongTheDemanded,
  authenticationIsRecent,
];

/** The first check that refuses the request. */
export function resourceFailure(request: ResourceRequest): Failure | undefined {
  for (const rule of rules) {
    const failure = rule(request);
    if (failure !== undefined) return failure;
  }
  return undefined;
}
