import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from './run-here.js';

const answer = { operation: 'auth_token_api', action: 'OK', resultCode: 'A050001', by: 'mock', count: 3 };
const grants = [
  'no-id-token-reissuance',
  'no-jwt-bearer',
  'no-native-sso',
  'no-password-grant',
  'no-token-exchange',
];
const fileWith = (serviceId: number, ...answers: object[]) =>
  JSON.stringify({
    format: 'authlete-testkit-coverage',
    version: 1,
    contracts: ['3.0.16'],
    services: [{ serviceId, ruledOut: grants, answers }],
  });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coverage-'));
  await writeFile(join(folder, 'one.coverage.json'), fileWith(1, answer));
  await writeFile(join(folder, 'two.coverage.json'), fileWith(2, { ...answer, action: 'INVALID_CLIENT' }));
});

const coverage = (...words: string[]) => runHere({ NO_COLOR: '1' }, 'coverage', ...words);

/** Runs the command with standard output for its first line. */
const firstLine = async (...words: string[]) => (await coverage(...words)).out.split('\n')[0];

describe('authlete-testkit coverage', () => {
  it('adds up the files of a folder', async () => {
    const { out, err, exitCode } = await coverage(folder);
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    await expect(out).toMatchFileSnapshot('golden/coverage.txt');
  });

  it('explains itself', async () => {
    await expect((await coverage('--help')).out).toMatchFileSnapshot('golden/coverage-help.txt');
  });

  it('reads some files, or the calls of one service', async () => {
    expect(await firstLine(join(folder, 'one.coverage.json'))).toMatch(/^1 of 4 actions \(25 %\)/);
    expect(await firstLine(folder, '--service', '2')).toMatch(/^1 of 4 actions/);
    expect(await firstLine(folder, '--of', 'all')).toMatch(
      /^2 of 2\d\d actions \(0 %\) of all 5\d operations$/,
    );
  });

  it('reads recorded traffic', async () => {
    const file = join(folder, '..', 'flow.ndjson');
    const line = { method: 'POST', target: '/api/7/auth/token', status: 200, response: { action: 'OK' } };
    await writeFile(file, `${JSON.stringify(line)}\n`);
    expect(await firstLine(file)).toMatch(/^1 of 9 actions/);
    expect(JSON.parse((await coverage(file, '--report', 'json')).out).operations[0].actions).toContainEqual(
      expect.objectContaining({ action: 'OK', by: { traffic: 1 } }),
    );
  });

  it.each([
    ['50', 0, 'Passed'],
    ['50.1', 1, 'Failed'],
  ])('with --fail-under %s exits with %d', async (percent, exitCode, word) => {
    const ended = await coverage(folder, '--fail-under', percent);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.out).toContain(`${word}: `);
  });

  it('writes the reports into a folder, and prints the one for people', async () => {
    const reports = join(await mkdtemp(join(tmpdir(), 'reports-')), 'new');
    const words = ['--report', 'pretty,html,json,markdown,lcov,svg', '--report-dir', reports];
    const { out, exitCode } = await coverage(folder, ...words);
    expect(exitCode).toBe(0);
    expect(out).toContain('2 of 4 actions');
    expect(await readdir(reports)).toEqual([
      'authlete-coverage',
      'authlete-coverage.html',
      'authlete-coverage.json',
      'authlete-coverage.lcov',
      'authlete-coverage.md',
      'authlete-coverage.svg',
    ]);
    expect(await readdir(join(reports, 'authlete-coverage'))).toEqual(['auth_token_api.txt']);
  });

  it('moves the report for people to standard error if one for machines is printed', async () => {
    const { out, err } = await coverage(folder, '--report', 'pretty,json');
    expect(JSON.parse(out)).toMatchObject({ summary: { met: 2, total: 4 } });
    expect(err).toContain('2 of 4 actions');
  });

  it('writes the sum, which can be read again, and never over a file', async () => {
    const sum = join(await mkdtemp(join(tmpdir(), 'sum-')), 'all.coverage.json');
    expect((await coverage(folder, '--merge', sum)).exitCode).toBe(0);
    expect(await firstLine(sum)).toMatch(/^2 of 4 actions/);
    const { services } = JSON.parse(await readFile(sum, 'utf8'));
    expect(services.map(({ serviceId }: { serviceId: number }) => serviceId)).toEqual([1, 2]);
    expect(await coverage(folder, '--merge', sum)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('the file already exists'),
    });
  });

  it.each([
    [['no-such-folder'], 'Failed to read no-such-folder: '],
    [[], 'Failed to read authlete-coverage: there is no such folder. Please run your tests against'],
    [['--service', '3'], 'Failed to find the service 3: no call of it was counted. Please use one of 1, 2.'],
    [['--report', 'json,html'], 'only one report can use standard output'],
    [['--report', 'markdwon'], 'markdwon is not a report format. Did you mean markdown?'],
    [['--report', 'htlm'], 'htlm is not a report format. Please use pretty, json'],
    [['--of', 'some'], "option '--of <operations>' argument 'some' is invalid"],
    [['--fail-under', '101'], 'Please use a number from 0 to 100.'],
    [['--fail-under', 'x'], 'Please use a number from 0 to 100.'],
    [['--service', 'x'], 'Please use the ID of a service'],
  ])('refuses %j in one line', async (words, problem) => {
    const given = words.length === 0 || words[0]?.startsWith('no-') ? words : [folder, ...words];
    const { exitCode, err } = await coverage(...given);
    expect(exitCode).toBe(2);
    expect(err).toContain(problem);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a file with a stale action, and names the file', async () => {
    const stale = join(await mkdtemp(join(tmpdir(), 'stale-')), 'a.coverage.json');
    await writeFile(stale, fileWith(1, { ...answer, action: 'INVALID_CLEINT' }));
    expect(await coverage(stale)).toMatchObject({
      exitCode: 2,
      err: `Failed to read ${stale}: auth_token_api has no action INVALID_CLEINT. Did you mean INVALID_CLIENT? Please run the tests again to write the file anew, or pass the document that it was written with by --spec.\n`,
    });
  });

  it('refuses traffic without a call of Authlete', async () => {
    const har = join(await mkdtemp(join(tmpdir(), 'har-')), 'a.har');
    await writeFile(har, '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[]}}');
    expect(await coverage(har)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('no call of the Authlete API is in it'),
    });
  });
});
