/** Returns the syntax tree for textlint of a text whose prose is at the given ranges. */
export function documentOf(text, ranges) {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  const position = (index) => {
    const line = lineOf(starts, index);
    return { line: line + 1, column: index - starts[line] };
  };
  const node = (type, [start, end], members) => ({
    type,
    raw: text.slice(start, end),
    range: [start, end],
    loc: { start: position(start), end: position(end) },
    ...members,
  });
  const children = [...ranges]
    .sort(([a], [b]) => a - b)
    .map((range) => {
      const value = proseOf(text.slice(...range));
      return node('Paragraph', range, { children: [node('Str', range, { value })] });
    });
  return node('Document', [0, text.length], { children });
}

/** Blanks what is not prose and keeps every index: the markers of comments, and code in backticks. */
const proseOf = (text) =>
  text
    .replace(/^\/[/*]+|\n[ \t]*(?:\*\/?|\/\/)|\*\/$/g, blank)
    .replace(/`[^`\n]*`/g, (code) => '`'.repeat(code.length));

const blank = (marker) => marker.replace(/[^\n]/g, ' ');

/** Returns the line of an index by binary search among the starts of the lines. */
function lineOf(starts, index) {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= index) low = middle;
    else high = middle;
  }
  return low;
}
