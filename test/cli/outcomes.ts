import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const folder = mkdtempSync(join(tmpdir(), 'output-faults-'));
export const emptyFolder = (): string => mkdtempSync(join(folder, 'reports-'));

export function file(name: string, ...lines: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

const call = { method: 'GET', target: '/api/lifecycle/healthcheck' };
const valid = {
  ...call,
  status: 200,
  responseHeaders: { 'content-type': 'text/plain' },
  response: 'Healthy',
};

/** A file of each outcome, and the exit code that a run of it has. */
export const outcomes = {
  valid: { input: file('valid.ndjson', valid), verdict: 0 },
  violated: { input: file('violated.ndjson', ...Array(200).fill({ ...valid, status: 418 })), verdict: 1 },
  unverifiable: { input: file('unverifiable.ndjson', { ...valid, target: '/api/1/nothing' }), verdict: 1 },
  nothing: { input: file('nothing.ndjson', { format: 'authlete-testkit-recording' }), verdict: 1 },
} as const;
