/**
 * What `work` makes of each item, in the order of the items, with at most `most` of them at work at a time.
 *
 * @example
 * for await (const answer of inOrder(urls, fetch, 4)) …
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  most: number,
): AsyncIterable<Result> {
  const atWork: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Whoever awaits it in its turn is told of it.
    result.catch(() => {});
    atWork.push(result);
    if (atWork.length < most) continue;
    const first = atWork.shift();
    if (first !== undefined) yield await first;
  }
  for (const result of atWork) yield await result;
}
