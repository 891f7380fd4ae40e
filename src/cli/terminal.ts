const colours = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
export type Colour = keyof typeof colours;

// https://no-color.org
const coloured = process.stdout.isTTY === true && !process.env['NO_COLOR'];

export function paint(colour: Colour, text: string): string {
  return coloured ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
}

/** Rows with their columns aligned: the first to the left, the others, where `right`, to the right. */
export function table(rows: readonly (readonly string[])[], { right = false } = {}): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right && column > 0 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('   ')
      .trimEnd(),
  );
}

/** Names and what is said of each, in lines no longer than the terminal. What goes into a pipe is left whole, for grep. */
export function glossary(
  rows: readonly (readonly [name: string, text: string])[],
  width = process.stdout.columns ?? Number.POSITIVE_INFINITY,
): string[] {
  const indent = Math.max(0, ...rows.map(([name]) => name.length)) + 3;
  return rows.flatMap(([name, text]) =>
    broken(text, Math.max(20, width - indent)).map(
      (line, index) => `${(index === 0 ? name : '').padEnd(indent)}${line}`,
    ),
  );
}

/** A text in lines of so many characters at most; a longer word has a line of its own. */
function broken(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
