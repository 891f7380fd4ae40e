import { pathOf } from '../../../mock/http.js';
import type { Contract } from '../../../spec/contract.js';
import type { Outcomes, Summary } from '../../summary.js';
import { outcomes } from '../../verdict.js';
import { count } from '../text.js';
import { type Html, html } from './html.js';
import { columnsByUse, type MatrixCell, type MatrixRow, matrix, short } from './matrix.js';

type Seen = Summary['seen'];

/** Renders a matrix of the operations and actions that occurred, and their outcomes. */
export function outcomeMatrix(seen: Seen, contract: Contract): Html {
  const rows = rowsOf(seen, contract);
  const unseen = [...contract.operations.keys()].filter((id) => !seen.has(id));
  const listed = unseen.map((id) => html`<li>${id}</li>`);
  return html`${matrix({
    name: 'Operations and actions that were seen',
    corner: 'operation',
    columns: columnsOf(rows, seen),
    rows,
    legend,
  })}
<details class="unseen"><summary>${count(unseen.length, 'operation')} of the contract not seen</summary><ul>${listed}</ul></details>`;
}

/** Sorts operations in contract order, unknown ones last. */
const rowsOf = (seen: Seen, contract: Contract): MatrixRow[] =>
  [
    ...[...contract.operations.keys()].filter((id) => seen.has(id)),
    ...[...seen.keys()].filter((id) => !contract.operations.has(id)),
  ].map((id) => rowOf(id, seen, contract));

function rowOf(name: string, seen: Seen, { operations }: Contract): MatrixRow {
  const operation = operations.get(name);
  const cells = new Map<string, MatrixCell>();
  for (const action of operation?.actions ?? []) cells.set(action, unseenCell(action));
  for (const [action, cell] of seen.get(name) ?? [])
    if (total(cell) > 0) cells.set(action, seenCell(name, action, cell));
  return { name, note: operation && `${operation.method} ${pathOf(operation.path)}`, cells };
}

/** Sorts columns: those that occurred first, actions before statuses, then by number of operations. */
function columnsOf(rows: readonly MatrixRow[], seen: Seen): string[] {
  const cameUp = new Set([...seen.values()].flatMap((cells) => [...cells.keys()]));
  return columnsByUse(
    rows.map(({ cells }) => cells.keys()),
    (answer) => (!cameUp.has(answer) ? 2 : /^(\d+|unreadable)$/.test(answer) ? 1 : 0),
  );
}

const total = (cell: Outcomes): number => outcomes.reduce((sum, outcome) => sum + cell[outcome], 0);

/** The colour of a cell: the first of these outcomes that occurred. */
const worst = ['violated', 'unverifiable', 'expected', 'valid'] as const;
const signs = { violated: '✗', unverifiable: '?', expected: '·', valid: '✓' } as const;

const unseenCell = (action: string): MatrixCell => ({
  colour: 'unseen',
  text: 'not seen',
  sign: '',
  label: `${action} was not seen`,
});

function seenCell(id: string, action: string, cell: Outcomes): MatrixCell {
  const colour = worst.find((outcome) => cell[outcome] > 0) ?? 'valid';
  const occurred = worst.filter((outcome) => cell[outcome] > 0);
  return {
    colour,
    text: short(total(cell)),
    sign: signs[colour],
    label: `${id} ${action}: ${occurred.map((outcome) => `${cell[outcome]} ${outcome}`).join(', ')}`,
    ...(occurred.length > 1 && { parts: occurred.map((outcome) => [outcome, cell[outcome]] as const) }),
    click: { filter: `${id} ${action}` },
  };
}

const legend = [
  ...worst.toReversed().map((outcome) => ({ colour: outcome, sign: signs[outcome], text: outcome })),
  { colour: 'unseen', sign: '', text: 'in the contract, not seen' },
];
