/** A list as responses have it: left out where it is empty. */
export const listed = <T>(items: readonly T[] = []): T[] | undefined =>
  items.length > 0 ? [...items] : undefined;
