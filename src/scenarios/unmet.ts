import { pathOf } from '../mock/http.js';
import type { Journal } from '../mock/journal.js';
import { describeMiss } from './near-misses.js';
import type { Script } from './scripted.js';
import type { Scripts } from './scripts.js';

/**
 * Thrown if stubs or expected calls were not met. The message lists each one, the actual calls and the
 * nearest miss.
 */
export class UnmetScripts extends Error {
  override readonly name = 'UnmetScripts';
}

/**
 * Returns a report of what was not met; `undefined` if every stub and expected call was met without an error.
 */
export function unmetReport(
  what: string,
  scripts: Scripts,
  own: readonly Script[],
  journal: Journal,
  expectations: readonly string[] = [],
): string | undefined {
  const unmet = own.filter((script) => !script.isMet);
  const problems = [
    ...scripts.problems,
    ...[...scripts.unfinished.values()].map((operation) => `${operation}: it has no response`),
  ];
  if (unmet.length === 0 && expectations.length === 0 && problems.length === 0) return undefined;
  const lines = [
    `Failed to follow ${what}: ${summary(own, unmet, expectations, problems)}. Please compare the calls below with the steps.`,
    ...section(
      'Steps',
      own.map((script, index) => step(scripts, script, index + 1)),
    ),
    ...section('Expected calls', expectations),
    ...section('Failed stubs', problems),
    ...section('Calls', callsOf(scripts, journal)),
  ];
  return lines.join('\n');
}

function summary(
  own: readonly Script[],
  unmet: readonly Script[],
  expectations: readonly string[],
  problems: readonly string[],
): string {
  const parts = [
    unmet.length > 0 ? `unmet steps: ${unmet.length} of ${own.length}` : '',
    expectations.length > 0 ? `unmet expected calls: ${expectations.length}` : '',
    problems.length > 0 ? `failed stubs: ${problems.length}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const section = (title: string, rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : ['', `${title}:`, ...rows.map((row) => `  ${row}`)];

function step(scripts: Scripts, script: Script, number: number): string {
  const count =
    script.demanded === 0
      ? `${script.used} ${script.used === 1 ? 'time' : 'times'}`
      : `${script.used} of ${script.demanded}`;
  const miss = script.isMet ? undefined : scripts.nearMisses.of(script);
  const line = `${script.isMet ? 'met  ' : 'UNMET'} ${number}. ${script.description} (${count})`;
  return miss === undefined ? line : `${line}\n        nearest miss: ${describeMiss(miss)}`;
}

const shown = 20;

function callsOf({ contract }: Scripts, journal: Journal): string[] {
  const entries = journal.entries();
  const rows = entries
    .slice(-shown)
    .map(({ sequence, operationId, method, action, status, resultCode, script, fault }) => {
      const operation = operationId === undefined ? undefined : contract.operations.get(operationId);
      const outcome = [fault ?? action ?? String(status), resultCode, script && `by script: ${script}`];
      const what = operation === undefined ? 'an unknown path' : pathOf(operation.path);
      return [`${sequence}.`, method, what, ...outcome].filter(Boolean).join(' ');
    });
  if (rows.length === 0) return ['none'];
  return entries.length > shown ? [`… ${entries.length - shown} earlier calls`, ...rows] : rows;
}
