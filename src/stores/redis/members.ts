import { fromSortable, sortable } from '../sortable-text.js';

/** Ends the name of a collection, so that it sorts before all names that begin with it. */
const end = '\0';

/** Greater than every character of a sortable text, in UTF-8. */
const last = '\u{10ffff}';

/** A range of members, in the syntax of `ZRANGEBYLEX`. */
export interface LexRange {
  readonly min: string;
  readonly max: string;
}

/** Returns the name that an entry has in Redis. Entries are ordered by collection and key. */
export const memberOf = (collection: string, key: string): string => sortable(collection + end + key);

/** Returns the members whose keys have a prefix. */
export const keysIn = (collection: string, prefix: string): LexRange =>
  startingWith(memberOf(collection, prefix));

/** Returns the members of all collections whose names have a prefix. */
export const collectionsIn = (prefix: string): LexRange => startingWith(sortable(prefix));

const startingWith = (text: string): LexRange => ({ min: `[${text}`, max: `(${text}${last}` });

/** Returns the part of a range that comes after a member. */
export const after = (member: string, { max }: LexRange): LexRange => ({ min: `(${member}`, max });

/** Returns the collection and the key of a member. */
export function entryOf(member: string): { collection: string; key: string } {
  const text = fromSortable(member);
  const index = text.indexOf(end);
  return { collection: text.slice(0, index), key: text.slice(index + 1) };
}
