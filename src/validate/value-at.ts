import { memberOf, pointerTokens } from '../spec/json.js';

/** Returns the value at a JSON pointer (RFC 6901); `undefined` if there is none. */
export function valueAt(value: unknown, pointer: string): unknown {
  if (pointer === '') return value;
  let current = value;
  for (const token of pointerTokens(pointer)) {
    if (typeof current !== 'object' || current === null) return undefined;
    // Objects and arrays in a body are JSON.
    current = memberOf(current as Parameters<typeof memberOf>[0], token);
  }
  return current;
}
