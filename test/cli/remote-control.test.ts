import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run, type Served } from './run-here.js';
import { servedMock } from './running-mock.js';

const serving: Served[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const server of serving.splice(0)) server.stop();
});

async function served(...given: Parameters<typeof servedMock>) {
  const mock = await servedMock(...given);
  serving.push(mock);
  return mock;
}

const timeless = (text: string) => text.replaceAll(/\d+\.\d ms/g, '0.0 ms');
const magic = { parameters: 'grant_type=magic' };

describe('help', () => {
  it.each(['journal', 'state', 'clock', 'stub', 'reset'])('of %s', async (name) => {
    await expect((await run(name, '--help')).out).toMatchFileSnapshot(`golden/${name}-help.txt`);
  });
});

describe('journal', () => {
  it('prints the lines of serve --log, filtered', async () => {
    const mock = await served(['--log']);
    await mock.call('/auth/token', magic);
    await mock.call('/auth/introspection', { token: 'unknown' });
    const all = await mock.run('journal');
    expect(timeless(all.out).trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^ {3}1 \d\d:\d\d:\d\d\.\d{3} POST \/auth\/token BAD_REQUEST A049304 0\.0 ms/),
      expect.stringMatching(
        /^ {3}2 \d\d:\d\d:\d\d\.\d{3} POST \/auth\/introspection UNAUTHORIZED \w+ 0\.0 ms/,
      ),
    ]);
    const lines = async (...words: string[]) =>
      (await mock.run('journal', ...words)).out.split('\n').length - 1;
    expect(await lines('--operation', '/auth/token')).toBe(1);
    expect(await lines('--action', 'UNAUTHORIZED')).toBe(1);
    expect(await lines('--status', '200')).toBe(2);
    expect(await lines('--after', '1')).toBe(1);
    expect(await lines('--limit', '1')).toBe(1);
    expect(await lines('--text', 'GRANT_TYPE=')).toBe(1);
    expect(await lines('--answered-by', 'stub')).toBe(0);
    expect((await mock.run('journal', '--stub', 'x')).err).not.toBe('');
    expect((await mock.run('journal', '--test', 'x')).err).toContain('there is no test x.');
  });

  it('prints a line of JSON for each call with --json', async () => {
    const mock = await served();
    await mock.call('/auth/token', magic);
    const { out } = await mock.run('journal', '--json');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { sequence: 1, operationId: 'auth_token_api', request: magic, response: { action: 'BAD_REQUEST' } },
    ]);
  });
});

describe('stub', () => {
  it('adds, lists and removes stubs', async () => {
    const mock = await served();
    const added = await mock.run(
      'stub',
      'add',
      '/auth/token',
      'INVALID_CLIENT',
      '--times',
      '2',
      '--skip',
      '1',
    );
    expect(added).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^stub-1 .*INVALID_CLIENT/) });
    await mock.run('stub', 'add', '/auth/introspection', '--status', '503', '--name', 'down');
    const actions = [];
    for (let call = 0; call < 4; call += 1) actions.push((await mock.call('/auth/token', magic))['action']);
    expect(actions).toEqual(['BAD_REQUEST', 'INVALID_CLIENT', 'INVALID_CLIENT', 'BAD_REQUEST']);
    await expect((await mock.run('stub')).out).toMatchFileSnapshot('golden/stub-list.txt');
    await mock.run('stub', 'remove', 'stub-1');
    const { stubs } = JSON.parse((await mock.run('stub', 'list', '--json')).out);
    expect(stubs).toMatchObject([{ id: 'stub-2', definition: { name: 'down', status: 503 } }]);
    await mock.run('stub', 'clear');
    expect((await mock.run('stub')).out).toBe('There are no stubs.\n');
  });

  it('adds those of standard input', async () => {
    const mock = await served();
    const stdin = Readable.from([
      '- { operation: /auth/token, action: INVALID_CLIENT }\n- { operation: "*", status: 500 }\n',
    ]);
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(Object.assign(stdin, { fd: 0 as const }) as never);
    expect((await mock.run('stub', 'add')).out.split('\n')).toHaveLength(3);
  });

  it.each([
    [['/auth/tokn', 'OK'], 'Did you mean /auth/token?'],
    [['/auth/token', 'INVALID_CLIENTS'], 'INVALID_CLIENT'],
    [['/auth/token', '--times', '0'], 'Please use a positive integer, or always.'],
  ])('refuses %j', async (words, problem) => {
    const mock = await served();
    expect(await mock.run('stub', 'add', ...words)).toMatchObject({
      exitCode: 2,
      out: '',
      err: expect.stringContaining(problem),
    });
  });
});

