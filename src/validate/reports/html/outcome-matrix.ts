import { pathOf } from '../../../mock/http.js';
import type { Contract } from '../../../spec/contract.js';
import type { Outcomes, Summary } from '../../summary.js';
import { outcomes } from '../../verdict.js';
import { count } from '../text.js';
import { type Html, html } from './html.js';

type Seen = Summary['seen'];

/** Renders a matrix of the operations and actions that occurred, and their outcomes. */
export function outcomeMatrix(seen: Seen, contract: Contract): Html {
  const rows = rowsOf(seen, contract);
  const columns = columnsOf(rows, seen, contract);
  const unseen = [...contract.operations.keys()].filter((id) => !seen.has(id));
  const listed = unseen.map((id) => html`<li>${id}</li>`);
  return html`
<div class="picture" tabindex="0" role="region" aria-label="Operations and actions that were seen"><table>
<thead><tr><th scope="col" class="corner">operation</th>${columns.map((action) => html`<th scope="col" class="action"><span>${action}</span></th>`)}</tr></thead>
<tbody>${rows.map((id) => row(id, columns, seen, contract))}</tbody>
</table></div>
${legend}
<details class="unseen"><summary>${count(unseen.length, 'operation')} of the contract not seen</summary><ul>${listed}</ul></details>`;
}

/** Sorts operations in contract order, unknown ones last. */
const rowsOf = (seen: Seen, { operations }: Contract): string[] => [
  ...[...operations.keys()].filter((id) => seen.has(id)),
  ...[...seen.keys()].filter((id) => !operations.has(id)),
];

/** Sorts columns: those that occurred first, actions before statuses, then by number of operations. */
function columnsOf(rows: readonly string[], seen: Seen, contract: Contract): string[] {
  const uses = new Map<string, number>();
  for (const id of rows) {
    const actions = new Set([...actionsOf(id, contract), ...(seen.get(id)?.keys() ?? [])]);
    for (const action of actions) uses.set(action, (uses.get(action) ?? 0) + 1);
  }
  const cameUp = new Set([...seen.values()].flatMap((cells) => [...cells.keys()]));
  const rank = (answer: string): number =>
    !cameUp.has(answer) ? 2 : /^(\d+|unreadable)$/.test(answer) ? 1 : 0;
  return [...uses]
    .sort(([a, x], [b, y]) => rank(a) - rank(b) || y - x || a.localeCompare(b))
    .map(([action]) => action);
}

const actionsOf = (id: string, { operations }: Contract): readonly string[] =>
  operations.get(id)?.actions ?? [];

function row(id: string, columns: readonly string[], seen: Seen, contract: Contract): Html {
  const operation = contract.operations.get(id);
  const path = operation && `${operation.method} ${pathOf(operation.path)}`;
  const known = actionsOf(id, contract);
  const cells = columns.map((action) => {
    const cell = seen.get(id)?.get(action);
    if (cell !== undefined && total(cell) > 0) return seenCell(id, action, cell);
    if (!known.includes(action)) return html`<td></td>`;
    return html`<td class="unseen" title="${action} was not seen"><span class="hidden">not seen</span></td>`;
  });
  return html`<tr><th scope="row">${breakable(id)}<small>${path}</small></th>${cells}</tr>`;
}

/** Allows a name to wrap on narrow screens. */
const breakable = (name: string): Html[] =>
  name.split('_').map((word, index) => html`${index > 0 && html`_<wbr>`}${word}`);

const total = (cell: Outcomes): number => outcomes.reduce((sum, outcome) => sum + cell[outcome], 0);

/** The colour of a cell: the first of these outcomes that occurred. */
const worst = ['violated', 'unverifiable', 'expected', 'valid'] as const;
const signs = { violated: '✗', unverifiable: '?', expected: '·', valid: '✓' } as const;

function seenCell(id: string, action: string, cell: Outcomes): Html {
  const colour = worst.find((outcome) => cell[outcome] > 0) ?? 'valid';
  const counts = worst.filter((outcome) => cell[outcome] > 0).map((outcome) => `${cell[outcome]} ${outcome}`);
  const label = `${id} ${action}: ${counts.join(', ')}`;
  return html`<td><button type="button" class="cell ${colour}" data-cell="${id} ${action}" title="${label}" aria-label="${label}">
<span>${short(total(cell))}</span><i>${signs[colour]}</i>${counts.length > 1 && bar(cell)}</button></td>`;
}

const short = (number: number): string =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(number);

/** Renders the proportions of the outcomes. */
function bar(cell: Outcomes): Html {
  let x = 0;
  const parts = worst.flatMap((outcome) => {
    const width = (100 * cell[outcome]) / total(cell);
    const part = html`<rect class="${outcome}" x="${x}" width="${width}" height="4"/>`;
    x += width;
    return width > 0 ? [part] : [];
  });
  return html`<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

const legend = html`<ul class="legend" aria-label="Legend">
${worst.toReversed().map((outcome) => html`<li><span class="cell ${outcome}"><i>${signs[outcome]}</i></span>${outcome}</li>`)}
<li><span class="cell unseen"></span>in the contract, not seen</li>
</ul>`;
