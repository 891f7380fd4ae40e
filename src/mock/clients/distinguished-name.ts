const attribute = String.raw`(?:[a-z][a-z0-9-]*|\d+(?:\.\d+)*)`;
const value = String.raw`(?:#(?:[0-9a-f]{2})+|"(?:\\.|[^"\\])*"|(?:\\(?:[0-9a-f]{2}|[^0-9a-f])|[^,+"\\<>;])*)`;
const pair = `\\s*${attribute} *=${value}`;
const name = new RegExp(`^${pair}(?:[,;+]${pair})*$`, 'i');

/** RFC 4514, section 3: whether a text is an X.500 distinguished name. */
export const isDistinguishedName = (text: string): boolean => name.test(text);
