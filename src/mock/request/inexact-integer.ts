/**
 * Where a JSON value has an integer beyond 2^53, whose last digits JavaScript does not keep, as a JSON pointer;
 * undefined if it has none.
 */
export function inexactIntegerIn(value: unknown, pointer: string): string | undefined {
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = inexactIntegerIn(member, `${pointer}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
