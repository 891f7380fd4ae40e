/** How many levels of lists and objects input may have: code that walks into more of them runs out of stack. */
export const deepest = 100;

/** Whether a value has more levels than that, found out without going deeper. */
export const isTooDeep = (value: unknown, levels = deepest): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1)));

/** Whether a text opens more brackets within each other than that, those in quotes aside. */
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
