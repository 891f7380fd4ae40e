import type { Row } from './rows.js';

const head = ['figure', 'median', 'ratio', 'target', 'met'];

/** Returns the rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ figure, value, ratio, target, met }) => [
    figure,
    value,
    ratio,
    target,
    met === undefined ? '' : met ? 'yes' : '**no**',
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...cells].map(line).join('\n');
}
