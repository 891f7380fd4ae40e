/** The properties of a JSON text that can be found without parsing it. */
export interface JsonShape {
  /** The maximum nesting of arrays and objects. */
  readonly depth: number;
  /** The number of members in all objects. */
  readonly members: number;
  /** The number of commas in all arrays and objects. */
  readonly commas: number;
}

const [quote, backslash, colon, comma] = [0x22, 0x5c, 0x3a, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Scans a JSON text. Much faster than `JSON.parse`, and uses constant memory for any nesting. */
export function jsonShape(text: string): JsonShape {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let commas = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === colon) members += 1;
    else if (code === comma) commas += 1;
    else if (code === openObject || code === openList) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === closeObject || code === closeList) depth -= 1;
  }
  return { depth: deepest, members, commas };
}

/** Returns the index of the string's closing quote, or the end of the text if there is none. */
export function endOfString(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
  } while (isEscaped(text, end));
  return end;
}

/** Whether an odd number of backslashes precedes the character (RFC 8259, section 7). */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}
