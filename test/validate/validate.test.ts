import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { JournalExchange } from '../../src/mock/exchange.js';
import { run } from '../cli/run-here.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { tokensFor } from '../support/flow.js';

/** What a code flow looks like in a recording that keeps everything. */
async function recordedFlow(): Promise<JournalExchange[]> {
  const exchanges: JournalExchange[] = [];
  const authlete = testAuthlete({ fixtures: demoWith(), onExchange: (exchange) => exchanges.push(exchange) });
  await tokensFor(authlete);
  return exchanges;
}

async function fileOf(exchanges: readonly object[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'validate-')), 'flow.ndjson');
  writeFileSync(file, exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''));
  return file;
}

it('passes a recording of the mock', async () => {
  const { exitCode, out } = await run('validate', await fileOf(await recordedFlow()));
  expect(out).toBe('3 exchanges: 3 valid, 0 violated, 0 unverifiable (0 errors, 0 warnings)\n');
  expect(exitCode).toBe(0);
});

it('fails for a code that works twice, an action that is not known, and what it cannot verify', async () => {
  const [authorized, issued, redeemed] = await recordedFlow();
  const surprising = { ...authorized, response: { ...Object(authorized?.response), action: 'SURPRISE' } };
  const unknown = { method: 'POST', target: '/api/1/unknown', status: 200, response: {} };
  const file = await fileOf([authorized, issued, redeemed, redeemed, surprising, unknown].map(Object));
  const { exitCode, out } = await run('validate', file);
  expect(out).toContain('✗ used-once');
  expect(out).toContain('✗ action-known  The action SURPRISE is not in the contract.');
  expect(out).toContain('? unverifiable  No operation of the contract matches POST /api/1/unknown.');
  expect(out).toContain('6 exchanges: 3 valid, 2 violated, 1 unverifiable');
  expect(exitCode).toBe(1);
});

it('does not pass when nothing was read, and cannot run without its file', async () => {
  expect(await run('validate', await fileOf([]))).toMatchObject({ exitCode: 1 });
  const missing = await run('validate', 'no-such-file.ndjson');
  expect(missing).toMatchObject({ exitCode: 2, err: expect.stringContaining('there is no such file') });
});
