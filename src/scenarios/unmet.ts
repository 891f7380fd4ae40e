import { pathOf } from '../mock/http.js';
import type { Journal } from '../mock/journal.js';
import { describeMiss } from './near-misses.js';
import type { Stub } from './stubbed.js';
import type { Stubs } from './stubs.js';

/**
 * Thrown if stubs or expected calls were not met. The message lists each one, the actual calls and the
 * nearest miss.
 */
export class UnmetStubsError extends Error {
  override readonly name = 'UnmetStubsError';
}

/**
 * Returns a report of what was not met; `undefined` if every stub and expected call was met without an error.
 */
export function unmetReport(
  what: string,
  stubs: Stubs,
  own: readonly Stub[],
  journal: Journal,
  expectations: readonly string[] = [],
): string | undefined {
  const unmet = own.filter((stub) => !stub.isMet);
  const problems = [
    ...stubs.problems,
    ...[...stubs.unfinished.values()].map((operation) => `${operation}: it has no response`),
  ];
  if (unmet.length === 0 && expectations.length === 0 && problems.length === 0) return undefined;
  const lines = [
    `Failed to follow ${what}: ${summary(own, unmet, expectations, problems)}. Please compare the calls below with the steps.`,
    ...section(
      'Steps',
      own.map((stub, index) => step(stubs, stub, index + 1)),
    ),
    ...section('Expected calls', expectations),
    ...section('Failed stubs', problems),
    ...section('Calls', callsOf(stubs, journal)),
  ];
  return lines.join('\n');
}

function summary(
  own: readonly Stub[],
  unmet: readonly Stub[],
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

function step(stubs: Stubs, stub: Stub, number: number): string {
  const count =
    stub.required === 0
      ? `${stub.used} ${stub.used === 1 ? 'time' : 'times'}`
      : `${stub.used} of ${stub.required}`;
  const miss = stub.isMet ? undefined : stubs.nearMisses.of(stub);
  const line = `${stub.isMet ? 'met  ' : 'UNMET'} ${number}. ${stub.description} (${count})`;
  return miss === undefined ? line : `${line}\n        nearest miss: ${describeMiss(miss)}`;
}

const shown = 20;

function callsOf({ contract }: Stubs, journal: Journal): string[] {
  const entries = journal.entries();
  const rows = entries
    .slice(-shown)
    .map(({ sequence, operationId, method, action, status, resultCode, stub, fault }) => {
      const operation = operationId === undefined ? undefined : contract.operations.get(operationId);
      const outcome = [fault ?? action ?? String(status), resultCode, stub && `by stub: ${stub}`];
      const what = operation === undefined ? 'an unknown path' : pathOf(operation.path);
      return [`${sequence}.`, method, what, ...outcome].filter(Boolean).join(' ');
    });
  if (rows.length === 0) return ['none'];
  return entries.length > shown ? [`… ${entries.length - shown} earlier calls`, ...rows] : rows;
}
