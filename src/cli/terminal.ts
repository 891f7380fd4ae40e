import { stripVTControlCharacters } from 'node:util';

const colours = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
export type Colour = keyof typeof colours;

export type Paint = (colour: Colour, text: string) => string;

/** Whether to write colours to a stream. FORCE_COLOR wins over NO_COLOR, as in Node.js; see https://no-color.org. */
export function hasColours(
  { isTTY }: { readonly isTTY?: boolean },
  { FORCE_COLOR, NO_COLOR, TERM }: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && !NO_COLOR && TERM !== 'dumb';
}

/** Returns the function that colours text for a stream. */
export const paintFor =
  (stream: { readonly isTTY?: boolean }): Paint =>
  (colour, text) =>
    hasColours(stream) ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;

export const paint: Paint = paintFor(process.stdout);

/**
 * Aligns the columns of a table. The first column is left-aligned; the others are right-aligned with `right`.
 */
export function table(rows: readonly (readonly string[])[], { right = false } = {}): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, widthOf(cell))),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return right && column > 0 ? space + cell : cell + space;
      })
      .join('   ')
      .trimEnd(),
  );
}

/** Colours take no space. */
const widthOf = (cell: string): number => stripVTControlCharacters(cell).length;

/**
 * Formats names and their descriptions, wrapped to the width of the terminal. Output to a pipe is not
 * wrapped, so that grep sees whole lines.
 */
export function descriptionList(
  rows: readonly (readonly [name: string, text: string])[],
  width = process.stdout.columns ?? Number.POSITIVE_INFINITY,
): string[] {
  const indent = Math.max(0, ...rows.map(([name]) => name.length)) + 3;
  return rows.flatMap(([name, text]) =>
    wrapWords(text, Math.max(20, width - indent)).map(
      (line, index) => `${(index === 0 ? name : '').padEnd(indent)}${line}`,
    ),
  );
}

/** Wraps a text to lines of `width` characters. A longer word gets a line of its own. */
function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
