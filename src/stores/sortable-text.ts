/**
 * Stores in databases order keys by their UTF-8 bytes, and UTF-8 has no lone surrogates. JavaScript orders strings by
 * their UTF-16 code units. The two differ from U+D800, so such units are written as two that UTF-8 keeps.
 */
const mark = '\ue000';

/** Returns a text whose UTF-8 bytes are ordered as the code units of `text`. Different texts stay different. */
export function sortable(text: string): string {
  return text.replace(/[\ud800-\uffff]/g, (unit) => mark + String.fromCharCode(unit.charCodeAt(0) - 0xd800));
}

/** Returns the text that `sortable` was given. */
export function fromSortable(text: string): string {
  return text.replace(/\ue000(.)/gs, (_, unit: string) => String.fromCharCode(unit.charCodeAt(0) + 0xd800));
}
