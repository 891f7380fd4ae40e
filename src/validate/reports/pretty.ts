import { checkById } from '../checks/by-id.js';
import type { Reporter } from '../run.js';
import type { Summary } from '../summary.js';
import type { Finding, Verdict } from '../verdict.js';
import { curlOf } from './curl.js';

type Paint = (colour: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string;

/** A report for a terminal, to act on: one paragraph for each exchange that is not valid, then the counts. */
export function prettyReport(write: (text: string) => void, paint: Paint): Reporter {
  return {
    verdict(verdict) {
      const lines = [...problems(verdict, paint)];
      if (lines.length > 0)
        write(`${heading(verdict, paint)}\n${lines.join('\n')}\n${command(verdict, paint)}\n`);
    },
    end(summary) {
      write(`${total(summary, paint)}\n`);
    },
  };
}

function heading({ place, operationId, action, resultCode, status }: Verdict, paint: Paint): string {
  const what =
    operationId === undefined
      ? ''
      : `${operationId} ${action ?? status}${resultCode === undefined ? '' : ` ${resultCode}`}`;
  return `${paint('bold', `${place.source}:${place.number}`)}  ${what}`.trimEnd();
}

function* problems({ findings, unverifiable }: Verdict, paint: Paint): Iterable<string> {
  for (const finding of findings) yield* described(finding, paint);
  for (const reason of unverifiable) yield `  ${paint('yellow', '? unverifiable')}  ${reason}`;
}

function* described(finding: Finding, paint: Paint): Iterable<string> {
  const { check, severity, message, pointer, expected, got, contract } = finding;
  const colour = severity === 'error' ? 'red' : 'yellow';
  yield `  ${paint(colour, `${severity === 'error' ? '✗' : '!'} ${check}`)}  ${message}`;
  const rows = [
    ['at', pointer],
    ['expected', expected],
    ['got', got],
    ['contract', contract],
    ['why', checkById(check)?.why],
  ];
  for (const [name, value] of rows) if (value) yield `      ${paint('dim', String(name).padEnd(9))}${value}`;
}

function command({ exchange }: Verdict, paint: Paint): string {
  return exchange === undefined ? '' : `      ${paint('dim', `try it   ${curlOf(exchange)}`)}\n`;
}

function total({ outcomes, severities, exchanges, passedOver }: Summary, paint: Paint): string {
  if (exchanges === 0) return paint('red', 'No exchange was read: nothing is verified.');
  const counts = [
    paint('green', `${outcomes.valid} valid`),
    paint(outcomes.violated > 0 ? 'red' : 'dim', `${outcomes.violated} violated`),
    paint(outcomes.unverifiable > 0 ? 'yellow' : 'dim', `${outcomes.unverifiable} unverifiable`),
  ];
  const findings = `${severities.error} errors, ${severities.warning} warnings`;
  const others = passedOver === 0 ? '' : `; passed over ${passedOver} that are no calls of the Authlete API`;
  return `${exchanges} exchanges: ${counts.join(', ')} (${findings})${others}`;
}
