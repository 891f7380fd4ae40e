import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAuthlete, demo, type ServiceSummary } from '../../src/index.js';
import { eventually } from '../support/eventually.js';
import { temporaryFile } from '../support/recording.js';
import { type Running, start } from './command-line.js';
import { run } from './run-here.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function started(...words: string[]): Promise<Running> {
  const command = start(...words);
  closing.push(() => command.stop('SIGKILL'));
  await eventually(() => expect(command.out() + command.err()).toMatch(/\n/));
  return command;
}

/** A mock in place of the live service. */
async function live() {
  const authlete = createAuthlete({ fixtures: demo });
  closing.push(() => authlete.close());
  const [service] = authlete.services;
  if (service === undefined) throw new Error('There is no service.');
  return { url: (await authlete.listen({ port: 0 })).url, service };
}

/** Runs the flow of an authorization server and returns its ticket. */
async function flow(
  url: string,
  { serviceId, accessToken }: Pick<ServiceSummary, 'serviceId' | 'accessToken'>,
  clientId: number,
) {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/api/${serviceId}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: Object(await response.json()) };
  };
  const redirect_uri = 'https://client.example.com/callback';
  const parameters = {
    response_type: 'code',
    client_id: String(clientId),
    redirect_uri,
    state: String(Math.random()),
  };
  const { ticket } = (
    await post('/auth/authorization', { parameters: String(new URLSearchParams(parameters)) })
  ).body;
  const failed = await post('/auth/authorization/fail', { ticket, reason: 'DENIED' });
  return { ticket, state: parameters.state, failed };
}

describe('record', () => {
  it('records the traffic, which serve --replay then replays', async () => {
    const { url: upstream, service } = await live();
    const clientId = service.clients[0]?.clientId ?? 0;
    const file = temporaryFile();
    const folder = dirname(temporaryFile());
    const words = ['--upstream', upstream, '--out', file, '--port', '0', '--json', '--coverage', folder];
    const recording = await started('record', ...words);
    const { url, ...said } = JSON.parse(recording.out());
    expect(said).toEqual({ upstream, file });
    const before = await flow(url, service, clientId);
    expect(await recording.stop('SIGINT')).toMatchObject({ exitCode: 0, err: '' });
    expect(JSON.parse(recording.out().split('\n')[1] ?? '')).toEqual({ file, exchanges: 2 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [counted = ''] = readdirSync(folder).filter((name) => name.endsWith('.coverage.json'));
    const { answers } = JSON.parse(readFileSync(join(folder, counted), 'utf8')).services[0];
    expect(answers).toMatchObject([
      { operation: 'auth_authorization_api', action: 'INTERACTION', by: 'traffic', count: 1 },
      { operation: 'auth_authorization_fail_api', action: 'LOCATION', by: 'traffic', count: 1 },
    ]);
    for (const secret of [before.ticket, service.accessToken])
      expect(readFileSync(file, 'utf8')).not.toContain(secret);

    const replay = await started('serve', '--replay', file, '--port', '0', '--json');
    const { url: replayUrl, services } = JSON.parse(replay.out());
    expect(services).toMatchObject([{ serviceId: service.serviceId, clients: [] }]);
    const after = await flow(replayUrl, services[0], clientId);
    expect(after.ticket).not.toBe(before.ticket);
    expect(after.failed.status).toBe(200);
    const location = new URL(after.failed.body.responseContent);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      error: 'access_denied',
      state: after.state,
    });
    expect((await flow(replayUrl, services[0], clientId)).failed.status).toBe(501);
  });

  it('prints what to configure, and at the end what was written', async () => {
    const file = temporaryFile();
    const command = await started('record', '--upstream', 'eu', '--out', file, '--port', '0');
    expect((await command.stop('SIGTERM')).exitCode).toBe(0);
    const shown = command
      .out()
      .replaceAll(file, 'FILE')
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');
    await expect(shown).toMatchFileSnapshot('golden/record.txt');
  });

  it('reports what it could not reach, and continues', async () => {
    const command = await started(
      'record',
      '--upstream',
      'http://127.0.0.1:1',
      '--out',
      temporaryFile(),
      '--port',
      '0',
      '--json',
    );
    const { url } = JSON.parse(command.out());
    expect((await fetch(`${url}/api/info`)).status).toBe(502);
    await eventually(() =>
      expect(command.err()).toBe(
        'Failed to reach http://127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1. Please check --upstream and the network.\n',
      ),
    );
    expect((await fetch(`${url}/api/info`)).status).toBe(502);
  });

  it('warns about a host that others can reach', async () => {
    const command = await started(
      'record',
      '--upstream',
      'us',
      '--out',
      temporaryFile(),
      '--port',
      '0',
      '--host',
      '0.0.0.0',
      '--json',
    );
    await eventually(() =>
      expect(command.err()).toMatch(/^Warning: every machine .*0\.0\.0\.0 can send calls to your Authlete/),
    );
  });

  it('prints its help', async () => {
    await expect((await run('record', '--help')).out).toMatchFileSnapshot('golden/record-help.txt');
  });
});

describe('record, unable', () => {
  it('does not overwrite a file', async () => {
    const file = temporaryFile();
    writeFileSync(file, 'mine');
    expect(await run('record', '--upstream', 'us', '--out', file, '--port', '0')).toMatchObject({
      exitCode: 2,
      out: '',
      err: `Failed to create ${file}: the file already exists. Please choose another name, or delete it.\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.each([
    [
      ['record', '--upstream', 'mars'],
      "option '--upstream <region-or-url>' argument 'mars' is invalid. Please use us, jp, eu, br, or an http or https URL without a user name, such as https://authlete.example.com.",
    ],
    [['record'], "required option '--upstream <region-or-url>' not specified."],
  ])('refuses %j in one line', async (words, problem) => {
    expect(await run(...words)).toMatchObject({
      exitCode: 2,
      out: '',
      err: `Failed to read the command line: ${problem} Please see authlete-testkit record --help.\n`,
    });
  });
});

describe('serve --replay', () => {
  it('prints which recording it replays', async () => {
    const file = temporaryFile();
    const header = {
      format: 'authlete-testkit-recording',
      version: 1,
      upstream: 'https://us.authlete.com',
      contract: '3.0.16',
      recordedAt: 1_700_000_000_000,
    };
    const settings = { apiKey: 1234567890, serviceName: 'Recorded service' };
    const exchange = {
      at: 1_700_000_000_000,
      method: 'GET',
      target: '/api/1234567890/service/get',
      requestHeaders: {},
      status: 200,
      responseHeaders: {},
      response: settings,
    };
    writeFileSync(file, [header, exchange].map((line) => `${JSON.stringify(line)}\n`).join(''));
    const command = await started('serve', '--replay', file, '--port', '0', '--seed', 'golden');
    const shown = command.out().replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');
    await expect(shown).toMatchFileSnapshot('golden/serve-replay.txt');
  });

  it('reports what is wrong with a file', async () => {
    const file = temporaryFile();
    writeFileSync(file, 'nonsense');
    expect(await run('serve', '--replay', file)).toMatchObject({
      exitCode: 2,
      out: '',
      err: `Failed to read ${file}, line 1: it is not a JSON object. Please use a file that authlete-testkit record wrote.\n`,
    });
  });
});
