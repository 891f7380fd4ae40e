import { stringify } from 'yaml';
import type { Reporter } from '../run.js';
import type { Finding, Verdict } from '../verdict.js';
import { generalPointer } from './general-pointer.js';

/** The maximum number of rows. A longer list is no longer a list of exceptions. */
const most = 1000;

const head = `# Findings that are expected. Please say in each comment why: a row without one is not accepted.
# check, operation, action and pointer may be globs; what is left out fits all.
`;

/** Proposes rows for all unexpected findings. Calls `write` with the whole file at the end. */
export function proposal(write: (yaml: string) => void | Promise<void>): Reporter {
  const rows = new Map<string, object>();
  return {
    verdict(verdict) {
      for (const finding of verdict.findings) {
        if (finding.accepted !== undefined || rows.size >= most) continue;
        const row = rowFor(verdict, finding);
        rows.set(JSON.stringify(row), row);
      }
    },
    end: () => write(head + stringify([...rows.values()])),
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
