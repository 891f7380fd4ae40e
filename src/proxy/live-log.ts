import type { Reporter } from '../validate/run.js';
import type { Summary } from '../validate/summary.js';
import type { Finding, Verdict } from '../validate/verdict.js';

type Paint = (colour: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string;

/** Tells of violations as they pass: a line for the exchange, and one for each thing that is wrong with it. */
export const liveLog = (write: (text: string) => void, paint: Paint): Reporter => ({
  verdict(verdict) {
    const { findings, unverifiable } = verdict;
    if (findings.length + unverifiable.length === 0) return;
    write(`${heading(verdict, paint)}\n`);
    for (const finding of findings) write(`${line(finding, paint)}\n`);
    for (const reason of unverifiable) write(`  ${paint('yellow', '? unverifiable')}  ${reason}\n`);
  },
  end: (summary) => write(closing(summary)),
});

function heading({ place, operationId, method, action, status, resultCode }: Verdict, paint: Paint): string {
  const answered = [operationId ?? method, action ?? (status || ''), resultCode ?? ''].filter(Boolean);
  return `${paint('bold', `${place.source}:${place.number}`)}  ${answered.join(' ')}`.trimEnd();
}

function line({ check, severity, message, expected, got }: Finding, paint: Paint): string {
  const sign = severity === 'error' ? paint('red', `✗ ${check}`) : paint('yellow', `! ${check}`);
  const what = [
    // Some messages say it themselves.
    expected === undefined || message.includes(expected) ? [] : `expected ${expected}`,
    got === undefined || message.includes(got) ? [] : `got ${got}`,
  ].flat();
  return `  ${sign}  ${message}${what.length > 0 ? ` (${what.join(', ')})` : ''}`;
}

function closing({ exchanges, outcomes, checks }: Summary): string {
  const { valid, violated, unverifiable } = outcomes;
  const counts = [...checks].map(([check, count]) => `  ${check} ${count}\n`);
  return `${exchanges} exchanges: ${valid} valid, ${violated} violated, ${unverifiable} unverifiable\n${counts.join('')}`;
}
