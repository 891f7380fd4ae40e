/** The longest line that is read, in characters: one beyond it is told of and passed over. */
export const longestLine = 64 * 1024 * 1024;

/** A line of a text, or where one was too long to be read. */
export type Line = { readonly text: string } | { readonly tooLong: number };

/** Splits a stream of text into lines, in memory that no line exceeds. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncIterable<Line> {
  let rest = '';
  let dropped = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const text = rest + chunk.slice(from, end);
      yield dropped > 0 ? { tooLong: dropped + text.length } : { text };
      rest = '';
      dropped = 0;
      from = end + 1;
    }
    rest += chunk.slice(from);
    if (rest.length > longestLine) {
      dropped += rest.length;
      rest = '';
    }
  }
  if (dropped > 0) yield { tooLong: dropped + rest.length };
  else if (rest !== '') yield { text: rest };
}
