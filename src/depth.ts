/** Maximum nesting depth of input. Recursive code would overflow the stack on deeper values. */
export const deepest = 100;

/** Whether a value is nested deeper than `levels`. Stops as soon as the limit is exceeded. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isTooDeep(item, levels - 1));
  // Faster than Object.values(), which copies.
  const object: Readonly<Record<string, unknown>> = Object(value);
  for (const name in object) {
    const member = object[name];
    if (typeof member === 'object' && isTooDeep(member, levels - 1)) return true;
  }
  return false;
}

/** Whether a text opens more than `deepest` nested brackets, ignoring brackets in quoted strings. */
export function isTextTooDeep(text: string): boolean {
  let depth = 0;
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('[{(<'.includes(character)) depth += 1;
    else if (']})>'.includes(character)) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
