import type { Cell, MatrixRow } from '../../parts/matrix.js';
import { href } from '../../router.js';
import { stubHref } from '../../stub-href.js';

interface CoveredAction {
  readonly action: string;
  readonly state: 'met' | 'missing' | 'left-out';
  readonly count: number;
  readonly by: Readonly<Record<string, number>>;
  /** Why it cannot happen. */
  readonly reason?: string;
}

interface CoveredOperation {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly count: number;
  readonly actions: readonly CoveredAction[];
}

/** What `GET /coverage/summary` returns. */
export interface CoverageSummary {
  readonly summary: {
    readonly met: number;
    readonly missing: number;
    readonly total: number;
    readonly percent: number;
    readonly operations: number;
  };
  readonly operations: readonly CoveredOperation[];
}

/** Returns the row of an operation; with `unmet`, only the actions that are missing. */
export const rowOf = (operation: CoveredOperation, unmet: boolean): MatrixRow => ({
  name: operation.path,
  note: `${operation.method} · ${operation.count} ${operation.count === 1 ? 'answer' : 'answers'}`,
  cells: new Map(
    operation.actions
      .filter(({ state }) => !unmet || state === 'missing')
      .map((action) => [action.action, cellOf(operation, action)]),
  ),
});

function cellOf({ operation, path }: CoveredOperation, action: CoveredAction): Cell {
  const name = `${path} ${action.action}`;
  if (action.state === 'missing') {
    const stub = stubHref(operation, path, action.action);
    return {
      tone: 'open',
      text: '+',
      label: `${name}: missing.${stub === undefined ? '' : ' Make a stub.'}`,
      ...(stub !== undefined && { href: stub }),
    };
  }
  if (action.state === 'left-out')
    return { tone: 'none', text: '–', label: `${name}: cannot happen. ${action.reason ?? ''}` };
  const by = Object.entries(action.by)
    .map(([who, count]) => `${count} by ${who}`)
    .join(', ');
  return {
    tone: 'good',
    text: String(action.count),
    label: `${name}: met, ${by}`,
    href: href('journal', undefined, { path, action: action.action }),
  };
}