describe('clock', () => {
  it('shows, advances, freezes, sets and resets the time', async () => {
    const mock = await served();
    const clock = async (...words: string[]) => (await mock.run('clock', ...words)).out;
    expect(await clock()).toMatch(/^\d{4}-[\d-]+T[\d:.]+Z\n$/);
    expect(await clock('advance', '26h')).toMatch(/\(1d 2h ahead of real time\)\n$/);
    expect(await clock('set', '2000-01-01T00:00:00Z')).toMatch(/^2000-01-01T00:00:0.* behind real time\)\n$/);
    expect(await clock('freeze')).toMatch(/, frozen\)\n$/);
    expect(JSON.parse(await clock('set', '946684800000', '--json'))).toEqual({
      time: '2000-01-01T00:00:00.000Z',
      epochMilliseconds: 946_684_800_000,
      frozen: true,
    });
    expect(await clock('unfreeze')).not.toContain('frozen');
    expect(await clock('reset')).not.toContain('(');
  });
});

describe('state and reset', () => {
  it('saves the state to a file of the user, and restores it', async () => {
    const mock = await served();
    const file = join(await mkdtemp(join(tmpdir(), 'snapshot-')), 'state.json');
    const granted = { parameters: 'grant_type=client_credentials&scope=notes.read' };
    expect((await mock.run('state', 'export', file)).out).toMatch(/^Saved the state .*\d+ records in /);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = JSON.parse(await readFile(file, 'utf8')).entries.length;
    await mock.call('/auth/token/create', { grantType: 'CLIENT_CREDENTIALS', ...granted, clientId: 1 });
    expect((await mock.run('state', 'export', file)).err).toContain('already exists');
    await mock.run('clock', 'freeze');
    expect((await mock.run('state', 'import', file)).exitCode).toBe(0);
    expect(JSON.parse((await mock.run('clock', '--json')).out).frozen).toBe(false);
    await mock.run('state', 'export', file, '--force');
    expect(JSON.parse(await readFile(file, 'utf8')).entries).toHaveLength(before);
    await writeFile(file, '{}');
    expect((await mock.run('state', 'import', file)).err).toContain('it is not a snapshot');
    await writeFile(file, '{"snapshot":2}');
    expect((await mock.run('state', 'import', file)).err).toMatch(/it has format 2, .* Please update/);
  });

  it('resets a service, or all of them', async () => {
    const mock = await served();
    const stubs = async () => JSON.parse((await mock.run('stub', 'list', '--json')).out).stubs.length;
    for (const words of [[], ['--service', String(mock.serviceId)]]) {
      await mock.run('stub', 'add', '/auth/token', 'INVALID_CLIENT');
      expect(await stubs()).toBe(1);
      expect((await mock.run('reset', ...words)).exitCode).toBe(0);
      expect(await stubs()).toBe(0);
    }
  });
});

describe('state list, show, expire, revoke and delete', () => {
  it('follow an access token', async () => {
    const mock = await served();
    const [{ clients }] = JSON.parse(mock.out()).services;
    const [{ clientId }] = clients;
    const { accessToken } = await mock.call('/auth/token/create', {
      grantType: 'AUTHORIZATION_CODE',
      clientId,
      subject: 'joe',
      scopes: ['notes.read'],
    });
    const list = async (...words: string[]) =>
      JSON.parse((await mock.run('state', 'list', '--json', ...words)).out).artifacts;
    const [{ id }] = await list('--kind', 'accessToken', '--state', 'live', '--subject', 'joe');
    const text = (await mock.run('state')).out;
    expect(text).toMatch(new RegExp(`^${id} +live +client \\d+ +joe +expires `, 'm'));
    expect(text).not.toContain(accessToken);
    const shown = (await mock.run('state', 'show', id)).out;
    expect(shown).toMatch(
      /^access token +accessToken-\w+\nstate +live\nclient +\d+\nuser +joe\nscopes +notes.read\n/,
    );
    expect((await mock.run('state', 'show', id, '--value')).out).toBe(`${accessToken}\n`);
    expect((await mock.run('state', 'expire', id)).out).toBe(`Expired ${id}.\n`);
    expect(await list('--state', 'expired')).toMatchObject([{ id }]);
    expect(await mock.call('/auth/introspection', { token: accessToken })).toMatchObject({ usable: false });
    const [other] = await list('--kind', 'refreshToken');
    expect((await mock.run('state', 'delete', other.id)).out).toBe(`Deleted ${other.id}.\n`);
    expect(await list('--kind', 'refreshToken', '--state', 'live')).toEqual([]);
    expect(await mock.run('state', 'show', 'accessToken-unknown')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('Failed to find the artifact accessToken-unknown'),
    });
  });

  it('revoke an access token with its refresh token', async () => {
    const mock = await served();
    const [{ clients }] = JSON.parse(mock.out()).services;
    const token = { grantType: 'AUTHORIZATION_CODE', clientId: clients[0].clientId, subject: 'joe' };
    await mock.call('/auth/token/create', token);
    const { artifacts } = JSON.parse((await mock.run('state', '--json', '--kind', 'accessToken')).out);
    expect((await mock.run('state', 'revoke', artifacts[0].id)).exitCode).toBe(0);
    expect((await mock.run('state', '--state', 'live')).out).toBe(
      'There are no such tickets, codes or tokens.\n',
    );
  });
});
