import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { operations as known } from '../../src/mock/operations/index.js';
import { operations } from '../../src/spec/generated/operations.js';
import type { TestAuthlete } from '../support/authlete.js';
import { liveAuthlete } from '../support/conformance.js';
import { runHere } from './run-here.js';

const listening: TestAuthlete[] = [];

// Commands start slowly while others run in parallel.
const patient = { timeout: 60_000 };

afterEach(async () => {
  await Promise.all(listening.splice(0).map((authlete) => authlete.close()));
});

/** A mock on a port. For unknown operations, it responds that they are not implemented. */
async function live(): Promise<{ authlete: TestAuthlete; url: string; env: Record<string, string> }> {
  const authlete = liveAuthlete();
  const world = await authlete.world();
  for (const [operation, { path }] of Object.entries(operations)) {
    if (!known.has(operation) && path.includes('{serviceId}'))
      world.stubs.add({ operation, status: 501, times: 'always' });
  }
  listening.push(authlete);
  const { url } = await authlete.listen({ port: 0 });
  const env = { AUTHLETE_API_TOKEN: authlete.accessToken, AUTHLETE_SERVICE_ID: String(authlete.serviceId) };
  return { authlete, url, env };
}

const unset = { AUTHLETE_API_TOKEN: '', AUTHLETE_SERVICE_ID: '' };

const conformance = (env: Record<string, string>, ...words: string[]) =>
  runHere({ ...unset, ...env }, 'conformance', ...words);

/** Removes everything that differs in each run. */
const steady = (text: string): string =>
  text
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/\/api\/\d+/g, '/api/SERVICE')
    .replaceAll(/(?<![\w-])(?=[\w-]*[A-Z])[\w-]{43}(?![\w-])/g, 'ABSENT');

describe('conformance', patient, () => {
  it('runs the catalogue against the mock, and lists every operation', async () => {
    const { exitCode, out, err } = await conformance({}, '--target', 'mock');
    await expect(out).toMatchFileSnapshot('golden/conformance.txt');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  });

  it('runs the flows with a temporary client if writes are allowed', async () => {
    const { exitCode, out, err } = await conformance({}, '--target', 'mock', '--allow-writes');
    await expect(out).toMatchFileSnapshot('golden/conformance-writes.txt');
    expect(err).toMatch(/^mock: temporary clients are named "authlete-testkit conformance .{8}"\.\n$/);
    expect(exitCode).toBe(0);
  });

  it('reports responses that break the contract, without secrets, and fails', async () => {
    const { authlete, url, env } = await live();
    const world = await authlete.world();
    world.stubs.add({ operation: 'auth_token_api', patch: { action: 'SURPRISE' }, allowInvalid: true });
    const { exitCode, out } = await conformance(env, '--target', url, '--rate', '1000');
    await expect(steady(out)).toMatchFileSnapshot('golden/conformance-drift.txt');
    expect(out).not.toContain(authlete.accessToken);
    expect(exitCode).toBe(1);
  });

  it('reports how the responses of two targets differ', async () => {
    const [one, other] = [await live(), await live()];
    const world = await other.authlete.world();
    world.stubs.add({ operation: 'grant_m_api', patch: { action: 'FORBIDDEN', mood: 'good' } });
    const env = {
      ...one.env,
      AUTHLETE_API_TOKEN_2: other.authlete.accessToken,
      AUTHLETE_SERVICE_ID_2: String(other.authlete.serviceId),
    };
    const { exitCode, out } = await conformance(
      env,
      '--target',
      one.url,
      '--compare',
      other.url,
      '--rate',
      '1000',
    );
    await expect(steady(out)).toMatchFileSnapshot('golden/conformance-compare.txt');
    expect(exitCode).toBe(1);
  });

  it('shows only the selected operations, and writes machine-readable reports', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
    const words = ['--only', '/gm', '--report', 'pretty,junit', '--report-dir', folder];
    const { exitCode, out } = await conformance({}, '--target', 'mock', ...words);
    expect(out).toBe(
      [
        '✓ grant_m_api                                   1 of 1',
        '',
        'mock, 1 operation: 1 conform, 0 drifted, 0 unverified, 0 not tried',
        '1 exchange: 1 valid, 0 violated, 0 unverifiable (0 errors, 0 warnings)',
        '68 other exchanges not selected.',
        '',
      ].join('\n'),
    );
    expect(await readFile(join(folder, 'authlete-validate.xml'), 'utf8')).toContain('grant_m_api');
    expect(exitCode).toBe(0);
  });

  it('records its exchanges, without secrets', async () => {
    const { authlete, url, env } = await live();
    const file = join(await mkdtemp(join(tmpdir(), 'conformance-')), 'flow.ndjson');
    const words = ['--target', url, '--allow-writes', '--rate', '1000', '--record', file];
    const { exitCode } = await conformance(env, ...words);
    expect(exitCode).toBe(0);
    const text = await readFile(file, 'utf8');
    expect(text.trim().split('\n').length).toBeGreaterThan(100);
    expect(text).not.toContain(authlete.accessToken);
    for (const { clientSecret } of [authlete.confidential, authlete.publicClient])
      expect(text).not.toContain(clientSecret);
    expect((await runHere({}, 'validate', file, '--allow-unverifiable')).out).toMatch(/ 0 violated/);
  });

  it('finds no difference between a target and a mock with its settings', async () => {
    const { url, env } = await live();
    const { exitCode, out } = await conformance(env, '--target', url, '--compare', 'mock', '--rate', '1000');
    expect(out).toMatch(
      / and mock, \d+ calls: \d+ alike, 0 different, 0 at only one of them, \d+ at neither\n/,
    );
    expect(exitCode).toBe(0);
  });
});

describe('conformance, unable', patient, () => {
  it('reports a missing token', async () => {
    expect(await conformance({}, '--target', 'us')).toMatchObject({
      exitCode: 2,
      out: '',
      err: 'Failed to call us: there is no API token. Please set AUTHLETE_API_TOKEN: a token does not belong on a command line.\n',
    });
  });

  it('leaves no recording of a run that could not call anything', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'conformance-')), 'flow.ndjson');
    const { url } = await live();
    const env = { AUTHLETE_API_TOKEN: 'wrong', AUTHLETE_SERVICE_ID: '1' };
    const ended = await conformance(env, '--target', url, '--record', file, '--rate', '1000');
    expect(ended).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('it rejects the API token (401 A458101)'),
    });
    expect(await readdir(dirname(file))).toEqual([]);
  });

  it('prints its help', async () => {
    await expect((await conformance({}, '--help')).out).toMatchFileSnapshot('golden/conformance-help.txt');
  });
});
