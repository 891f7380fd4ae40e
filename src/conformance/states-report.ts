import type { Paint } from '../validate/reports/report.js';
import { count, printable, wrapped } from '../validate/reports/text.js';
import { countStates, type OperationState, type State } from './operation-states.js';
import { needsWrites } from './row-runner.js';

const signs = { conforms: '✓', drifted: '✗', unverified: '?', untried: '–' } as const;
const colours = { conforms: 'green', drifted: 'red', unverified: 'yellow', untried: 'dim' } as const;

const width = 80;
const nameWidth = 44;

/** Returns a table for a terminal: a line per operation that was tried, and the others by reason. */
export function statesTable(operations: readonly OperationState[], paint: Paint): string[] {
  const tried = operations.filter(({ state }) => state !== 'untried');
  const folded = [...untriedByReason(operations)].flatMap(([reason, names]) => {
    const title = `${signs.untried} not tried, ${printable(reason)}: ${count(names.length, 'operation')}`;
    return [title, `    ${wrapped(names.join(', '), width, 4)}`].map((text) => paint('dim', text));
  });
  const gap = tried.length > 0 && folded.length > 0 ? [''] : [];
  return [...tried.map((one) => line(one, paint)), ...gap, ...folded];
}

/** Returns the operations that were not tried, by their reasons, the most frequent first. */
export function untriedByReason(
  operations: readonly OperationState[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { state, reasons, operationId } of operations) {
    if (state !== 'untried') continue;
    const reason = reasons.join(', ');
    groups.set(reason, [...(groups.get(reason) ?? []), operationId]);
  }
  return new Map([...groups].sort(([, one], [, other]) => other.length - one.length));
}

function line(one: OperationState, paint: Paint): string {
  const { operationId, state } = one;
  const what = printable(remark(one));
  const head = `${signs[state]} ${operationId.padEnd(nameWidth)}`;
  const fits = head.length + 2 + what.length <= width;
  const text = fits ? `${head}  ${what}` : `${head.trimEnd()}\n    ${what}`;
  return text.replace(signs[state], (sign) => paint(colours[state], sign));
}

function remark({ state, reached, rows, checks, reasons }: OperationState): string {
  if (state === 'drifted') return checks.join(', ');
  if (state !== 'conforms') return reasons.join(', ');
  const warned = checks.length > 0 ? [`warnings: ${checks.join(', ')}`] : [];
  const others = reasons.filter((reason) => reason !== needsWrites);
  return [`${reached} of ${rows}`, ...warned, ...others].join('; ');
}

/** Returns a line with the number of operations in each state. */
export function statesTotals(name: string, operations: readonly OperationState[], paint: Paint): string {
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
