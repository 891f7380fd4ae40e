import type { OperationCoverage } from '../summary.js';
import type { Render, SideFile } from './report.js';

/** The folder of the listings, next to the report. */
const folder = 'authlete-coverage';

const fileOf = ({ operation }: OperationCoverage): string => `${folder}/${operation.operationId}.txt`;

/**
 * A tracefile of lcov. An operation is a file with one line per action, and a function with one branch per action. So
 * the rates of lines and of branches are the rate of actions, and the rate of functions is the one of operations.
 */
export const lcovReport: Render = ({ summary }) => summary.operations.map(record).join('');

/** Returns the listings that the tracefile refers to. Viewers such as genhtml show their lines. */
export const listings = ({ summary }: Parameters<Render>[0]): SideFile[] =>
  summary.operations.map((of) => ({ path: fileOf(of), text: `${listing(of).join('\n')}\n` }));

function listing({ operation, path, actions }: OperationCoverage): string[] {
  const lines = actions.map(({ action, rule }) =>
    rule === undefined ? `  ${action}` : `  ${action} (left out: ${rule.reason})`,
  );
  return [`${operation.method} ${path}`, ...lines];
}

function record(of: OperationCoverage): string {
  const { operation, count, actions } = of;
  // Line 1 is the operation. An action that is left out has a line, but does not count.
  const lines = actions.flatMap(({ state, count: met }, index) =>
    state === 'left-out' ? [] : [{ line: index + 2, met }],
  );
  const hit = lines.filter(({ met }) => met > 0).length;
  const branches = lines.map(({ met }, index) => `BRDA:1,0,${index},${count === 0 ? '-' : met}`);
  return `${[
    'TN:authlete',
    `SF:${fileOf(of)}`,
    `FN:1,${operation.operationId}`,
    `FNDA:${count},${operation.operationId}`,
    'FNF:1',
    `FNH:${count > 0 ? 1 : 0}`,
    ...branches,
    `BRF:${lines.length}`,
    `BRH:${hit}`,
    ...lines.map(({ line, met }) => `DA:${line},${met}`),
    `LF:${lines.length}`,
    `LH:${hit}`,
    'end_of_record',
  ].join('\n')}\n`;
}
