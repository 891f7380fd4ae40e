export interface Rates {
  readonly mock: number;
  readonly bare: number;
  readonly prism: number;
}

interface Row {
  readonly figure: string;
  readonly median: string;
  readonly ratio: string;
  readonly target: string;
  readonly met: boolean | undefined;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('A median needs a value.');
  return middle;
}

const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;

/** The cost of starting: milliseconds since process start, and memory. */
export interface Startup {
  readonly ready: number;
  readonly answered: number;
  readonly megabytes: number;
}

/** Prints the results next to their targets. Returns whether all targets are met. */
export function printTable(rates: ReadonlyMap<string, Rates>, startup: Startup, resident: number): boolean {
  const rows: Row[] = [];
  for (const [name, { mock, bare, prism }] of rates) {
    const ofBare = mock / bare;
    const timesPrism = mock / prism;
    const bound = name === '/auth/introspection';
    rows.push(
      { figure: name, median: perSecond(mock), ratio: '', target: '', met: undefined },
      {
        figure: '  bare node:http',
        median: perSecond(bare),
        ratio: ofBare.toFixed(2),
        target: bound ? 'at least 0.6' : '',
        met: bound ? ofBare >= 0.6 : undefined,
      },
      {
        figure: '  Prism',
        median: perSecond(prism),
        ratio: `${timesPrism.toFixed(0)} times`,
        target: 'at least 20 times',
        met: timesPrism >= 20,
      },
    );
  }
  rows.push(
    {
      figure: 'ready line after',
      median: `${startup.ready.toFixed(0)} ms`,
      ratio: '',
      target: 'under 400 ms',
      met: startup.ready < 400,
    },
    {
      figure: 'first answer after',
      median: `${startup.answered.toFixed(0)} ms`,
      ratio: '',
      target: '',
      met: undefined,
    },
    {
      figure: 'resident when ready',
      median: `${startup.megabytes.toFixed(0)} MB`,
      ratio: '',
      target: 'under 120 MB',
      met: startup.megabytes < 120,
    },
    {
      figure: 'resident after load',
      median: `${resident.toFixed(0)} MB`,
      ratio: '',
      target: '',
      met: undefined,
    },
  );
  print(rows);
  return rows.every(({ met }) => met !== false);
}

function print(rows: readonly Row[]): void {
  const head = ['figure', 'median', 'ratio', 'target', 'met'];
  const cells = rows.map(({ figure, median: value, ratio, target, met }) => [
    figure,
    value,
    ratio,
    target,
    met === undefined ? '' : met ? 'yes' : 'NO',
  ]);
  const widths = head.map((title, column) =>
    Math.max(...[head, ...cells].map((row) => (row[column] ?? title).length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  console.log(line(head));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of cells) console.log(line(row));
}
