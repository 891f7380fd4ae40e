import { isTooDeep } from './depth.js';

/** A JSON object from outside: nothing is known about its members. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is UnknownRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the parsed JSON; `undefined` if it is invalid or nested too deeply. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}
