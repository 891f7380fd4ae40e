import type { Scope, ServiceRecord } from '../../domain/records.js';
import { scopeObjects } from '../oauth/scope.js';

/** Returns scopes for responses that omit descriptions; `undefined` if there are none. */
export function scopesWithoutDescriptions(
  names: readonly string[],
  settings: ServiceRecord,
): Scope[] | undefined {
  const scopes = scopeObjects(names, settings).map(({ name, defaultEntry = false, attributes }) => ({
    defaultEntry,
    ...(name !== undefined && { name }),
    ...(attributes !== undefined && { attributes }),
  }));
  return scopes.length > 0 ? scopes : undefined;
}

/** Returns the scopes of a service, sorted as responses list them. */
export const sortedByName = (scopes: readonly Scope[]): Scope[] =>
  scopes
    .map((scope) => ({ ...scope, defaultEntry: scope.defaultEntry ?? false }))
    .sort(({ name: a = '' }, { name: b = '' }) => (a < b ? -1 : a > b ? 1 : 0));
