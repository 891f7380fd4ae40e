import { isObject } from '../../json.js';
import type { Stored, StoredEntry } from '../../mock/state/store.js';
import { fromSortable } from '../sortable-text.js';

const columnOf = (row: unknown, name: string): unknown => (isObject(row) ? row[name] : undefined);

/** Returns a number of a row. Throws if it is not one, which only a damaged file can cause. */
export function numberIn(row: unknown, name: string): number {
  const value = columnOf(row, name);
  if (typeof value !== 'number') throw new Error(`the column ${name} is not a number`);
  return value;
}

/** Returns a text of a row. Throws if it is not one. */
export function textIn(row: unknown, name: string): string {
  const value = columnOf(row, name);
  if (typeof value !== 'string') throw new Error(`the column ${name} is not a text`);
  return value;
}

/** Returns the numbers of a JSON array in a row. Throws if there is none. */
export function numbersIn(row: unknown, name: string): number[] {
  const numbers: unknown = JSON.parse(textIn(row, name));
  if (!Array.isArray(numbers) || !numbers.every((one) => typeof one === 'number'))
    throw new Error(`the column ${name} is not an array of numbers`);
  return numbers;
}

/** Whether the value was not read, because its version is the one of the cache. */
export const isUnchanged = (row: unknown): boolean => columnOf(row, 'value') === null;

/** When an entry expires, in milliseconds since the epoch; `undefined` if never. */
export const expiryIn = (row: unknown): number | undefined =>
  columnOf(row, 'expires_at') === null ? undefined : numberIn(row, 'expires_at');

export const storedOf = (row: unknown): Stored => ({
  value: valueIn(row),
  version: numberIn(row, 'version'),
  expiresAt: expiryIn(row),
});

/** Returns an entry whose collection lacks a prefix. */
export function entryOf(row: unknown, prefix: string): StoredEntry {
  const expiresAt = expiryIn(row);
  return {
    collection: textIn(row, 'collection').slice(prefix.length),
    key: fromSortable(textIn(row, 'key')),
    value: valueIn(row),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

function valueIn(row: unknown): object {
  const value: unknown = JSON.parse(textIn(row, 'value'));
  if (!isObject(value)) throw new Error('the column value is not a JSON object');
  return value;
}
