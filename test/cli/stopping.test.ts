import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testAuthlete } from '../support/authlete.js';
import { type Running, start } from './command-line.js';

const running: Running[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((command) => command.stop('SIGKILL')));
});

async function started(...words: string[]): Promise<Running> {
  const command = start(...words, '--port', '0', '--json');
  running.push(command);
  await vi.waitFor(() => expect(command.out()).toMatch(/\n/), 30_000);
  return command;
}

/** A live Authlete that takes a second to answer a health check. */
async function slowUpstream() {
  const authlete = testAuthlete();
  (await authlete.world()).stub('/service/get').delay('1s');
  const { url } = await authlete.listen({ port: 0 });
  return { authlete, url };
}

describe('a server that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('answers what is under way: serve, %s', async (signal) => {
    const command = await started('serve');
    const { url, controlUrl, controlToken, services } = JSON.parse(command.out());
    const [{ serviceId, accessToken }] = services;
    await fetch(`${controlUrl}/services/${serviceId}/stubs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ operation: '/service/get', delay: '1s' }),
    });
    const headers = { authorization: `Bearer ${accessToken}` };
    const underWay = fetch(`${url}/api/${serviceId}/service/get`, { headers });
    await setTimeout(300);
    const stopped = command.stop(signal);
    expect((await underWay).status).toBe(200);
    expect(await stopped).toMatchObject({ exitCode: 0, signal: null, err: '' });
  });

  it.each(['record', 'proxy'])('answers what is under way: %s', async (name) => {
    const { authlete, url: upstream } = await slowUpstream();
    const file = join(await mkdtemp(join(tmpdir(), 'stopping-')), 'flow.ndjson');
    const command = await started(
      name,
      '--upstream',
      upstream,
      ...(name === 'record' ? ['--out', file] : []),
    );
    const { url } = JSON.parse(command.out());
    const headers = { authorization: `Bearer ${authlete.accessToken}` };
    const underWay = fetch(`${url}/api/${authlete.serviceId}/service/get`, { headers });
    await setTimeout(300);
    const stopped = command.stop('SIGTERM');
    expect((await underWay).status).toBe(200);
    const { exitCode, out } = await stopped;
    expect([exitCode, out.split('\n')[1]]).toEqual([0, expect.stringContaining('"exchanges":1')]);
    await authlete.close();
  });

  it('does not wait longer than --grace', async () => {
    const { authlete, url: upstream } = await slowUpstream();
    const command = await started('proxy', '--upstream', upstream, '--grace', '1ms');
    const { url } = JSON.parse(command.out());
    const underWay = fetch(`${url}/api/${authlete.serviceId}/service/get`, {
      headers: { authorization: `Bearer ${authlete.accessToken}` },
    });
    underWay.catch(() => {});
    await setTimeout(300);
    const stopped = command.stop('SIGTERM');
    await expect(underWay).rejects.toThrow('fetch failed');
    await stopped;
    await authlete.close();
  });

  it('is killed by the second signal', async () => {
    const command = await started('serve', '--grace', '1m');
    const { url, controlUrl, controlToken, services } = JSON.parse(command.out());
    const [{ serviceId, accessToken }] = services;
    await fetch(`${controlUrl}/services/${serviceId}/stubs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ operation: '/service/get', fault: 'timeout' }),
    });
    const headers = { authorization: `Bearer ${accessToken}` };
    fetch(`${url}/api/${serviceId}/service/get`, { headers }).catch(() => {});
    await setTimeout(300);
    command.signal('SIGTERM');
    await setTimeout(300);
    expect(await command.stop('SIGTERM')).toMatchObject({ exitCode: null, signal: 'SIGTERM' });
  });

  it.each(['x', '-1s', '5'])('refuses --grace %s', async (grace) => {
    const command = start('serve', '--grace', grace);
    expect(await command.ended).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('Please use a duration such as'),
    });
  });
});

describe('a server whose output nobody reads any more', () => {
  it('goes on', async () => {
    const command = await started('serve', '--log');
    const { url } = JSON.parse(command.out());
    command.closeOutput();
    const healthy = async () => (await fetch(`${url}/api/lifecycle/healthcheck`)).status;
    for (let call = 0; call < 5; call += 1) expect(await healthy()).toBe(200);
    await setTimeout(200);
    expect(await healthy()).toBe(200);
    expect(await command.stop('SIGTERM')).toMatchObject({ exitCode: 0, signal: null });
  });
});
