/** Returns JSON data as a literal of JavaScript, in the style of this project: `{ action: 'OK' }`. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${nameOf(name)}: ${literal(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** JSON escapes everything that a string literal must escape, except single quotes. */
const quoted = (text: string): string => {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\(.)/g, (pair, character) => (character === '"' ? '"' : pair))
    .replaceAll("'", "\\'");
  return `'${escaped}'`;
};

function nameOf(name: string): string {
  // As a plain name, it would set the prototype.
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}
