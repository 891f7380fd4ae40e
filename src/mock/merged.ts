/**
 * Returns an object with the members of all, as spreading them does. On Node.js 20, V8 takes microseconds for each
 * member that is added to a copy made by spreading: `{ ...first, added }` or a second spread.
 */
export function merged<First extends object, Second extends object>(
  first: First,
  second: Second,
): First & Second;
export function merged<First extends object, Second extends object, Third extends object>(
  first: First,
  second: Second,
  third: Third,
): First & Second & Third;
export function merged(...parts: readonly object[]): object {
  return Object.assign({}, ...parts);
}
