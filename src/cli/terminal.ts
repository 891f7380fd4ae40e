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
