import type { ClientRecord, Scope, ServiceRecord } from '../../domain/records.js';
import { refuse } from '../failure.js';
import type { AuthorizationAttempt, Rule } from './attempt.js';
import { type DynamicScope, parameterizedScope } from './dynamic-scope.js';
import { words } from './parameters.js';
import { includesCode, responseTypeOf, responseTypeText } from './response-type.js';
import { alphabetical } from './scope-order.js';

/** The scopes of a service by name, made once for each version of its record. */
const byName = new WeakMap<ServiceRecord, ReadonlyMap<string, Scope>>();

function registered(settings: ServiceRecord): ReadonlyMap<string, Scope> {
  const known = byName.get(settings);
  if (known !== undefined) return known;
  const { supportedScopes = [] } = settings;
  const made = new Map(
    supportedScopes.flatMap((scope) => (scope.name === undefined ? [] : [[scope.name, scope] as const])),
  );
  byName.set(settings, made);
  return made;
}

/** The scope that a name stands for: the one of that name, or the parameterized one that it is a value of. */
function scopeFor(name: string, settings: ServiceRecord): Scope | undefined {
  const scopes = registered(settings);
  return scopes.get(name) ?? parameterizedScope(scopes.values(), name);
}

/** Whether a client may ask for a scope (`extension.requestableScopes`). */
function isRequestable({ extension }: ClientRecord, name: string): boolean {
  const { requestableScopesEnabled, requestableScopes } = extension ?? {};
  return requestableScopesEnabled !== true || !requestableScopes || requestableScopes.includes(name);
}

/**
 * The scopes that a request gets, in alphabetical order: those asked for, or the default ones when it asks for
 * none. Unknown and unrequestable ones are dropped (RFC 6749, section 3.3).
 */
export function grantableScopes(
  requested: string | undefined,
  settings: ServiceRecord,
  client: ClientRecord,
): string[] {
  const scopes = registered(settings);
  const asked = words(requested);
  const names =
    asked.length > 0
      ? asked
      : [...scopes.values()].flatMap(({ name, defaultEntry }) => (defaultEntry && name ? [name] : []));
  const granted = names.filter((name) => {
    const scope = scopeFor(name, settings);
    return scope?.name !== undefined && isRequestable(client, scope.name);
  });
  return alphabetical(granted);
}

/** The scope objects, as responses show them. */
export function scopeObjects(names: readonly string[], settings: ServiceRecord): Scope[] {
  const scopes = registered(settings);
  return names.flatMap((name) => scopes.get(name) ?? []);
}

/** The scopes among names that are values of parameterized scopes. */
export const dynamicScopes = (names: readonly string[], settings: ServiceRecord): DynamicScope[] =>
  names.flatMap((value) => {
    const name = scopeFor(value, settings)?.name;
    return name === undefined || name === value ? [] : [{ name, value }];
  });

/** The names that the service has a scope for. */
export const knownScopes = (names: readonly string[], settings: ServiceRecord): string[] =>
  names.filter((name) => scopeFor(name, settings) !== undefined);

/** The durations in seconds that the scopes set with an attribute such as `access_token.duration`. */
export function scopeDurations(
  names: readonly string[],
  attribute: string,
  settings: ServiceRecord,
): number[] {
  return names
    .flatMap((name) => scopeFor(name, settings) ?? [])
    .flatMap(({ attributes = [] }) =>
      attributes.filter(({ key }) => key === attribute).map(({ value }) => Number(value)),
    );
}

/** The scopes of an authorization request; offline_access needs a code (OpenID Connect Core, section 11). */
export function requestedScopes(attempt: AuthorizationAttempt): readonly string[] {
  const known = ofAttempt.get(attempt);
  if (known !== undefined) return known;
  const scopes = findRequestedScopes(attempt);
  ofAttempt.set(attempt, scopes);
  return scopes;
}

/** Many rules ask for them. */
const ofAttempt = new WeakMap<AuthorizationAttempt, readonly string[]>();

function findRequestedScopes(attempt: AuthorizationAttempt): string[] {
  const { parameters, settings, client } = attempt;
  const scopes = grantableScopes(parameters.get('scope'), settings, client);
  return includesCode(responseTypeOf(attempt)) ? scopes : scopes.filter((name) => name !== 'offline_access');
}

export const isOpenid = (attempt: AuthorizationAttempt): boolean =>
  requestedScopes(attempt).includes('openid');

/** RFC 6749, section 3.3; `scopeRequired` of the service. */
export const scopeIsUsable: Rule = (attempt) => {
  if (attempt.parameters.isRepeated('scope')) return refuse('A007302');
  return attempt.settings.scopeRequired && requestedScopes(attempt).length === 0
    ? refuse('A007305')
    : undefined;
};

/** OpenID Connect Core, section 3: a response type with id_token is for OpenID requests. */
export const responseTypeFitsScope: Rule = (attempt) => {
  const type = responseTypeOf(attempt);
  if (isOpenid(attempt) || type === 'CODE' || type === 'TOKEN' || type === 'NONE') return undefined;
  return refuse('A004302', { responseType: responseTypeText(type) });
};

/** OpenID Connect Core, section 11: offline access takes the consent of the user. */
export const lacksConsent = (attempt: AuthorizationAttempt): boolean =>
  requestedScopes(attempt).includes('offline_access') &&
  !words(attempt.parameters.get('prompt')).includes('consent');

/** The switch `offlineAccessWithoutConsent` may leave the refusal to the authorization server. */
export const offlineAccessHasConsent: Rule = (attempt) =>
  attempt.switches.offlineAccessWithoutConsent === 'consent-required' && lacksConsent(attempt)
    ? refuse('A004303')
    : undefined;
