/** Groups items by a name, in the order of their first items. */
export function grouped<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const some = groups.get(name);
    if (some === undefined) groups.set(name, [item]);
    else some.push(item);
  }
  return groups;
}
