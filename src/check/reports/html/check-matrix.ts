import type { Html } from '../../../validate/reports/html/html.js';
import {
  columnsByUse,
  type MatrixCell,
  type MatrixRow,
  matrix,
} from '../../../validate/reports/html/matrix.js';
import type { Group } from '../groups.js';
import { type Kind, kindOf, signs, verdictWords } from '../report.js';

/** The class that colours each kind of result; see the style of the validator's page. */
export const colours: Readonly<Record<Kind, string>> = {
  broken: 'violated',
  doubtful: 'unverifiable',
  accepted: 'expected',
  obeyed: 'valid',
  notTried: 'unseen',
};

/** The colour of a cell is that of the first of these kinds that occurs. */
export const worst: readonly Kind[] = ['broken', 'doubtful', 'accepted', 'obeyed', 'notTried'];

/** The ID of the section with the details of a group. Names of operations and actions are identifiers. */
export const anchorOf = ({ endpoint, operation, action }: Group): string =>
  [endpoint.replaceAll(' ', '-'), operation, action].filter((part) => part !== undefined).join('.');

/** Which row and column of the matrix a group belongs to. */
const rowName = ({ operation }: Group): string => operation ?? 'whole server';
const columnName = ({ action }: Group): string => action ?? 'every action';

/** Renders a matrix of operations and actions, each with the number of results of the worst kind. */
export function checkMatrix(groups: readonly Group[]): { html: Html; rows: number } {
  const cells = new Map<string, Map<string, Group[]>>();
  for (const group of groups) {
    const row = cells.get(rowName(group)) ?? new Map<string, Group[]>();
    row.set(columnName(group), [...(row.get(columnName(group)) ?? []), group]);
    cells.set(rowName(group), row);
  }
  const rows = [...cells].map(([name, row]): MatrixRow => {
    const together = [...row.values()].flat();
    return {
      name,
      note: [...new Set(together.map(({ endpoint }) => endpoint))].join(', '),
      cells: new Map([...row].map(([action, of]) => [action, cellOf(`${name} ${action}`, of)])),
    };
  });
  const columns = columnsByUse(
    rows.map((row) => row.cells.keys()),
    (column) => (column === 'every action' ? 0 : 1),
  );
  const html = matrix({
    name: 'Operations and actions, and whether the server does what it must',
    corner: 'operation',
    columns,
    rows,
    legend: worst.map((kind) => ({ colour: colours[kind], sign: signs[kind], text: verdictWords[kind] })),
  });
  return { html, rows: rows.length };
}

function cellOf(name: string, groups: readonly Group[]): MatrixCell {
  const kinds = groups.flatMap(({ results }) => results.map(kindOf));
  const occurred = worst
    .map((kind) => ({ kind, number: kinds.filter((one) => one === kind).length }))
    .filter(({ number }) => number > 0);
  const [first = { kind: 'notTried' as const, number: 0 }] = occurred;
  const counts = occurred.map(({ kind, number }) => `${number} ${verdictWords[kind]}`);
  // An action that occurs at several endpoints has several sections: the worst one is linked.
  const [linked] = [...groups].sort((a, b) => rank(a) - rank(b));
  return {
    colour: colours[first.kind],
    text: String(first.number),
    sign: signs[first.kind],
    label: `${name}: ${counts.join(', ')}`,
    ...(occurred.length > 1 && {
      parts: occurred.map(({ kind, number }) => [colours[kind], number] as const),
    }),
    ...(linked !== undefined && { click: { href: `#${anchorOf(linked)}` } }),
  };
}

const rank = ({ results }: Group): number => Math.min(...results.map((one) => worst.indexOf(kindOf(one))));
