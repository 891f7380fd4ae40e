import type { ReportedResult } from '../../../check/reports/reported.js';
import type { CatalogueOperation } from '../../../scenarios/catalogue.js';
import { grouped } from '../../grouped.js';
import type { Cell, MatrixRow } from '../../parts/matrix.js';
import { href } from '../../router.js';
import { stubHref } from '../../stub-href.js';
import { type Verdict, verdictOf, verdicts } from './verdicts.js';

type OfAction = ReportedResult & { readonly operation: string; readonly action: string };

const isOfAction = (result: ReportedResult): result is OfAction =>
  result.operation !== undefined && result.action !== undefined;

/**
 * Returns a row for each operation with results: a cell for each of its actions, also for those without an obligation.
 */
export function rowsOf(
  results: readonly ReportedResult[],
  operations: readonly CatalogueOperation[],
): MatrixRow[] {
  const byOperation = grouped(results.filter(isOfAction), ({ operation }) => operation);
  return [...byOperation].map(([operationId, some]) => {
    const known = operations.find((one) => one.operationId === operationId);
    const byAction = grouped(some, ({ action }) => action);
    const name = known?.path ?? some[0]?.path ?? operationId;
    const actions = [...new Set([...(known?.actions.map(({ action }) => action) ?? []), ...byAction.keys()])];
    return {
      name,
      note: `${known?.method ?? ''} · ${some.length} ${some.length === 1 ? 'obligation' : 'obligations'}`,
      cells: new Map(
        actions.map((action) => {
          const stub = stubHref(operationId, known?.path, action);
          return [action, cellOf(`${name} ${action}`, byAction.get(action) ?? [], stub)];
        }),
      ),
    };
  });
}

/** The first of these that an obligation has is the verdict of a cell. */
const order = ['broken', 'doubtful', 'accepted', 'obeyed', 'notTried'] as const satisfies readonly Verdict[];

const tones = {
  broken: 'broken',
  doubtful: 'refused',
  accepted: 'refused',
  obeyed: 'good',
  notTried: 'open',
} as const satisfies Readonly<Record<Verdict, Cell['tone']>>;

function cellOf(name: string, results: readonly OfAction[], stub: string | undefined): Cell {
  const counts = order.flatMap((verdict) => {
    const count = results.filter((result) => verdictOf(result) === verdict).length;
    return count === 0 ? [] : [{ verdict, count }];
  });
  const [worst] = counts;
  const offer = stub === undefined ? '' : ' Make a stub.';
  if (worst === undefined)
    return {
      tone: stub === undefined ? 'none' : 'open',
      text: '+',
      label: `${name}: no obligation.${offer}`,
      ...(stub !== undefined && { href: stub }),
    };
  const words = counts.map(({ verdict, count }) => `${count} ${verdicts[verdict].label}`).join(', ');
  const { verdict, count } = worst;
  const isUntried = verdict === 'notTried';
  const { operation = '', action = '' }: Partial<OfAction> = results[0] ?? {};
  const to = isUntried ? stub : href('check', undefined, { operation, action });
  return {
    tone: tones[verdict],
    text: isUntried ? '–' : `${verdicts[verdict].sign} ${count}`,
    label: `${name}: ${words}.${isUntried ? offer : ''}`,
    ...(to !== undefined && { href: to }),
  };
}
