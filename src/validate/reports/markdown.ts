import type { News, NewsItem } from '../news.js';
import { newsLine } from '../news.js';
import { answerOf, exitCodeOf, type Summary, type Tolerance } from '../summary.js';
import type { Verdict } from '../verdict.js';
import { code, plain } from './markdown-text.js';
import { notChecked } from './pretty/closing.js';
import { type Problem, Repeats, unverifiable } from './repeats.js';
import type { Report } from './report.js';
import { runProblems } from './run-problems.js';
import { count } from './text.js';

/** The maximum number of rows: GitHub accepts 65,536 characters in an issue. */
const mostRows = 100;

/** A page for an issue, a pull request or a job summary: what is new, the totals and a row per finding. */
export const markdownReport: Report = ({ write, tolerance }) => {
  const repeats = new Repeats(1);
  const rows: string[] = [];
  let found = 0;
  return {
    verdict(verdict) {
      for (const problem of [...verdict.findings, ...verdict.unverifiable.map(unverifiable)]) {
        if (!repeats.isShown(verdict, problem)) continue;
        found += 1;
        if (rows.length < mostRows) rows.push(rowOf(verdict, problem));
      }
    },
    end(summary) {
      const left = found - rows.length;
      const lines = [
        ...heading(summary, tolerance),
        ...(rows.length > 0 ? ['', ...tableHead, ...rows] : []),
        ...(left > 0 ? ['', `${count(left, 'more row')} left out.`] : []),
      ];
      return write(`${lines.join('\n')}\n`);
    },
  };
};

function heading(summary: Summary, tolerance: Tolerance): string[] {
  const { exchanges, outcomes, severities, expected, news } = summary;
  const passed = exitCodeOf(summary, tolerance) === 0;
  return [
    `**${passed ? 'Passed' : 'Failed'}**: ${count(exchanges, 'exchange')}, ${outcomes.valid} valid, ${outcomes.violated} violated, ${outcomes.unverifiable} unverifiable (${count(severities.error, 'error')}, ${count(severities.warning, 'warning')}, ${expected} expected)`,
    ...notChecked(summary).flatMap((text) => ['', plain(text)]),
    ...runProblems(summary).flatMap((text) => ['', plain(text)]),
    ...news.flatMap((one) => ['', `**${plain(newsLine(one))}**`, ...itemsOf(one)]),
  ];
}

function itemsOf({ fresh, gone }: News): string[] {
  const item = (word: string, { operationId, call, what }: NewsItem): string =>
    `- ${word}: ${code(operationId)}, ${plain(call)}: ${code(what)}`;
  const items = [...fresh.map((one) => item('new', one)), ...gone.map((one) => item('gone', one))];
  const shown = items.slice(0, mostRows);
  const left = items.length - shown.length;
  return [
    ...(shown.length > 0 ? [''] : []),
    ...shown,
    ...(left > 0 ? [`- and ${left.toLocaleString('en')} more`] : []),
  ];
}

const tableHead = ['| | check | exchange | finding | expected | got |', '|---|---|---|---|---|---|'];

const signs = { error: '❌', warning: '⚠️', unverifiable: '❔', expected: '➖' } as const;

function rowOf(
  { place, operationId, ...verdict }: Verdict,
  { check, severity, message, pointer, expected, got, accepted, isNew }: Problem & Row,
): string {
  const where = [operationId ?? 'unknown operation', answerOf(verdict)].join(' ');
  const cells = [
    `${signs[accepted === undefined ? severity : 'expected']}${isNew ? ' new' : ''}`,
    code(check),
    `${code(where)} (${plain(`${place.source}:${place.number}`)})`,
    [plain(message), pointer && code(pointer), accepted && `Expected: ${plain(accepted)}`]
      .filter(Boolean)
      .join('<br>'),
    expected ? code(expected) : '',
    got ? code(got) : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

interface Row {
  readonly accepted?: string | undefined;
  readonly isNew?: boolean | undefined;
}
