import type { Property } from '../../facts/statements.js';

/** The maximum number of lists of scopes to remember. */
const mostLists = 1000;

const sorted = new Map<string, string>();

/**
 * Converts what an exchange says of a property to a text that is equal for equal values. Returns `undefined` if it
 * says nothing.
 *
 * @param said a value, or an array of values
 */
export function statementText(property: Property, said: unknown): string | undefined {
  if (said === undefined || said === null) return undefined;
  if (property === 'scopes' || property === 'requestedScopes') return scopesText(said);
  const value: unknown = Array.isArray(said) ? said.find(isPresent) : said;
  if (value === undefined || value === '') return undefined;
  if (property === 'authTime' && value === 0) return undefined;
  // Authlete's own timestamps are in milliseconds, those of clients in seconds.
  if (property === 'expiresAt') return Number(value) > 0 ? seconds(Number(value)) : undefined;
  if (property === 'client' && value === 0) return undefined;
  return String(value);
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

const seconds = (time: number): string => String(time > 253_402_300_800 ? Math.floor(time / 1000) : time);

/** Sorts scopes. Services have few lists of them, so the results are remembered. */
function scopesText(said: unknown): string {
  const text = Array.isArray(said) ? said.join(' ') : String(said);
  const known = sorted.get(text);
  if (known !== undefined) return known;
  const names = new Set(text.split(' ').filter((name) => name !== ''));
  const result = [...names].sort().join(' ');
  if (sorted.size >= mostLists) sorted.clear();
  sorted.set(text, result);
  return result;
}
