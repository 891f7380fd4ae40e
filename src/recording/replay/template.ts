import { literalsOf } from '../../redaction/placeholder.js';

/** Returns the substrings of `text` at the placeholders of `template`; `undefined` if the rest differs. */
export function valuesIn(template: string, text: string): string[] | undefined {
  const [first = '', ...others] = literalsOf(template);
  const last = others.pop();
  if (last === undefined) return text === first ? [] : undefined;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return undefined;
  const values: string[] = [];
  let rest = text.slice(first.length, text.length - last.length);
  for (const literal of others) {
    const at = rest.indexOf(literal);
    if (at < 0) return undefined;
    values.push(rest.slice(0, at));
    rest = rest.slice(at + literal.length);
  }
  return [...values, rest];
}
