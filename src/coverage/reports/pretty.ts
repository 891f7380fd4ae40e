import { wrapped } from '../../validate/reports/text.js';
import type { Lead } from '../leads.js';
import type { OperationCoverage } from '../summary.js';
import { headline, requirement } from './headline.js';
import type { CoverageReport, Render } from './report.js';

const nameWidth = 40;

/** A report for terminals: the totals, a line per operation, and a stub for each missing action. */
export const prettyReport: Render = (report) => {
  const { summary, paint, passed } = report;
  const said = requirement(report);
  const lines = [
    paint('bold', headline(summary)),
    ...(summary.operations.length === 0
      ? ['Please run your tests against the mock, or pass --of all to see everything.']
      : ['', ...summary.operations.map((operation) => operationLine(operation, report))]),
    ...missingLines(report),
    ...leftOutLines(report),
    ...(said === undefined ? [] : ['', paint(passed ? 'green' : 'red', said)]),
  ];
  return `${lines.join('\n')}\n`;
};

function operationLine({ operation, actions }: OperationCoverage, { paint }: CoverageReport): string {
  const met = actions.filter(({ state }) => state === 'met').length;
  const total = actions.filter(({ state }) => state !== 'left-out').length;
  const done = met === total;
  const sign = paint(done ? 'green' : 'yellow', done ? '✓' : '✗');
  const few = `${met}/${total}`.padStart(6);
  return `${sign} ${operation.operationId.padEnd(nameWidth)}${few}  ${bar(met, total)}`;
}

const barWidth = 20;

function bar(met: number, total: number): string {
  const filled = total === 0 ? barWidth : Math.floor((met / total) * barWidth);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
}

function missingLines({ missing, paint, width }: CoverageReport): string[] {
  if (missing.length === 0) return [];
  const lines = missing.flatMap(({ of, lead }, index) => [
    ...(of === missing[index - 1]?.of ? [] : ['', paint('bold', of.operation.operationId)]),
    `  ${lead.typescript}`,
    ...scenariosOf(lead, width).map((line) => paint('dim', line)),
  ]);
  const forms = 'The reports html and json also have each stub as YAML and as a call of the control plane.';
  return [
    '',
    'Missing, and the stubs that lead there:',
    ...lines,
    '',
    paint('dim', wrapped(forms, width, 0)),
  ];
}

/** The most scenarios to name. */
const most = 3;

function scenariosOf({ scenarios }: Lead, width: number): string[] {
  if (scenarios.length === 0) return [];
  const left = scenarios.length - most;
  const named = [...scenarios.slice(0, most), ...(left > 0 ? [`${left} more`] : [])].join(', ');
  return [
    `    ${wrapped(`or ${scenarios.length === 1 ? 'the scenario' : 'the scenarios'} ${named}`, width, 4)}`,
  ];
}

function leftOutLines({ summary, paint, width }: CoverageReport): string[] {
  const reasons = new Map<string, string[]>();
  for (const { operation, actions } of summary.operations)
    for (const { action, rule } of actions) {
      if (rule === undefined) continue;
      reasons.set(rule.reason, [...(reasons.get(rule.reason) ?? []), `${operation.operationId} ${action}`]);
    }
  if (reasons.size === 0) return [];
  const lines = [...reasons].map(
    ([reason, pairs]) => `  ${wrapped(`${reason} ${pairs.join(', ')}`, width, 4)}`,
  );
  return ['', 'Left out, because it cannot happen:', ...lines].map((line) => paint('dim', line));
}
