import type { ComponentChildren } from 'preact';

export interface Cell {
  /** The class that colours it. */
  readonly tone: 'good' | 'refused' | 'broken' | 'none' | 'open';
  readonly text: string;
  /** What it says in words. */
  readonly label: string;
  /** Where it leads. */
  readonly href?: string;
}

export interface MatrixRow {
  readonly name: string;
  readonly note: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

interface MatrixProps {
  /** What it shows, for screen readers. */
  readonly label: string;
  readonly rows: readonly MatrixRow[];
}

/** Rows of operations, columns of actions. The actions that most operations have come first. */
export function Matrix({ label, rows }: MatrixProps) {
  const columns = columnsOf(rows);
  return (
    <section class="matrix" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="matrix-column">
                <span>{column}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, note, cells }) => (
            <tr key={name + note}>
              <th scope="row">
                {name}
                <small>{note}</small>
              </th>
              {columns.map((column) => (
                <td key={column}>{cellOf(cells.get(column))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellOf(cell: Cell | undefined): ComponentChildren {
  if (cell === undefined) return null;
  const { tone, text, label, href } = cell;
  if (href === undefined)
    return (
      <span class={`cell ${tone}`} title={label} role="img" aria-label={label}>
        {text}
      </span>
    );
  return (
    <a class={`cell ${tone}`} title={label} aria-label={label} href={href}>
      {text}
    </a>
  );
}

function columnsOf(rows: readonly MatrixRow[]): string[] {
  const uses = new Map<string, number>();
  for (const { cells } of rows)
    for (const column of cells.keys()) uses.set(column, (uses.get(column) ?? 0) + 1);
  return [...uses].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([column]) => column);
}
