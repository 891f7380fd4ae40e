import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { eventually } from '../support/eventually.js';
import { type Running, run, start } from './command-line.js';
import { run as runHere } from './run-here.js';

const running: Running[] = [];
const listening: TestAuthlete[] = [];

// Commands start slowly while others run in parallel.
const patient = { timeout: 60_000 };

afterEach(async () => {
  await Promise.all(running.splice(0).map((command) => command.stop('SIGKILL')));
  await Promise.all(listening.splice(0).map((authlete) => authlete.close()));
});

/** A mock on a port, and the command in front of it. */
async function standing(...words: string[]) {
  const authlete = testAuthlete({ fixtures: demoWith() }, { counts: false });
  listening.push(authlete);
  const { url: upstream } = await authlete.listen({ port: 0 });
  const command = start('proxy', '--upstream', upstream, '--port', '0', ...words);
  running.push(command);
  await eventually(() => expect(command.out() + command.err()).toMatch(/\n/));
  const [url = ''] =
    /http:\/\/127\.0\.0\.1:\d+(?=[\s"](?!in))/.exec(command.out().replace(upstream, '')) ?? [];
  const introspect = (body: object): Promise<Response> =>
    fetch(`${url}/api/${authlete.serviceId}/auth/introspection`, {
      method: 'POST',
      headers: { authorization: `Bearer ${authlete.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return { authlete, command, introspect, world: await authlete.world() };
}

const portless = (text: string): string => text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');

describe('proxy', patient, () => {
  it('prints the settings for an authorization server, logs violations, and fails at the end', async () => {
    const { authlete, command, introspect, world } = await standing();
    await introspect({ token: 'a secret token' });
    world.stubs.add({
      operation: 'auth_introspection_api',
      patch: { action: 'SURPRISE' },
      allowInvalid: true,
    });
    expect(await (await introspect({ token: 'a secret token' })).json()).toMatchObject({
      action: 'SURPRISE',
    });
    await eventually(() => expect(command.err()).toContain('action-known'));
    const { exitCode, out, err } = await command.stop('SIGINT');
    await expect(portless(out)).toMatchFileSnapshot('golden/proxy.txt');
    await expect(portless(err)).toMatchFileSnapshot('golden/proxy-log.txt');
    for (const secret of ['a secret token', authlete.accessToken]) expect(out + err).not.toContain(secret);
    expect(exitCode).toBe(1);
  });

  it('exits with 0 if all traffic is valid', async () => {
    const { command, introspect } = await standing('--json');
    await introspect({ token: 'x' });
    const { exitCode, out, err } = await command.stop('SIGTERM');
    const [ready, counts] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const url = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(ready).toEqual({ url, upstream: url });
    expect(counts).toMatchObject({ exchanges: 1, valid: 1, violated: 0, unverifiable: 0, errors: 0 });
    expect({ exitCode, err }).toEqual({
      exitCode: 0,
      err: '1 exchange: 1 valid, 0 violated, 0 unverifiable (0 errors, 0 warnings)\n',
    });
  });

  it('counts with --coverage which actions passed', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'coverage-')), 'new');
    const { authlete, command, introspect } = await standing('--coverage', folder);
    await introspect({ token: 'x' });
    await command.stop('SIGTERM');
    const [file = ''] = await readdir(folder);
    expect(JSON.parse(await readFile(join(folder, file), 'utf8')).services).toEqual([
      {
        serviceId: authlete.serviceId,
        answers: [
          {
            operation: 'auth_introspection_api',
            action: 'UNAUTHORIZED',
            resultCode: 'A057302',
            by: 'traffic',
            count: 1,
          },
        ],
      },
    ]);
  });

  const behind = async (script: string) => {
    const authlete = testAuthlete({ fixtures: demoWith() }, { counts: false });
    listening.push(authlete);
    const { url } = await authlete.listen({ port: 0 });
    return run('proxy', '--upstream', url, '--', process.execPath, '-e', script);
  };
  const call = "await fetch(process.env.AUTHLETE_BASE_URL + '/api/info');";

  it('runs a command behind it, and ends with it', async () => {
    const { exitCode, out, err } = await behind(`(async () => { ${call} console.log('called'); })()`);
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: 'called\n' });
    expect(err).toContain('1 exchange: 1 valid');
  });

  it.each([
    ['the command fails', `(async () => { ${call} process.exit(3); })()`, 3],
    ['nothing went through it', '0', 1],
    ['the command ends by a signal', "process.kill(process.pid, 'SIGTERM')", 143],
  ])('fails if %s', async (_, script, code) => {
    expect(await behind(script)).toMatchObject({ exitCode: code });
  });

  it('reports a command that does not exist', async () => {
    const { exitCode, err } = await runHere('proxy', '--upstream', 'us', '--', 'no-such-command');
    expect(exitCode).toBe(2);
    expect(err).toContain(
      'Failed to run no-such-command: spawn no-such-command ENOENT. Please check the command.',
    );
  });

  it('fails if there was no traffic', async () => {
    const { command } = await standing();
    expect(await command.stop('SIGINT')).toMatchObject({ exitCode: 1 });
  });

  it('rejects responses that break the contract with --enforce', async () => {
    const { command, introspect } = await standing('--enforce');
    const answer = await introspect({ token: ['a'] });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ violations: [{ check: 'request-schema' }] });
    expect((await command.stop('SIGINT')).err).toContain('✗ request-schema  /token must be string.');
  });

  it('records the traffic, without secrets', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'proxy-')), 'flow.ndjson');
    const { authlete, command, introspect } = await standing('--record', file);
    await introspect({ token: 'a secret token' });
    await introspect({ token: 'a secret token' });
    await command.stop('SIGINT');
    const text = await readFile(file, 'utf8');
    expect(text.trim().split('\n')).toHaveLength(3);
    for (const secret of ['a secret token', authlete.accessToken]) expect(text).not.toContain(secret);
    const again = await runHere('proxy', '--upstream', 'us', '--port', '0', '--record', file);
    expect(again).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('the file already exists'),
    });
  });

  it('leaves no file if it cannot listen', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'proxy-')), 'flow.ndjson');
    const taken = testAuthlete({ fixtures: demoWith() }, { counts: false });
    listening.push(taken);
    const { port } = await taken.listen({ port: 0 });
    const words = [
      '--port',
      String(port),
      '--record',
      file,
      '--report',
      'json',
      '--report-dir',
      dirname(file),
    ];
    const { exitCode, err } = await runHere('proxy', '--upstream', 'us', ...words);
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining('the port is in use') });
    expect(await readdir(dirname(file))).toEqual([]);
  });

  it('writes machine-readable reports into a folder, not to standard output', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'proxy-'));
    const { command, introspect } = await standing('--report', 'json', '--report-dir', folder);
    await introspect({ token: 'x' });
    expect(await command.stop('SIGINT')).toMatchObject({ exitCode: 0 });
    const report = JSON.parse(await readFile(join(folder, 'authlete-validate.json'), 'utf8'));
    expect(JSON.stringify(report)).toContain('auth_introspection_api');
    const { exitCode, err } = await runHere('proxy', '--upstream', 'us', '--report', 'json');
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: 'Failed to write the report json: the proxy uses standard output for its log. Please set a folder with --report-dir.\n',
    });
  });

  it('warns about a host that others can reach', async () => {
    const { command } = await standing('--host', '0.0.0.0');
    await eventually(() =>
      expect(command.err()).toMatch(/^Warning: every machine that can reach 0\.0\.0\.0 .*\n/),
    );
  });

  it('prints its help, and rejects an invalid upstream', async () => {
    await expect((await runHere('proxy', '--help')).out).toMatchFileSnapshot('golden/proxy-help.txt');
    const { exitCode, err } = await runHere('proxy', '--upstream', 'https://joe:secret@example.com');
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: expect.stringContaining('Please use us, jp, eu, br, or an http or https URL without a user name'),
    });
  });
});
