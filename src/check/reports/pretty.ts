import type { Paint } from '../../validate/reports/report.js';
import { count, printable, printableLines, wrapped } from '../../validate/reports/text.js';
import { sinceItems, sinceLine } from '../since.js';
import { groupsOf, untriedOf } from './groups.js';
import { differenceOf, rowsOf, short } from './lines.js';
import { type CheckReport, countsOf, type Kind, kindOf, signs } from './report.js';
import type { ReportedResult } from './reported.js';
import type { ReportedBreak } from './reported-break.js';

type Terminal = Pick<CheckReport, 'width' | 'paint'>;

const colours: Readonly<Record<Kind, Parameters<Paint>[0]>> = {
  broken: 'red',
  doubtful: 'yellow',
  accepted: 'dim',
  notTried: 'dim',
  obeyed: 'green',
};

/** A report for terminals: what is broken, then what is doubtful, expected and not tried, then the totals. */
export function prettyText(report: CheckReport): string {
  const sections = (['broken', 'doubtful', 'accepted'] as const).flatMap((kind) =>
    groupsOf(report.results.filter((result) => kindOf(result) === kind)).flatMap((group) => [
      report.paint('bold', wrapped(`${group.title}  (${group.endpoint})`, report.width, 4)),
      ...group.results.flatMap((result, index) => resultLines(result, group.results[index - 1], report)),
      '',
    ]),
  );
  return `${[...sections, ...untriedLines(report), ...closing(report)].join('\n')}\n`;
}

const nameWidth = 10;
const rowIndent = 4;

function resultLines(
  result: ReportedResult,
  before: ReportedResult | undefined,
  terminal: Terminal,
): string[] {
  const kind = kindOf(result);
  const { id, sentence, breaks, accepted } = result;
  const [first, ...others] = breaks;
  const isSame = first !== undefined && isSameTrial(first, before?.breaks[0]);
  return [
    `  ${terminal.paint(colours[kind], `${signs[kind]} ${id}`)}`,
    ...row('rule', sentence, terminal),
    ...(first === undefined ? [] : breakLines(first, isSame, terminal)),
    ...(others.length === 0 ? [] : row('also in', others.map(({ trial }) => trial).join(', '), terminal)),
    ...row('expected', accepted, terminal, 'accepted'),
    ...(kind === 'accepted' ? [] : command('explain', `authlete-testkit check explain ${id}`, terminal)),
  ];
}

/** The request is shown once for obligations that it breaks together. */
function breakLines(one: ReportedBreak, isSame: boolean, terminal: Terminal): string[] {
  const told = isSame ? differenceOf(one) : rowsOf(one);
  return [
    ...row('found', one.message, terminal),
    ...told.flatMap(([name, text]) => row(name, short(text), terminal)),
    ...(isSame ? row('request', 'as above', terminal) : command('request', one.request, terminal)),
  ];
}

const isSameTrial = (a: ReportedBreak, b: ReportedBreak | undefined): boolean =>
  b !== undefined && a.trial === b.trial && a.request === b.request;

function untriedLines({ results, width, paint }: CheckReport): string[] {
  const untried = untriedOf(results);
  if (untried.length === 0) return [];
  return [
    paint('bold', 'Not tried'),
    ...untried.flatMap(({ reason, results: together, titles }) => [
      `  ${String(together.length).padStart(4)}  ${wrapped(printable(reason), width, 8)}`,
      `        ${paint('dim', wrapped(titlesText(titles), width, 8))}`,
    ]),
    '',
  ];
}

const named = 4;

/** Names the first few. */
function titlesText(titles: readonly string[]): string {
  const more = titles.length - named;
  return [...titles.slice(0, named), ...(more > 0 ? [`${more.toLocaleString('en')} more`] : [])].join(', ');
}

function closing(report: CheckReport): string[] {
  const { problems, since, seconds, width, paint, summary, failOn } = report;
  const counts = countsOf(report).map(({ kind, number, text }) =>
    paint(number > 0 ? colours[kind] : 'dim', text),
  );
  const time = seconds === undefined ? '' : ` in ${seconds.toFixed(1)} s`;
  return [
    ...problems.map((text) => paint('red', wrapped(printable(text), width, 0))),
    ...(since === undefined ? [] : [wrapped(sinceLine(since), width, 0)]),
    ...(since === undefined ? [] : sinceItems(since)).map(
      ([word, { id }]) => `  ${word.padEnd(9)} ${printable(id)}`,
    ),
    ...(failOn === 'should' && summary.doubtful > 0
      ? [`${count(summary.doubtful, 'doubtful result')} fail the run because of --fail-on should.`]
      : []),
    wrapped(`${counts.join(', ')}${time}`, width, 0),
  ];
}

function row(name: string, value: string | undefined, terminal: Terminal, shown = name): string[] {
  if (value === undefined || value === '') return [];
  const text = wrapped(printable(value), terminal.width, rowIndent + nameWidth);
  return [`${' '.repeat(rowIndent)}${terminal.paint('dim', shown.padEnd(nameWidth))}${text}`];
}

/** A command to copy is not wrapped. */
function command(name: string, text: string, { paint }: Terminal): string[] {
  const indent = ' '.repeat(rowIndent + nameWidth);
  const lines = printableLines(text).replaceAll('\n', `\n${indent}`);
  return [`${' '.repeat(rowIndent)}${paint('dim', name.padEnd(nameWidth))}${lines}`];
}
