import type { Paint } from '../validate/reports/report.js';
import { count, printable } from '../validate/reports/text.js';
import { type Covered, countStates, type State } from './coverage.js';
import { needsWrites } from './exercise.js';

const signs = { conforms: '✓', drifted: '✗', unverified: '?', untried: '–' } as const;
const colours = { conforms: 'green', drifted: 'red', unverified: 'yellow', untried: 'dim' } as const;

const width = 80;
const nameWidth = 44;

/** Returns a table for a terminal with a line per operation of the contract. */
export const coverageTable = (operations: readonly Covered[], paint: Paint): string[] =>
  operations.map((covered) => line(covered, paint));

function line(covered: Covered, paint: Paint): string {
  const { operationId, state } = covered;
  const what = printable(remark(covered));
  const head = `${signs[state]} ${operationId.padEnd(nameWidth)}`;
  const fits = head.length + 2 + what.length <= width;
  const text = fits ? `${head}  ${what}` : `${head.trimEnd()}\n    ${what}`;
  if (state === 'untried') return paint('dim', text);
  return text.replace(signs[state], (sign) => paint(colours[state], sign));
}

function remark({ state, reached, rows, checks, reasons }: Covered): string {
  if (state === 'drifted') return checks.join(', ');
  if (state !== 'conforms') return reasons.join(', ');
  const warned = checks.length > 0 ? [`warnings: ${checks.join(', ')}`] : [];
  const others = reasons.filter((reason) => reason !== needsWrites);
  return [`${reached} of ${rows}`, ...warned, ...others].join('; ');
}

/** Returns a line with the number of operations in each state. */
export function coverageTotals(name: string, operations: readonly Covered[], paint: Paint): string {
  const counts = countStates(operations);
  const part = (state: State, word: string): string =>
    paint(counts[state] > 0 ? colours[state] : 'dim', `${counts[state]} ${word}`);
  const parts = [
    part('conforms', 'conform'),
    part('drifted', 'drifted'),
    part('unverified', 'unverified'),
    part('untried', 'not tried'),
  ];
  return `${paint('bold', name)}, ${count(operations.length, 'operation')}: ${parts.join(', ')}`;
}
