import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, type onTestFinished } from 'vitest';
import { testAuthlete } from '../support/authlete.js';
import { eventually } from '../support/eventually.js';
import { closed, listening, portOf } from '../support/http-proxy.js';
import { type Running, start } from './command-line.js';

async function started(finished: typeof onTestFinished, ...words: string[]): Promise<Running> {
  const command = start(...words, '--port', '0', '--json');
  finished(() => void command.stop('SIGKILL'));
  await eventually(() => expect(command.out()).toMatch(/\n/));
  return command;
}

/** A live Authlete that answers its first call when it is told to. */
async function slowUpstream(finished: typeof onTestFinished) {
  const authlete = testAuthlete();
  const path = `/api/${authlete.serviceId}/service/get`;
  const headers = { authorization: `Bearer ${authlete.accessToken}` };
  const server = createServer();
  const asked = once(server, 'request');
  await listening(server);
  finished(() => closed(server));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    asked,
    askThrough: (url: string) => fetch(`${url}${path}`, { headers }),
    async answer() {
      const [, response] = await asked;
      const answered = await authlete.fetch(`http://mock${path}`, { headers });
      response.writeHead(answered.status, Object.fromEntries(answered.headers));
      response.end(await answered.text());
    },
  };
}

/** A server that answers its first call to `/service/get` as a stub says, and is asked for it. */
async function slowServe(finished: typeof onTestFinished, stub: object, ...words: string[]) {
  const command = await started(finished, 'serve', ...words);
  const { url, controlUrl, controlToken, services } = JSON.parse(command.out());
  const [{ serviceId, accessToken }] = services;
  const stubs = `${controlUrl}/services/${serviceId}/stubs`;
  const authorization = `Bearer ${controlToken}`;
  await fetch(stubs, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ operation: '/service/get', ...stub }),
  });
  const underWay = fetch(`${url}/api/${serviceId}/service/get`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const shown = async () => {
    const response = await fetch(stubs, { headers: { authorization } });
    return response.json();
  };
  await eventually(async () => expect(await shown()).toMatchObject({ stubs: [{ used: 1 }] }));
  return { command, url, underWay };
}

/** Resolves when a server takes no more connections, because it was told to stop. */
const isClosed = (url: string) =>
  eventually(async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const connected = once(socket, 'connect').finally(() => socket.destroy());
    await expect(connected).rejects.toThrow('ECONNREFUSED');
  });

describe.concurrent('a server that is stopped', { timeout: 60_000 }, () => {
  it.for(['SIGINT', 'SIGTERM'] as const)(
    'answers what is under way: serve, %s',
    async (signal, { onTestFinished: finished }) => {
      const { command, underWay } = await slowServe(finished, { delay: '1s' });
      const stopped = command.stop(signal);
      expect((await underWay).status).toBe(200);
      expect(await stopped).toMatchObject({ exitCode: 0, signal: null, err: '' });
    },
  );

  it.for(['record', 'proxy'])('answers what is under way: %s', async (name, { onTestFinished: finished }) => {
    const upstream = await slowUpstream(finished);
    const file = join(await mkdtemp(join(tmpdir(), 'stopping-')), 'flow.ndjson');
    const words = ['--grace', '1m', ...(name === 'record' ? ['--out', file] : [])];
    const command = await started(finished, name, '--upstream', upstream.url, ...words);
    const { url } = JSON.parse(command.out());
    const underWay = upstream.askThrough(url);
    await upstream.asked;
    const stopped = command.stop('SIGTERM');
    await isClosed(url);
    await upstream.answer();
    expect((await underWay).status).toBe(200);
    const { exitCode, out } = await stopped;
    expect([exitCode, out.split('\n')[1]]).toEqual([0, expect.stringContaining('"exchanges":1')]);
  });

  it('does not wait longer than --grace', async ({ onTestFinished: finished }) => {
    const upstream = await slowUpstream(finished);
    const command = await started(finished, 'proxy', '--upstream', upstream.url, '--grace', '1ms');
    const underWay = upstream.askThrough(JSON.parse(command.out()).url);
    underWay.catch(() => {});
    await upstream.asked;
    const stopped = command.stop('SIGTERM');
    await expect(underWay).rejects.toThrow('fetch failed');
    // The upstream never answers.
    const { exitCode, err } = await stopped;
    expect([exitCode, err]).toEqual([1, expect.stringContaining('there was no response until the end')]);
  });

  it('is killed by the second signal', async ({ onTestFinished: finished }) => {
    const { command, url, underWay } = await slowServe(finished, { fault: 'timeout' }, '--grace', '1m');
    underWay.catch(() => {});
    command.signal('SIGTERM');
    await isClosed(url);
    expect(await command.stop('SIGTERM')).toMatchObject({ exitCode: null, signal: 'SIGTERM' });
  });

  it.for(['x', '-1s', '5'])('refuses --grace %s', async (grace) => {
    const command = start('serve', '--grace', grace);
    expect(await command.ended).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('Please use a duration such as'),
    });
  });
});

describe('a server whose output is no longer read', () => {
  it('keeps running', async ({ onTestFinished: finished }) => {
    const command = await started(finished, 'serve', '--log');
    const { url } = JSON.parse(command.out());
    command.closeOutput();
    const healthy = async () => (await fetch(`${url}/api/lifecycle/healthcheck`)).status;
    for (let call = 0; call < 5; call += 1) expect(await healthy()).toBe(200);
    await setTimeout(200);
    expect(await healthy()).toBe(200);
    expect(await command.stop('SIGTERM')).toMatchObject({ exitCode: 0, signal: null });
  });
});

describe('A check that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops the server that it started (%s)', async (signal, exitCode) => {
    const file = join(await mkdtemp(join(tmpdir(), 'checked-')), 'pid');
    const server = `echo $$ > '${file}.new'; mv '${file}.new' '${file}'; exec sleep 300`;
    const command = start('check', '--as', 'http://127.0.0.1:9', '--', 'bash', '-c', server);
    const pid = Number(await eventually(() => readFile(file, 'utf8')));
    expect(await command.stop(signal)).toMatchObject({ exitCode });
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
  });
});
