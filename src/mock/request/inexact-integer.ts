/**
 * Returns a JSON pointer to an integer beyond 2^53, which JavaScript cannot represent exactly; `undefined` if there
 * is none.
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
