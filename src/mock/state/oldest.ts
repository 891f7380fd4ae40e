interface Expiring {
  /** Infinity if it never expires. */
  readonly expiresAt: number;
}

/** Entries by key, in the order in which they were put. */
type Entries = ReadonlyMap<string, Expiring>;

/** How many entries are looked at to find out before which time the oldest ones expire. */
const sample = 1000;

/**
 * The names and keys of about `wanted` of the `total` entries that expire: those that expire first. Of entries that
 * expire at the same time, as with a clock that stands still, those that were put first, a part of each collection.
 */
export function* oldest(
  collections: ReadonlyMap<string, { readonly entries: Entries }>,
  wanted: number,
  total: number,
): Generator<readonly [name: string, key: string]> {
  const limit = timeOf(collections, wanted, total);
  const found = [...collections].map(([name, { entries }]) => ({
    name,
    entries,
    ...counted(entries, limit),
  }));
  const [earlier, same] = [sum(found, 'earlier'), sum(found, 'same')];
  const part = Math.min(1, Math.max(0, (wanted - earlier) / same));
  for (const { name, entries, same } of found) {
    let left = Math.ceil(same * part);
    for (const [key, { expiresAt }] of entries) {
      if (expiresAt === limit) left -= 1;
      if (expiresAt < limit || (expiresAt === limit && left >= 0)) yield [name, key];
    }
  }
}

/** The time at which the last of the wanted entries expires, by a sample. */
function timeOf(
  collections: ReadonlyMap<string, { readonly entries: Entries }>,
  wanted: number,
  total: number,
): number {
  const step = Math.max(1, Math.floor(total / sample));
  const times: number[] = [];
  let index = 0;
  for (const { entries } of collections.values())
    for (const { expiresAt } of entries.values()) {
      if (expiresAt === Number.POSITIVE_INFINITY) continue;
      if (index % step === 0) times.push(expiresAt);
      index += 1;
    }
  times.sort((a, b) => a - b);
  return times[Math.min(times.length, Math.ceil(wanted / step)) - 1] ?? Number.NEGATIVE_INFINITY;
}

function counted(entries: Entries, limit: number): { earlier: number; same: number } {
  const counts = { earlier: 0, same: 0 };
  for (const { expiresAt } of entries.values()) {
    if (expiresAt < limit) counts.earlier += 1;
    else if (expiresAt === limit) counts.same += 1;
  }
  return counts;
}

const sum = <Name extends string>(counts: readonly Readonly<Record<Name, number>>[], name: Name): number =>
  counts.reduce((total, one) => total + one[name], 0);
