/**
 * Maps items concurrently, at most `most` at a time, and yields the results in the order of the items.
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
    // The rejection is handled when the consumer awaits it in turn.
    result.catch(() => {});
    atWork.push(result);
    if (atWork.length < most) continue;
    const first = atWork.shift();
    if (first !== undefined) yield await first;
  }
  for (const result of atWork) yield await result;
}
