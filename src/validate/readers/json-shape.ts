/** What can be told of a JSON text without reading it as one. */
export interface JsonShape {
  /** How many lists and objects stand in each other. */
  readonly depth: number;
  /** Of all its objects together. */
  readonly members: number;
  /** Of all its lists and objects together. */
  readonly commas: number;
}

const [quote, backslash, colon, comma] = [0x22, 0x5c, 0x3a, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Takes a fraction of the time that `JSON.parse` takes, and no more memory however deep the text is nested. */
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

/** Where the quotation mark is that ends the string; the end of the text where none does. */
export function endOfString(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
  } while (isEscaped(text, end));
  return end;
}

/** RFC 8259, section 7: an odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}
