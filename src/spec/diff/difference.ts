export const subjects = ['operation', 'schema', 'property', 'type', 'enum value', 'rule'] as const;
/** `rule` covers all other constraints: required, nullable, readOnly, statuses, parameters. */
export type ChangedPart = (typeof subjects)[number];

export interface ContractDifference {
  readonly subject: ChangedPart;
  readonly change: 'added' | 'removed' | 'changed';
  /** `client.jwksUri`, `POST /api/{serviceId}/auth/token` */
  readonly where: string;
  readonly detail: string;
}

export interface BeforeAndAfter<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly both: readonly T[];
}

export function sides<T>(before: Iterable<T>, after: Iterable<T>): BeforeAndAfter<T> {
  const old = new Set(before);
  const now = new Set(after);
  return {
    added: [...now].filter((one) => !old.has(one)),
    removed: [...old].filter((one) => !now.has(one)),
    both: [...old].filter((one) => now.has(one)),
  };
}

/** Yields the differences between two sets of words, such as required lists or statuses. */
export function* setDifferences(
  subject: ChangedPart,
  where: string,
  before: Iterable<string>,
  after: Iterable<string>,
  detail: (word: string) => string = (word) => word,
): Generator<ContractDifference> {
  const { added, removed } = sides(before, after);
  for (const word of added) yield { subject, change: 'added', where, detail: detail(word) };
  for (const word of removed) yield { subject, change: 'removed', where, detail: detail(word) };
}

export function* valueDifference(
  subject: ChangedPart,
  where: string,
  name: string,
  before: unknown,
  after: unknown,
): Generator<ContractDifference> {
  const [old, now] = [said(before), said(after)];
  if (old !== now) yield { subject, change: 'changed', where, detail: `${name}${old} → ${now}` };
}

function said(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
