import { type News, type NewsItem, newsLine, newsText } from '../../news.js';
import { exitCodeOf, type Summary, type Tolerance } from '../../summary.js';
import type { Repeated } from '../repeats.js';
import type { Paint } from '../report.js';
import { runProblems } from '../run-problems.js';
import { count, printable, wrapped } from '../text.js';

interface Closing {
  readonly tolerance: Tolerance;
  readonly repeated: readonly Repeated[];
  readonly width: number;
  readonly paint: Paint;
}

/** Formats the end of the report: repeated findings, outdated expectations and totals. */
export function closing(summary: Summary, { tolerance, repeated, width, paint }: Closing): string[] {
  return [
    ...repeated.flatMap((kind) => again(kind, width, paint)),
    ...(repeated.length > 0 ? [''] : []),
    ...runProblems(summary).map((text) => paint('red', wrapped(printable(text), width, 0))),
    ...total(summary, paint).map((line) => wrapped(line, width, 0)),
    ...summary.news.flatMap((news) => newsLines(news, width, paint)),
    ...verdict(summary, tolerance).map((line) => wrapped(line, width, 0)),
  ];
}

function again(kind: Repeated, width: number, paint: Paint): string[] {
  const { check, severity, operationId, action, pointer, message, count: all, first, last } = kind;
  const where = [operationId ?? '', action ?? '', pointer].filter((part) => part !== '').join(' ');
  const title =
    severity === 'unverifiable' ? '? unverifiable' : `${severity === 'error' ? '✗' : '!'} ${check}`;
  const what = severity === 'unverifiable' ? message : where;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const span = `${all.toLocaleString('en')} in total, from ${first.source}:${first.number} to ${last.source}:${last.number}`;
  return [
    `  ${paint(colour, title)}  ${wrapped(what, width, title.length + 4)}`,
    `      ${wrapped(printable(span), width, 6)}`,
  ];
}

function newsLines(news: News, width: number, paint: Paint): string[] {
  const item = (sign: string, one: NewsItem): string =>
    `  ${sign} ${wrapped(printable(newsText(one)), width, sign.length + 3)}`;
  return [
    paint(news.fresh.length > 0 ? 'bold' : 'dim', wrapped(printable(newsLine(news)), width, 0)),
    ...news.fresh.map((one) => item('new ', one)),
    ...news.gone.map((one) => item('gone', one)),
  ];
}

function total(summary: Summary, paint: Paint): string[] {
  const { exchanges, outcomes, severities, expected, files } = summary;
  const rest = notChecked(summary);
  if (exchanges === 0) return rest;
  const counts = [
    paint('green', `${outcomes.valid.toLocaleString('en')} valid`),
    paint(outcomes.violated > 0 ? 'red' : 'dim', `${outcomes.violated.toLocaleString('en')} violated`),
    paint(
      outcomes.unverifiable > 0 ? 'yellow' : 'dim',
      `${outcomes.unverifiable.toLocaleString('en')} unverifiable`,
    ),
    ...(outcomes.expected > 0 ? [`${outcomes.expected.toLocaleString('en')} expected`] : []),
  ];
  const findings = [
    count(severities.error, 'error'),
    count(severities.warning, 'warning'),
    ...(expected > 0 ? [`${expected.toLocaleString('en')} expected`] : []),
  ];
  const all = `${count(exchanges, 'exchange')}${files > 1 ? ` in ${count(files, 'file')}` : ''}`;
  return [`${all}: ${counts.join(', ')} (${findings.join(', ')})`, ...rest];
}

/** Says what was read and not checked. */
export const notChecked = ({ leftOut, passedOver, maskedExchanges, masked }: Summary): string[] => [
  ...(leftOut === 0 ? [] : [`${count(leftOut, 'other exchange')} not selected.`]),
  ...(passedOver === 0 ? [] : [`${count(passedOver, 'other call')} not to the Authlete API.`]),
  ...(maskedExchanges === 0
    ? []
    : [
        `${count(maskedExchanges, 'exchange')} with masked values (***), which these checks could not compare: ${byCount(masked)}.`,
      ]),
];

const byCount = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, number]) => `${name} (${number.toLocaleString('en')})`)
    .join(', ');

/** Explains why the run failed, if the error count does not. */
function verdict(summary: Summary, tolerance: Tolerance): string[] {
  if (exitCodeOf(summary, tolerance) === 0 || summary.severities.error > 0 || summary.verified === 0)
    return [];
  const { outcomes, severities } = summary;
  const unverifiable = outcomes.unverifiable > 0 && !tolerance.allowUnverifiable;
  return [
    ...(unverifiable
      ? ['Unverifiable exchanges fail the run. To accept them, pass --allow-unverifiable.']
      : []),
    ...(tolerance.failOn === 'warning' && severities.warning > 0
      ? ['Warnings fail the run because of --fail-on warning.']
      : []),
  ];
}
