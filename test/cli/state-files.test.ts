import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { stateFolder } from '../../src/cli/running/state-files.js';
import { eventually } from '../support/eventually.js';
import { run, runHere, type Served } from './run-here.js';
import { ownState, servedMock } from './running-mock.js';

const serving: Served[] = [];
afterEach(() => {
  for (const server of serving.splice(0)) server.stop();
});

async function served(...given: Parameters<typeof servedMock>) {
  const mock = await servedMock(...given);
  serving.push(mock);
  return mock;
}

const folderIn = (env: Readonly<Record<string, string>>) => stateFolder(env, 'linux');

describe('the file of a running mock', () => {
  it('can be read by its user only, and names the URL, the control token and the process', async () => {
    const mock = await served();
    const folder = folderIn(mock.env);
    const file = join(folder, `mock-${new URL(mock.url).port}.json`);
    const mode = async (path: string) => (await stat(path)).mode & 0o777;
    expect([await mode(folder), await mode(file)]).toEqual([0o700, 0o600]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      url: mock.url,
      controlToken: mock.controlToken,
      pid: process.pid,
      host: hostname(),
    });
    mock.stop();
    await eventually(() => expect(existsSync(file)).toBe(false));
  });

  it('names the URL on this machine, whatever --public-url is', async () => {
    const env = await ownState();
    const { exitCode, out } = await (await served(['--public-url', 'http://mock.test'], env)).run(
      'clock',
      '--json',
    );
    expect([exitCode, JSON.parse(out)]).toEqual([0, expect.objectContaining({ frozen: false })]);
  });

  it('is ignored and removed if its process has ended', async () => {
    const mock = await served();
    const folder = folderIn(mock.env);
    // The highest process ID of Linux, 2^22, is never in use.
    const ended = { url: 'http://127.0.0.1:1', controlToken: 'x', pid: 4_194_304, host: hostname() };
    await writeFile(join(folder, 'mock-1.json'), JSON.stringify(ended));
    expect((await mock.run('clock')).exitCode).toBe(0);
    expect(await readdir(folder)).toEqual([`mock-${new URL(mock.url).port}.json`]);
  });

  it('of another machine is ignored, and stays', async () => {
    const env = await ownState();
    const folder = folderIn(env);
    const file = join(folder, 'mock-1.json');
    await mkdir(folder, { recursive: true });
    await writeFile(file, JSON.stringify({ url: 'http://127.0.0.1:1', pid: 4_194_304, host: 'other' }));
    expect((await runHere(env, 'clock')).err).toContain('Failed to find a running mock');
    expect(existsSync(file)).toBe(true);
  });

  it('that cannot be written does not stop the mock', async () => {
    const env = await ownState();
    const file = join(env['XDG_STATE_HOME'] ?? '', 'file');
    await writeFile(file, '');
    const mock = await served([], { ...env, XDG_STATE_HOME: file });
    expect(mock.err()).toMatch(/^Warning: failed to write a file to .*need --url and --control-token/);
    const words = ['clock', '--url', mock.url, '--control-token', mock.controlToken];
    expect((await run(...words)).exitCode).toBe(0);
  });

  it.each([
    [{ XDG_STATE_HOME: '/state' }, 'linux', '/state/authlete-testkit'],
    [{}, 'darwin', /\/\.local\/state\/authlete-testkit$/],
    [{ LOCALAPPDATA: '/local' }, 'win32', '/local/authlete-testkit'],
  ] as const)('is in the folder for %j on %s', (env, platform, folder) => {
    const found = stateFolder(env, platform);
    if (typeof folder === 'string') expect(found).toBe(folder);
    else expect(found).toMatch(folder);
  });
});

describe('which mock a command talks to', () => {
  it('says how to choose if several are running', async () => {
    const one = await served();
    const two = await served([], one.env);
    const { exitCode, err } = await one.run('clock');
    expect(exitCode).toBe(2);
    expect(err).toContain(`${one.url} (process ${process.pid})`);
    expect(err).toContain(`${two.url} (process ${process.pid})`);
    expect(err).toContain('Please pass one with --url, or set AUTHLETE_TESTKIT_URL.');
    const localhost = two.url.replace('127.0.0.1', 'localhost');
    await one.run('clock', 'freeze', '--url', localhost);
    const frozen = async (url: string) => {
      const { out } = await runHere({ ...one.env, AUTHLETE_TESTKIT_URL: url }, 'clock', '--json');
      return JSON.parse(out).frozen;
    };
    expect([await frozen(one.url), await frozen(two.url)]).toEqual([false, true]);
  });

  it('says that none is running', async () => {
    expect(await runHere(await ownState(), 'clock')).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(
        /^Failed to find a running mock: .*Please start one with authlete-testkit serve/,
      ),
    });
  });

  it('takes the control token of another mock from the environment, and says if it is missing', async () => {
    const mock = await served();
    const env = { ...(await ownState()), AUTHLETE_TESTKIT_URL: mock.url };
    expect((await runHere(env, 'clock')).err).toContain('its control token is unknown');
    const known = { ...env, AUTHLETE_TESTKIT_CONTROL_TOKEN: mock.controlToken };
    expect((await runHere(known, 'clock')).exitCode).toBe(0);
    const wrong = await runHere({ ...env, AUTHLETE_TESTKIT_CONTROL_TOKEN: 'wrong' }, 'clock');
    expect(wrong).toMatchObject({ exitCode: 2, err: expect.stringContaining('Unauthorized') });
  });

  it('says that the mock has no control plane, or is not there', async () => {
    const mock = await served(['--no-control']);
    expect((await mock.run('clock')).err).toContain('started with --no-control cannot be controlled');
    const gone = ['--url', 'http://127.0.0.1:1', '--control-token', 'x'];
    expect((await mock.run('clock', ...gone)).err).toMatch(
      /^Failed to reach the mock at http:\/\/127.0.0.1:1: /,
    );
    const off = ['--url', mock.url, '--control-token', 'x'];
    expect((await mock.run('clock', ...off)).err).toContain('was answered with 404');
  });

  it('names the services to choose from', async () => {
    const mock = await served(['--scenario', 'outage', '--scenario', 'password']);
    const { exitCode, err } = await mock.run('journal');
    expect(exitCode).toBe(2);
    expect(err).toMatch(/it has \d+ \(\w+\), \d+ \(\w+\)\. Please pass one with --service\./);
    expect((await mock.run('journal', '--service', String(mock.serviceId))).exitCode).toBe(0);
  });
});
