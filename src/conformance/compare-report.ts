import type { Paint } from '../validate/reports/report.js';
import { printable } from '../validate/reports/text.js';
import type { Compared, ResponseDifference } from './compare.js';

interface Names {
  readonly left: string;
  readonly right: string;
}

/** Formats the differences between two targets for a terminal: a paragraph per row, then a total. */
export function* compareReport(compared: readonly Compared[], names: Names, paint: Paint): Iterable<string> {
  for (const { row, differences } of compared) {
    if (differences.length === 0) continue;
    yield paint('bold', `${row.operationId}, ${row.name}`);
    for (const difference of differences) yield line(difference, names, paint);
    yield '';
  }
  yield totals(compared, names, paint);
}

function line({ at, left, right, severity }: ResponseDifference, names: Names, paint: Paint): string {
  const sign = severity === 'error' ? paint('red', '✗') : paint('yellow', '!');
  return `  ${sign} ${printable(`${at}  ${names.left}: ${left}, ${names.right}: ${right}`)}`;
}

function totals(compared: readonly Compared[], { left, right }: Names, paint: Paint): string {
  const both = compared.filter((row) => row.both);
  const differ = both.filter(({ differences }) => differences.length > 0).length;
  const alone = compared.filter((row) => !row.both && row.differences.length > 0).length;
  const parts = [
    paint('green', `${both.length - differ} alike`),
    paint(differ > 0 ? 'red' : 'dim', `${differ} different`),
    paint(alone > 0 ? 'yellow' : 'dim', `${alone} at only one of them`),
    paint('dim', `${compared.length - both.length - alone} at neither`),
  ];
  return `${paint('bold', `${left} and ${right}`)}: ${parts.join(', ')}`;
}
