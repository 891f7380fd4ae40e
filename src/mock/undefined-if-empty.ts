/** Returns a list as responses contain it: `undefined` if empty. */
export const undefinedIfEmpty = <T>(items: readonly T[] = []): T[] | undefined =>
  items.length > 0 ? [...items] : undefined;
