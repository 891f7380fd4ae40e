import { type Html, html } from './html.js';

/** A cell of a matrix. */
export interface MatrixCell {
  /** The class that colours it, such as `valid`; see style.ts. */
  readonly colour: string;
  /** What it says to those who see it: a number or a short word. */
  readonly text: string;
  /** A sign that says the same as the colour. */
  readonly sign: string;
  /** What it says in words, as its title and to screen readers. */
  readonly label: string;
  /** Parts of the whole by colour, drawn as a bar. */
  readonly parts?: readonly (readonly [colour: string, part: number])[];
  /** What a click does: it filters the page by a key, or follows a link. Default: nothing. */
  readonly click?: { readonly filter: string } | { readonly href: string };
}

export interface MatrixRow {
  readonly name: string;
  /** A second line under the name. */
  readonly note?: string | undefined;
  /** By the name of the column. A column without a cell is impossible in this row. */
  readonly cells: ReadonlyMap<string, MatrixCell>;
}

export interface Matrix {
  /** What the matrix shows, for screen readers. */
  readonly name: string;
  /** The heading of the row names. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly legend: readonly { readonly colour: string; readonly sign: string; readonly text: string }[];
}

/** Renders a matrix. A cell with the colour `unseen` is an empty frame. */
export const matrix = ({ name, corner, columns, rows, legend }: Matrix): Html => html`
<div class="picture" tabindex="0" role="region" aria-label="${name}"><table>
<thead><tr><th scope="col" class="corner">${corner}</th>${columns.map((column) => html`<th scope="col" class="action"><span>${column}</span></th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${breakable(row.name)}<small>${row.note}</small></th>${columns.map((column) => cellOf(row.cells.get(column)))}</tr>`)}</tbody>
</table></div>
<ul class="legend" aria-label="Legend">
${legend.map(({ colour, sign, text }) => html`<li><span class="cell ${colour}">${sign !== '' && html`<i>${sign}</i>`}</span>${text}</li>`)}
</ul>`;

/** Sorts the columns that rows use: the most used first, in the order of `rank` before that. */
export function columnsByUse(
  rows: readonly Iterable<string>[],
  rank: (column: string) => number = () => 0,
): string[] {
  const uses = new Map<string, number>();
  for (const row of rows) for (const column of new Set(row)) uses.set(column, (uses.get(column) ?? 0) + 1);
  return [...uses]
    .sort(([a, x], [b, y]) => rank(a) - rank(b) || y - x || a.localeCompare(b))
    .map(([column]) => column);
}

/** Formats a number for a cell: `1.2K`. */
export const short = (number: number): string =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(number);

function cellOf(cell: MatrixCell | undefined): Html {
  if (cell === undefined) return html`<td></td>`;
  const { colour, label, click } = cell;
  if (click === undefined && colour === 'unseen')
    return html`<td class="unseen" title="${label}"><span class="hidden">${cell.text}</span></td>`;
  const content = html`<span>${cell.text}</span><i>${cell.sign}</i>${cell.parts !== undefined && bar(cell.parts)}`;
  if (click === undefined)
    return html`<td><span class="cell ${colour}" title="${label}"><span class="hidden">${label}</span><b aria-hidden="true">${content}</b></span></td>`;
  if ('href' in click)
    return html`<td><a class="cell ${colour}" href="${click.href}" title="${label}" aria-label="${label}">${content}</a></td>`;
  return html`<td><button type="button" class="cell ${colour}" data-cell="${click.filter}" title="${label}" aria-label="${label}">
${content}</button></td>`;
}

/** Allows a name to wrap on narrow screens. */
const breakable = (name: string): Html[] =>
  name.split('_').map((word, index) => html`${index > 0 && html`_<wbr>`}${word}`);

/** Renders the proportions of the parts. */
function bar(parts: NonNullable<MatrixCell['parts']>): Html {
  const total = parts.reduce((sum, [, part]) => sum + part, 0);
  let x = 0;
  const drawn = parts.map(([colour, part]) => {
    const width = (100 * part) / total;
    const rect = html`<rect class="${colour}" x="${x}" width="${width}" height="4"/>`;
    x += width;
    return rect;
  });
  return html`<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${drawn}</svg>`;
}
