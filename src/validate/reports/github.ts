import { newsLine } from '../news.js';
import type { Verdict } from '../verdict.js';
import { messageLines } from './expected-and-got.js';
import { type CommandProperties, command } from './github-command.js';
import { Repeats, unverifiable } from './repeats.js';
import type { Report } from './report.js';
import { runProblems } from './run-problems.js';
import { fileOf } from './source-file.js';
import { count } from './text.js';

/** The maximum number of annotations for equal findings: GitHub shows only a few per step. */
const annotated = 3;

/** GitHub Actions workflow commands: annotates each finding at the line of its exchange. */
export const githubReport: Report = ({ write, tolerance }) => {
  const repeats = new Repeats(annotated);
  return {
    async verdict(verdict) {
      const unverified = verdict.unverifiable.map(unverifiable);
      const findings = verdict.findings.filter(({ accepted }) => accepted === undefined);
      for (const problem of [...findings, ...unverified]) {
        if (!repeats.isShown(verdict, problem)) continue;
        const { check, severity } = problem;
        const level =
          severity === 'unverifiable' ? (tolerance.allowUnverifiable ? 'warning' : 'error') : severity;
        await write(command(level, place(verdict, check), messageLines(problem).join('\n')));
      }
    },
    async end(summary) {
      for (const { check, operationId, action, count: all, first } of repeats.repeated()) {
        const what = [check, operationId, action].filter(Boolean).join(' ');
        const text = `${what}: ${all.toLocaleString('en')} in total, the first at ${first.source}:${first.number}.`;
        await write(command('notice', { title: check }, text));
      }
      for (const news of summary.news) await write(command('notice', {}, newsLine(news)));
      for (const text of runProblems(summary)) await write(command('error', {}, text));
      const { exchanges, outcomes } = summary;
      const { valid, violated } = outcomes;
      const counts = `${valid} valid, ${violated} violated, ${outcomes.unverifiable} unverifiable, ${outcomes.expected} expected`;
      await write(
        command('notice', { title: 'authlete-testkit' }, `${count(exchanges, 'exchange')}: ${counts}.`),
      );
    },
  };
};

const place = (
  { place: { source, line, number }, operationId, action }: Verdict,
  check: string,
): CommandProperties => ({
  file: source === '-' ? undefined : fileOf(source),
  line,
  title: [check, operationId, action, ...(line === undefined ? [`entry ${number}`] : [])]
    .filter(Boolean)
    .join(' '),
});
