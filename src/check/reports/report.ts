import type { Paint } from '../../validate/reports/report.js';
import { printable } from '../../validate/reports/text.js';
import type { CheckResult } from '../result.js';
import type { Since } from '../since.js';
import {
  type CheckSummary,
  type CheckTolerance,
  checkExitCode,
  checkProblems,
  summaryOf,
} from '../summary.js';
import { Masking } from './masking.js';
import { type ReportedResult, reportedResult } from './reported.js';

export interface CheckReportOptions extends Pick<CheckTolerance, 'failOn'> {
  /** The base URL of the authorization server. */
  readonly server: string;
  /** The version of the testkit. */
  readonly version: string;
  /** How long the run took. */
  readonly seconds?: number | undefined;
  /** The width of the terminal in columns. Default: 80. */
  readonly width?: number | undefined;
  /** Colours text for a terminal. Default: no colour. */
  readonly paint?: Paint | undefined;
  /** What the file of expected failures no longer applies to. */
  readonly expected?: { readonly outdated: readonly string[] } | undefined;
  /** What changed since the last run. */
  readonly since?: Since | undefined;
  /** Secrets to mask in addition to those that the exchanges show. */
  readonly secrets?: readonly string[] | undefined;
}

/** What reports are made of, without secrets. */
export interface CheckReport
  extends Pick<CheckReportOptions, 'server' | 'version' | 'seconds' | 'since' | 'failOn'> {
  readonly results: readonly ReportedResult[];
  readonly summary: CheckSummary;
  readonly accepted: readonly ReportedResult[];
  /** Problems of the run as a whole. */
  readonly problems: readonly string[];
  readonly passed: boolean;
  readonly width: number;
  readonly paint: Paint;
}

/** Masks the results and sums them up. */
export function checkReport(results: readonly CheckResult[], options: CheckReportOptions): CheckReport {
  const observations = new Set(results.flatMap(({ breaks }) => breaks.map(({ observation }) => observation)));
  const masking = new Masking(observations, options.secrets);
  return reportOn(
    results.map((result) => reportedResult(result, masking)),
    { ...options, server: masking.url(options.server) },
  );
}

/** Sums up masked results. */
export function reportOn(results: readonly ReportedResult[], options: CheckReportOptions): CheckReport {
  const { server, version, seconds, since, failOn, expected } = options;
  const tolerance = { failOn, outdated: expected?.outdated };
  return {
    server,
    version,
    seconds,
    since,
    failOn,
    results,
    summary: summaryOf(results),
    accepted: results.filter(({ accepted }) => accepted !== undefined),
    problems: checkProblems(results, tolerance).map(printable),
    passed: checkExitCode(results, tolerance) === 0,
    width: options.width ?? 80,
    paint: options.paint ?? ((_, text) => text),
  };
}

export const verdictWords = {
  obeyed: 'obeyed',
  broken: 'broken',
  doubtful: 'doubtful',
  notTried: 'not tried',
  accepted: 'expected',
} as const;

/** A verdict, or that it is accepted. */
export type Kind = keyof typeof verdictWords;

export const signs: Readonly<Record<Kind, string>> = {
  obeyed: '✓',
  broken: '✗',
  doubtful: '!',
  notTried: '–',
  accepted: '·',
};

export const kindOf = ({ verdict, accepted }: Pick<ReportedResult, 'verdict' | 'accepted'>): Kind =>
  accepted === undefined ? verdict : 'accepted';

/** Returns the counts in words: `214 obeyed`, `3 broken`, `5 doubtful`, `40 not tried`. */
export function countsOf({ summary, accepted }: Pick<CheckReport, 'summary' | 'accepted'>): Counted[] {
  const numbers: [Kind, number][] = [
    ['obeyed', summary.obeyed],
    ['broken', summary.broken],
    ['doubtful', summary.doubtful],
    ['notTried', summary.notTried],
    ...(accepted.length > 0 ? [['accepted', accepted.length] as [Kind, number]] : []),
  ];
  return numbers.map(([kind, number]) => ({
    kind,
    number,
    text: `${number.toLocaleString('en')} ${verdictWords[kind]}`,
  }));
}

interface Counted {
  readonly kind: Kind;
  readonly number: number;
  readonly text: string;
}
