import type { BriefEntry } from '../../../mock/journal.js';

/** The filter of the page, as the address has it. */
export type Filter = Readonly<Record<string, string>>;

interface Filtering {
  readonly label: string;
  readonly valueIn: (entry: BriefEntry) => string | undefined;
  /** Whether it is left out if no call has a value. */
  readonly isOptional?: true;
}

/** The API path without the service: `/auth/token`. */
export const pathOf = ({ target }: Pick<BriefEntry, 'target'>): string =>
  target.replace(/^\/api\/\d+(?=\/)/, '').replace(/\?.*$/s, '');

/** What calls can be filtered by, besides a text. */
export const filterNames: Readonly<Record<string, Filtering>> = {
  path: { label: 'Operation', valueIn: pathOf },
  action: { label: 'Action', valueIn: ({ action, status }) => action ?? String(status) },
  code: { label: 'Result code', valueIn: ({ resultCode }) => resultCode },
  by: { label: 'Answered by', valueIn: ({ answeredBy }) => answeredBy },
  test: { label: 'Test', valueIn: ({ test }) => test, isOptional: true },
};

/** Whether a call fits everything of a filter but its text, which the mock searches. */
export const fits = (entry: BriefEntry, filter: Filter): boolean =>
  Object.entries(filterNames).every(
    ([name, { valueIn }]) => filter[name] === undefined || valueIn(entry) === filter[name],
  );
