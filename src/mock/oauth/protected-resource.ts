import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { Failure, unpublished } from '../failure.js';
import { knownScopes } from './scope.js';
import { expiryFailure } from './token-expiry.js';

/** A request for a protected resource: the access token and the resource's requirements. */
export interface ResourceRequest {
  readonly record: TokenRecord;
  readonly settings: ServiceRecord;
  /** Why the presenter has not proved possession of the key that the token is bound to. */
  readonly holderFailure?: Failure | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly scopes?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly acrValues?: readonly string[] | undefined;
  /** In seconds. */
  readonly maxAge?: number | undefined;
}

type Rule = (request: ResourceRequest) => Failure | undefined;

/** The required scopes. Names unknown to the service are ignored. */
const requiredScopes = ({ scopes = [], settings }: ResourceRequest): string[] =>
  knownScopes(scopes, settings);

/** Returns `sufficient`: true only if scopes were required and the token has all of them. */
export function isSufficient(request: ResourceRequest): boolean {
  const demanded = requiredScopes(request);
  return demanded.length > 0 && demanded.every((scope) => request.record.scopes.includes(scope));
}

/** RFC 6750, section 3: `scope` lists the scopes required for the resource. */
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
  const missing = requiredScopes(request).find((scope) => !request.record.scopes.includes(scope));
  if (missing === undefined) return undefined;
  if (request.record.scopes.length === 0) return new Failure('A064301', scopeChallenge(request));
  return new Failure('A064302', { message: { scope: missing }, ...scopeChallenge(request) });
};

const subjectMatches: Rule = ({ record, subject }) => {
  if (!subject) return undefined;
  if (record.subject === undefined) return new Failure('A066301');
  return record.subject === subject ? undefined : new Failure('A066302');
};

/** RFC 8707, section 2: a token is limited to the resources that it was issued for. */
const resourcesAreCovered: Rule = ({ record, resources = [] }) => {
  const covered = record.accessTokenResources ?? record.resources ?? [];
  const missing = resources.find((resource) => !covered.includes(resource));
  if (missing === undefined) return undefined;
  const outcome = `The access token is not for the resource ${missing}.`;
  return unpublished(outcome, `An access token for the resource ${missing}.`, {
    action: 'FORBIDDEN',
    error: 'invalid_target',
    source: 'RFC 8707, section 2',
  });
};

/** RFC 9470, section 3: acr_values. */
const acrIsAccepted: Rule = ({ record: { acr }, acrValues = [] }) => {
  if (acrValues.length === 0 || (acr !== undefined && acrValues.includes(acr))) return undefined;
  const challenge = { acr_values: acrValues.join(' ') };
  return new Failure('A341302', { message: { acr: acr ?? '(none)' }, challenge });
};

/** RFC 9470, section 3: max_age. A token without an authentication time counts as too old. */
const authenticationIsRecent: Rule = ({ record: { authTime = 0 }, now, maxAge }) => {
  if (maxAge === undefined || authTime + maxAge >= Math.floor(now / 1000)) return undefined;
  return new Failure('A340301', { message: { maxAge }, challenge: { max_age: String(maxAge) } });
};

/** The checks of a token at a protected resource, in the order in which Authlete applies them. */
const rules: readonly Rule[] = [
  tokenIsAlive,
  presenterIsTheHolder,
  scopesAreCovered,
  subjectMatches,
  resourcesAreCovered,
  acrIsAccepted,
  authenticationIsRecent,
];

/** Returns the failure of the first check that fails. */
export function resourceFailure(request: ResourceRequest): Failure | undefined {
  for (const rule of rules) {
    const failure = rule(request);
    if (failure !== undefined) return failure;
  }
  return undefined;
}
