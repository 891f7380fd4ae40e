import type { JournalEntry } from '../../../mock/journal.js';

/** The filter of the page, as the address has it. */
export type Filter = Readonly<Record<string, string>>;

interface Filtering {
  readonly label: string;
  readonly valueIn: (entry: JournalEntry) => string | undefined;
}

/** The API path without the service: `/auth/token`. */
export const pathOf = ({ target }: Pick<JournalEntry, 'target'>): string =>
  target.replace(/^\/api\/\d+(?=\/)/, '').replace(/\?.*$/s, '');

/** What calls can be filtered by, besides a text. */
export const filterNames: Readonly<Record<string, Filtering>> = {
  path: { label: 'Operation', valueIn: pathOf },
  action: { label: 'Action', valueIn: ({ action, status }) => action ?? String(status) },
  code: { label: 'Result code', valueIn: ({ resultCode }) => resultCode },
  by: { label: 'Answered by', valueIn: ({ answeredBy }) => answeredBy },
};

/** The texts of the calls, made once each, because every letter of a search looks at all of them. */
const texts = new WeakMap<JournalEntry, string>();

function textOf(entry: JournalEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const made = JSON.stringify(entry).toLowerCase();
  texts.set(entry, made);
  return made;
}

export function fits(entry: JournalEntry, filter: Filter): boolean {
  const { text = '', ...others } = filter;
  const isWanted = Object.entries(others).every(
    ([name, value]) => filterNames[name] === undefined || filterNames[name].valueIn(entry) === value,
  );
  return isWanted && (text === '' || textOf(entry).includes(text.toLowerCase()));
}
