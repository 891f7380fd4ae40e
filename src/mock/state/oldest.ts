interface Expiring {
  /** Infinity if the entry never expires. */
  readonly expiresAt: number;
}

/** Entries by key, in insertion order. */
type Entries = ReadonlyMap<string, Expiring>;

/** How many entries are sampled to estimate the expiry of the oldest ones. */
const sample = 1000;

/**
 * Yields the names and keys of about `wanted` of the `total` entries that expire, those that expire first. Entries
 * with the same expiry, as under a frozen clock, are taken in insertion order, a share from each collection.
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

/** Estimates from a sample when the last of the `wanted` entries expires. */
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
