import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder } from './folders.js';
import { startRedis } from './redis-server.js';
import { type Served, served } from './served.js';
import { Traffic } from './traffic.js';

const compose = parse(readFileSync('docker-compose.yml', 'utf8'));

const hasNginx = spawnSync('nginx', ['-v']).error === undefined;
if (!hasNginx) console.error('\n!!! THERE IS NO NGINX: THE COMPOSE PROFILE `shared` WAS NOT TESTED.\n');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Starts nginx with the configuration of the compose file, in front of mocks of this machine. */
async function nginxBefore(mocks: readonly Served[]): Promise<number> {
  const folder = emptyFolder();
  const port = await freePort();
  let text: string = compose.configs.nginx.content;
  for (const [index, { url }] of mocks.entries())
    text = text.replaceAll(`authlete-${index + 1}:4690`, new URL(url).host);
  text = text.replace('listen 4690;', `listen 127.0.0.1:${port}; access_log off;`);
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, `pid ${join(folder, 'pid')};\nerror_log ${join(folder, 'log')};\n${text}`);
  const nginx = spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], { stdio: 'inherit' });
  onTestFinished(() => void nginx.kill());
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/info`).catch(() => undefined);
    if (answer?.ok) return port;
    await wait(50);
  }
}

/** Starts the mocks of the compose file, and nginx in front of them. Resolves to what nginx serves. */
async function composed(): Promise<Served> {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const given: readonly string[] = compose.services['authlete-1'].command;
  // The URL to print is that of nginx, and the test needs that of the mock.
  const words = given
    .slice(0, given.indexOf('--public-url'))
    .map((word) => word.replace('redis://valkey:6379', redis.url));
  const mocks = await Promise.all([served(...words), served(...words)]);
  onTestFinished(async () => void (await Promise.all(mocks.map((mock) => mock.kill('SIGKILL')))));
  const [first, second] = mocks;
  expect([second.services, second.controlToken]).toEqual([first.services, first.controlToken]);
  const url = `http://127.0.0.1:${await nginxBefore(mocks)}`;
  return { ...first, url, controlUrl: `${url}/_testkit` };
}

describe.skipIf(!hasNginx)('The compose profile shared', () => {
  it('has one control plane: stubs and journals are those of both mocks', async () => {
    const { url, controlUrl, controlToken, services } = await composed();
    const [service] = services;
    const headers = { 'content-type': 'application/json', connection: 'close' };
    const control = async (path: string, body?: object): Promise<unknown> => {
      const response = await fetch(`${controlUrl}/services/${service?.serviceId}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, authorization: `Bearer ${controlToken}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return response.json();
    };
    await control('/stubs', { operation: '/auth/introspection', action: 'FORBIDDEN', times: 5 });
    const call = async (): Promise<unknown> => {
      const response = await fetch(`${url}/api/${service?.serviceId}/auth/introspection`, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${service?.accessToken}` },
        body: '{"token":"x"}',
      });
      return Object(await response.json()).action;
    };
    const actions = await Promise.all(Array.from({ length: 12 }, call));
    expect(actions.filter((action) => action === 'FORBIDDEN')).toHaveLength(5);
    for (let look = 0; look < 4; look += 1) {
      expect(await control('/stubs')).toMatchObject({ stubs: [{ used: 5, met: true }] });
      expect(Object(await control('/journal')).entries).toHaveLength(12);
    }
  });

  it('is one Authlete behind nginx: flows go through any mock, and codes are accepted once', async () => {
    const traffic = new Traffic(await composed());
    await traffic.run(20, () => traffic.flows.length >= 60);
    expect(traffic.flows.every(({ unanswered }) => unanswered === undefined)).toBe(true);
    await traffic.check();
    for (let round = 0; round < 20; round += 1) expect(await traffic.redeemTwice(traffic)).toBe(1);
    expect(traffic.wrong).toEqual([]);
  });

  it('has both mocks', () => {
    const { content } = compose.configs.nginx;
    for (const name of ['authlete-1', 'authlete-2']) expect(content).toContain(`server ${name}:4690;`);
    for (const name of ['authlete-1', 'authlete-2', 'valkey', 'nginx'])
      expect(compose.services[name].profiles).toEqual(['shared']);
  });
});
