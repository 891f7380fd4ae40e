import { code, plain } from '../../validate/reports/markdown-text.js';
import { count } from '../../validate/reports/text.js';
import type { OperationCoverage } from '../summary.js';
import { headline, requirement } from './headline.js';
import type { CoverageReport, Missing, Render } from './report.js';

/** The most stubs to show: GitHub accepts 65,536 characters in a comment. */
const mostStubs = 100;

/** A page for a job summary or a pull request: the totals, a row per operation, and the stubs that are missing. */
export const markdownReport: Render = (report) => {
  const { summary, missing } = report;
  const said = requirement(report);
  const lines = [
    `**${plain(headline(summary))}**`,
    ...(said === undefined ? [] : ['', plain(said)]),
    ...(summary.operations.length === 0 ? [] : ['', ...tableHead, ...summary.operations.map(row)]),
    ...stubs(missing),
    ...leftOut(report),
  ];
  return `${lines.join('\n')}\n`;
};

const tableHead = ['| | operation | met | missing |', '|---|---|---|---|'];

function row({ operation, actions }: OperationCoverage): string {
  const names = (wanted: string) =>
    actions.filter(({ state }) => state === wanted).map(({ action }) => action);
  const [met, missing] = [names('met'), names('missing')];
  const total = met.length + missing.length;
  const sign = missing.length === 0 ? '✅' : '⬜';
  return `| ${sign} | ${code(operation.operationId)} | ${met.length} of ${total} | ${missing.map(code).join(', ')} |`;
}

function stubs(missing: readonly Missing[]): string[] {
  if (missing.length === 0) return [];
  const left = missing.length - mostStubs;
  return [
    '',
    `<details><summary>${count(missing.length, 'stub')} for what is missing</summary>`,
    '',
    '```ts',
    ...missing.slice(0, mostStubs).map(({ lead }) => lead.typescript),
    ...(left > 0 ? [`// and ${left.toLocaleString('en')} more`] : []),
    '```',
    '',
    '</details>',
  ];
}

function leftOut({ summary }: CoverageReport): string[] {
  const rows = summary.operations.flatMap(({ operation, actions }) =>
    actions.flatMap(({ action, rule }) =>
      rule === undefined
        ? []
        : [`| ${code(operation.operationId)} | ${code(action)} | ${plain(rule.reason)} |`],
    ),
  );
  if (rows.length === 0) return [];
  return [
    '',
    `<details><summary>${count(rows.length, 'action')} left out</summary>`,
    '',
    '| operation | action | why it cannot happen |',
    '|---|---|---|',
    ...rows,
    '',
    '</details>',
  ];
}
