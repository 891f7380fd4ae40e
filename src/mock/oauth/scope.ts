import type { ClientRecord, Scope, ServiceRecord } from '../../domain/records.js';
import { Failure, refuse } from '../failure.js';
import { listed } from '../listed.js';
import type { AuthorizationAttempt } from './attempt.js';
import type { Rule } from './check.js';
import { type DynamicScope, parameterizedScope } from './dynamic-scope.js';
import { words } from './parameters.js';
import { includesCode, responseTypeOf, responseTypeText } from './response-type.js';
import { alphabetical } from './scope-order.js';

/** The scopes of a service by name, computed once per version of its record. */
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

/** Returns the scope with the given name, or the parameterized scope that the name is a value of. */
function scopeFor(name: string, settings: ServiceRecord): Scope | undefined {
  const scopes = registered(settings);
  return scopes.get(name) ?? parameterizedScope(scopes.values(), name);
}

/** Whether a client may request a scope (`extension.requestableScopes`). */
function isRequestable({ extension }: ClientRecord, name: string): boolean {
  const { requestableScopesEnabled, requestableScopes } = extension ?? {};
  return requestableScopesEnabled !== true || !requestableScopes || requestableScopes.includes(name);
}

/**
 * Returns the granted scopes in alphabetical order: the requested ones, or the defaults if none are requested.
 * Scopes that are unknown or not requestable are dropped (RFC 6749, section 3.3).
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

/** Returns the scope objects for responses. */
export function scopeObjects(names: readonly string[], settings: ServiceRecord): Scope[] {
  const scopes = registered(settings);
  return names.flatMap((name) => scopes.get(name) ?? []);
}

/** Returns those names that are values of parameterized scopes. */
export const dynamicScopes = (names: readonly string[], settings: ServiceRecord): DynamicScope[] =>
  names.flatMap((value) => {
    const name = scopeFor(value, settings)?.name;
    return name === undefined || name === value ? [] : [{ name, value }];
  });

/** Returns those names for which the service has a scope. */
export const knownScopes = (names: readonly string[], settings: ServiceRecord): string[] =>
  names.filter((name) => scopeFor(name, settings) !== undefined);

/** Returns the durations, in seconds, that the scopes set by an attribute such as `access_token.duration`. */
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

/**
 * Returns the scopes of an authorization request. offline_access requires a code (OpenID Connect Core, section 11).
 */
export function requestedScopes({
  parameters,
  settings,
  client,
}: Pick<AuthorizationAttempt, 'parameters' | 'settings' | 'client'>): readonly string[] {
  const scopes = grantableScopes(parameters.get('scope'), settings, client);
  return includesCode(responseTypeOf({ parameters }))
    ? scopes
    : scopes.filter((name) => name !== 'offline_access');
}

export const isOpenid = ({ scopes }: Pick<AuthorizationAttempt, 'scopes'>): boolean =>
  scopes.includes('openid');

/** RFC 6749, section 3.1: parameters must not be repeated. */
export const scopeIsSingle: Rule = ({ parameters }) =>
  parameters.isRepeated('scope') ? refuse('A007302') : undefined;

/** The supported scopes, as a parameter of messages. */
export const supportedScopesOf = ({ supportedScopes }: ServiceRecord) => ({
  supported: listed(supportedScopes?.map(({ name }) => name)),
});

/** RFC 6749, section 3.3, with the service's `scopeRequired`. */
export const scopeIsPresent: Rule = ({ settings, scopes }, code) =>
  settings.scopeRequired && scopes.length === 0 ? refuse(code, supportedScopesOf(settings)) : undefined;

/** OpenID Connect Core, section 3: response types with id_token require the openid scope. */
export const responseTypeFitsScope: Rule = (attempt) => {
  const type = responseTypeOf(attempt);
  if (isOpenid(attempt) || type === 'CODE' || type === 'TOKEN' || type === 'NONE') return undefined;
  const action = attempt.quirks.idTokenWithoutOpenid === 'bad-request' && { action: 'BAD_REQUEST' };
  return new Failure('A004302', { message: { responseType: responseTypeText(type) }, ...action });
};

/** OpenID Connect Core, section 11: offline access requires the user's consent. */
export const lacksConsent = (attempt: AuthorizationAttempt): boolean =>
  attempt.scopes.includes('offline_access') && !words(attempt.parameters.get('prompt')).includes('consent');

/** The quirk `offlineAccessWithoutConsent` may leave the rejection to the authorization server. */
export const offlineAccessHasConsent: Rule = (attempt) =>
  attempt.quirks.offlineAccessWithoutConsent === 'consent-required' && lacksConsent(attempt)
    ? refuse('A004303')
    : undefined;
