import { newsLine } from '../news.js';
import type { Severity, Verdict } from '../verdict.js';
import { messageLines } from './expected-and-got.js';
import { Repeats, unverifiable } from './repeats.js';
import type { Report } from './report.js';
import { runProblems } from './run-problems.js';
import { fileOf } from './source-file.js';
import { count, printable } from './text.js';

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

type Properties = Readonly<Record<string, string | number | undefined>>;

const place = (
  { place: { source, line, number }, operationId, action }: Verdict,
  check: string,
): Properties => ({
  file: source === '-' ? undefined : fileOf(source),
  line,
  title: [check, operationId, action, ...(line === undefined ? [`entry ${number}`] : [])]
    .filter(Boolean)
    .join(' '),
});

function command(level: Severity | 'notice', properties: Properties, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([name, value]) => `${name}=${escapedProperty(String(value))}`).join(',');
  return `::${level}${list === '' ? '' : ` ${list}`}::${escapedData(message)}\n`;
}

// Percent-encodes characters that would end a command or a property.
const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapedProperty = (text: string): string =>
  escapedData(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
