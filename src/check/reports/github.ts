import { command } from '../../validate/reports/github-command.js';
import { printableLines } from '../../validate/reports/text.js';
import { sinceLine } from '../since.js';
import { isFailure } from '../summary.js';
import { rowsOf, short } from './lines.js';
import { type CheckReport, countsOf, kindOf } from './report.js';
import type { ReportedResult } from './reported.js';

/** GitHub Actions workflow commands: annotates the run with each break, and with the totals. */
export function githubText(report: CheckReport): string {
  const { results, problems, since } = report;
  const found = results.filter((result) => ['broken', 'doubtful'].includes(kindOf(result)));
  const counts = countsOf(report).map(({ text }) => text);
  const lines = [
    ...found.map((result) =>
      command(isFailure(result, report) ? 'error' : 'warning', { title: result.id }, messageOf(result)),
    ),
    ...problems.map((text) => command('error', {}, text)),
    ...(since === undefined ? [] : [command('notice', {}, sinceLine(since))]),
    command('notice', { title: 'authlete-testkit' }, `${counts.join(', ')}.`),
  ];
  return printableLines(lines.join(''));
}

function messageOf({ id, sentence, breaks: [first] }: ReportedResult): string {
  const explain = `authlete-testkit check explain ${id}`;
  if (first === undefined) return [sentence, explain].join('\n');
  const rows = rowsOf(first).map(([name, text]) => `${name}: ${short(text)}`);
  return [first.message, sentence, ...rows, explain].join('\n');
}
