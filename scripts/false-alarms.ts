// Runs the test suite, keeps what its mocks answer, and validates each mock's exchanges as one recording.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContract } from '../src/spec/contract.js';
import { Judge } from '../src/validate/judge.js';
import { judgeSources } from '../src/validate/judge-sources.js';
import { run } from '../src/validate/run.js';
import { Validation } from '../src/validate/validation.js';
import type { Finding, Verdict } from '../src/validate/verdict.js';

const kept = process.argv[2];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'exchanges-'));
if (kept === undefined) {
  const env = { ...process.env, AUTHLETE_TESTKIT_EXCHANGES: folder };
  const { status } = spawnSync('npx', ['vitest', 'run'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) console.error('Some tests fail. Their exchanges are validated, too.');
}

const judge = new Judge(loadContract());
const byCheck = new Map<string, number>();
let exchanges = 0;
let alarms = 0;
let warnings = 0;
/** Recordings of calls at the same time, or of state that a test changes: their exchanges are judged alone. */
let concurrent = 0;

/** Tests send wrong requests on purpose, so only what is found in responses is a false alarm. */
const isAlarm = ({ pointer }: Finding): boolean => !pointer.startsWith('/request');

function report({ place, operationId, resultCode, findings }: Verdict): void {
  for (const { check, severity, message, pointer, got } of findings.filter(isAlarm)) {
    if (severity === 'error') alarms += 1;
    else warnings += 1;
    byCheck.set(check, (byCheck.get(check) ?? 0) + 1);
    const where = `${place.source.replace(/^.*\//, '')}:${place.number} ${operationId} ${resultCode}`;
    console.log(`${where}\n  ${check} ${pointer} ${message} (${got ?? ''})`);
  }
}

const files = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
for (const name of files) {
  const overlaps = /"overlaps":true|"format":"changed"/.test(readFileSync(join(folder, name), 'utf8'));
  if (overlaps) concurrent += 1;
  const judged = judgeSources([join(folder, name)], judge);
  const reporter = {
    verdict(verdict: Verdict) {
      if (verdict.amends === undefined) exchanges += 1;
      report(verdict);
    },
    end() {},
  };
  await run(judged, overlaps ? new Validation([], { jwts: false, flows: [] }) : new Validation(), [reporter]);
}
if (kept === undefined) rmSync(folder, { recursive: true });
console.table(Object.fromEntries(byCheck));
console.log(
  `${exchanges} exchanges of ${files.length} mocks (${concurrent} judged exchange by exchange), ${alarms} false alarms, ${warnings} warnings.`,
);
if (exchanges === 0 || alarms > 0) process.exitCode = 1;
