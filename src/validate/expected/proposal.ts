import { stringify } from 'yaml';
import type { Reporter } from '../run.js';
import type { Finding, Verdict } from '../verdict.js';
import { generalPointer } from './general-pointer.js';

/** The maximum number of rows. A longer list is no longer a list of exceptions. */
const most = 1000;

const head = `# Expected findings. Please explain each one in its comment: a row without a comment is rejected.
# check, operation, action and pointer can be globs. An omitted one matches everything.
`;

/** Formats the rows of a file. */
type RowsText = (rows: readonly object[]) => string;

/** @param firstLine a comment before all others */
export const rowsAsYaml =
  (firstLine = ''): RowsText =>
  (rows) =>
    firstLine + head + stringify(rows);

export const rowsAsJson: RowsText = (rows) => `${JSON.stringify(rows, undefined, 2)}\n`;

/** Proposes rows for all unexpected findings. Calls `write` with the whole file at the end. */
export function proposal(
  write: (text: string) => void | Promise<void>,
  textOf: RowsText = rowsAsYaml(),
): Reporter {
  const rows = new Map<string, object>();
  return {
    verdict(verdict) {
      for (const finding of verdict.findings) {
        if (finding.accepted !== undefined || rows.size >= most) continue;
        const row = rowFor(verdict, finding);
        rows.set(JSON.stringify(row), row);
      }
    },
    end: () => write(textOf([...rows.values()])),
  };
}

const rowFor = ({ operationId, action }: Verdict, { check, pointer }: Finding): object => ({
  check,
  ...(operationId !== undefined && { operation: operationId }),
  ...(action !== undefined && { action: literal(action) }),
  ...(pointer !== '' && { pointer: generalPointer(pointer, literal) }),
  comment: '',
});

/** Escapes glob characters. */
const literal = (text: string): string => text.replace(/[\\*?![\](){}+@|]/g, '\\$&');
