import { code, plain } from '../../validate/reports/markdown-text.js';
import { count, printableLines } from '../../validate/reports/text.js';
import { sinceItems, sinceLine } from '../since.js';
import { groupsOf, untriedOf } from './groups.js';
import { type CheckReport, countsOf, type Kind, kindOf } from './report.js';
import type { ReportedResult } from './reported.js';

/** The maximum number of rows: GitHub accepts 65,536 characters in an issue. */
const mostRows = 100;

const signs: Readonly<Record<Kind, string>> = {
  obeyed: '✅',
  broken: '❌',
  doubtful: '⚠️',
  notTried: '❔',
  accepted: '➖',
};

/** A page for an issue, a pull request or a job summary: the totals, what changed, and a row per break. */
export function markdownText(report: CheckReport): string {
  const kinds = ['broken', 'doubtful', 'accepted'] as const;
  const found = kinds.flatMap((kind) =>
    groupsOf(report.results.filter((result) => kindOf(result) === kind)).flatMap(({ results }) => results),
  );
  const left = found.length - mostRows;
  const lines = [
    `**${report.passed ? 'Passed' : 'Failed'}**: ${countsOf(report)
      .map(({ text }) => text)
      .join(', ')}`,
    ...report.problems.flatMap((text) => ['', plain(text)]),
    ...news(report),
    ...(found.length === 0 ? [] : ['', ...tableHead, ...found.slice(0, mostRows).map(rowOf)]),
    ...(left > 0 ? ['', `${count(left, 'more row')} left out.`] : []),
    ...untried(report),
  ];
  return printableLines(`${lines.join('\n')}\n`);
}

function news({ since }: CheckReport): string[] {
  if (since === undefined) return [];
  const items = sinceItems(since)
    .slice(0, mostRows)
    .map(([word, { id }]) => `- ${word}: ${code(id)}`);
  return ['', `**${plain(sinceLine(since))}**`, ...(items.length > 0 ? ['', ...items] : [])];
}

const tableHead = ['| | obligation | finding | expected | got |', '|---|---|---|---|---|'];

function rowOf(result: ReportedResult): string {
  const { id, sentence, accepted, breaks } = result;
  const [first] = breaks;
  const more = breaks.length - 1;
  const cells = [
    signs[kindOf(result)],
    code(id),
    [
      plain(first?.message ?? ''),
      plain(sentence),
      accepted && `Expected: ${plain(accepted)}`,
      more > 0 && `Also in ${count(more, 'more trial')}.`,
    ]
      .filter(Boolean)
      .join('<br>'),
    first?.expected ? code(first.expected) : '',
    first?.got ? code(first.got) : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function untried({ results }: CheckReport): string[] {
  const reasons = untriedOf(results);
  if (reasons.length === 0) return [];
  const total = reasons.reduce((sum, { results: together }) => sum + together.length, 0);
  const items = reasons.map(
    ({ reason, results: together, titles }) =>
      `- ${together.length.toLocaleString('en')}: ${plain(reason)} (${plain(titles.join(', '))})`,
  );
  return [
    '',
    `<details><summary>${total.toLocaleString('en')} not tried</summary>`,
    '',
    ...items,
    '',
    '</details>',
  ];
}
