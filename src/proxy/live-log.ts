import { expectedAndGot } from '../validate/reports/expected-and-got.js';
import { closing } from '../validate/reports/pretty/closing.js';
import type { Paint, ReportOptions } from '../validate/reports/report.js';
import { printable } from '../validate/reports/text.js';
import type { Reporter } from '../validate/run.js';
import { answerOf, type Summary } from '../validate/summary.js';
import type { Finding, Verdict } from '../validate/verdict.js';

interface LogOptions extends Pick<ReportOptions, 'write' | 'tolerance'> {
  /** The width of the terminal in columns. */
  readonly width: number;
  readonly paint: Paint;
}

/** Logs violations as they occur: a line for the exchange, then one per finding. */
export const liveLog = ({ write, paint, ...options }: LogOptions): Reporter => ({
  verdict(verdict) {
    const lines = [
      ...verdict.findings.map((finding) => line(finding, paint)),
      ...verdict.unverifiable.map((reason) => `  ${paint('yellow', '? unverifiable')}  ${reason}`),
    ];
    return lines.length === 0 ? undefined : write(`${[heading(verdict, paint), ...lines].join('\n')}\n`);
  },
  end: (summary) =>
    write(`${[...closing(summary, { ...options, paint, repeated: [] }), ...byCheck(summary)].join('\n')}\n`),
});

function heading(verdict: Verdict, paint: Paint): string {
  const { place, operationId, method, status, resultCode = '' } = verdict;
  const answered = [operationId ?? method, status > 0 ? answerOf(verdict) : '', resultCode];
  const where = paint('bold', printable(`${place.source}:${place.number}`));
  return `${where}  ${answered.filter(Boolean).join(' ')}`.trimEnd();
}

function line(finding: Finding, paint: Paint): string {
  const { check, severity, message, accepted } = finding;
  const sign = { error: '✗', warning: '!' }[severity];
  const colour = accepted !== undefined ? 'dim' : severity === 'error' ? 'red' : 'yellow';
  const more = expectedAndGot(finding).map(([name, text]) => `${name} ${text}`);
  const what = [message, ...(more.length > 0 ? [`(${more.join(', ')})`] : [])].join(' ');
  return `  ${paint(colour, `${accepted === undefined ? sign : '·'} ${check}`)}  ${what}`;
}

const byCheck = ({ checks }: Summary): string[] => [...checks].map(([check, count]) => `  ${check} ${count}`);
