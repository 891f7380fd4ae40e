import { command } from '../../validate/reports/github-command.js';
import { headline, requirement } from './headline.js';
import type { CoverageReport, Render } from './report.js';

/** GitHub shows the first lines of an annotation only. */
const mostOperations = 20;

/** A workflow command of GitHub Actions: annotates the run with the totals, and with what is missing. */
export const githubReport: Render = (report) => {
  const { summary, passed } = report;
  const lines = [headline(summary), requirement(report) ?? '', ...missingOf(report)];
  const level = passed ? 'notice' : 'error';
  return command(level, { title: 'authlete-testkit coverage' }, lines.filter(Boolean).join('\n'));
};

function missingOf({ summary }: CoverageReport): string[] {
  const lines = summary.operations.flatMap(({ operation, actions }) => {
    const missing = actions.flatMap(({ action, state }) => (state === 'missing' ? [action] : []));
    return missing.length === 0 ? [] : [`${operation.operationId}: ${missing.join(', ')}`];
  });
  const left = lines.length - mostOperations;
  return left > 0 ? [...lines.slice(0, mostOperations), `and ${left} more operations`] : lines;
}
