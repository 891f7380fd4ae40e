/** Maximum nesting depth of input. Recursive code would overflow the stack on deeper values. */
export const deepest = 100;

/** Whether a value is nested deeper than `levels`. Stops as soon as the limit is exceeded. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const member of Object.values(value)) if (isTooDeep(member, levels - 1)) return true;
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
