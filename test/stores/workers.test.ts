import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder } from './folders.js';
import { childrenOf, cpuTimeOf } from './processes.js';
import { type Served, served } from './served.js';
import { Traffic } from './traffic.js';

describe('serve --workers', () => {
  it('spreads the calls over its processes, which accept each code once', async () => {
    const mock = await withWorkers(3);
    const before = workersOf(mock).map(cpuTimeOf);
    const traffic = new Traffic(mock);
    const winners = await Promise.all(Array.from({ length: 100 }, () => traffic.redeemTwice(traffic)));
    expect(winners).toEqual(winners.map(() => 1));
    expect(traffic.wrong).toEqual([]);
    const after = workersOf(mock).map(cpuTimeOf);
    expect(after).toHaveLength(3);
    for (const [index, time] of after.entries()) expect(time).toBeGreaterThan(before[index] ?? Infinity);
  });

  it('starts another process for one that is killed, and loses nothing', async () => {
    const mock = await withWorkers(2, '--data', emptyFolder());
    const traffic = new Traffic(mock);
    for (const index of [0, 1]) {
      const enough = traffic.answered + 300;
      const running = traffic.run(30, () => traffic.answered > enough + 300);
      while (traffic.answered < enough) await wait(1);
      const killed = workersOf(mock)[index] ?? 0;
      process.kill(killed, 'SIGKILL');
      await running;
      while (workersOf(mock).length < 2 || workersOf(mock).includes(killed)) await wait(20);
    }
    await traffic.check();
    expect(traffic.wrong).toEqual([]);
    expect(mock.errors().match(/worker \d ended with SIGKILL\. Another one takes its place\./g)).toHaveLength(
      2,
    );
  });

  it('has the same port and control token after all its processes were killed', async () => {
    const mock = await withWorkers(2);
    const { controlUrl, controlToken } = mock;
    const killed = workersOf(mock);
    for (const worker of killed) process.kill(worker, 'SIGKILL');
    while (mock.errors().split('\n').length < 3) await wait(20);
    while (!(await isReachable(controlUrl))) await wait(20);
    const headers = { authorization: `Bearer ${controlToken}`, connection: 'close' };
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1)
      statuses.push((await fetch(`${controlUrl}/services`, { headers })).status);
    expect(statuses).toEqual([200, 200, 200, 200]);
  });

  it('counts in all its processes once one of them was told to', async () => {
    const mock = await withWorkers(3);
    // Each call has a connection of its own, so that all processes get some.
    const headers = { authorization: `Bearer ${mock.controlToken}`, connection: 'close' };
    await fetch(`${mock.controlUrl}/coverage`, { method: 'POST', headers });
    const { serviceId, accessToken } = mock.services[0] ?? expect.unreachable();
    for (let call = 0; call < 9; call += 1)
      await fetch(`${mock.url}/api/${serviceId}/service/configuration`, {
        headers: { ...headers, authorization: `Bearer ${accessToken}` },
      });
    const counted = async (): Promise<unknown> =>
      JSON.parse(await (await fetch(`${mock.controlUrl}/coverage`, { headers })).text()).services[0]
        ?.answers[0]?.count;
    await expect.poll(counted, { timeout: 10_000 }).toBe(9);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends all its processes on %s, and deletes its folder',
    async (signal) => {
      const mock = await withWorkers(2);
      const workers = workersOf(mock);
      const folder = folderOf(mock);
      expect(existsSync(folder)).toBe(true);
      await mock.kill(signal);
      expect(mock.process.exitCode).toBe(0);
      expect(existsSync(folder)).toBe(false);
      expect(workers.filter(isRunning)).toEqual([]);
      expect(mock.errors()).toBe('');
    },
  );

  it('leaves neither processes nor its folder when it is killed', async () => {
    const mock = await withWorkers(2);
    const workers = workersOf(mock);
    const folder = folderOf(mock);
    const traffic = new Traffic(mock);
    const running = traffic.run(30);
    while (traffic.answered < 300) await wait(1);
    await mock.kill('SIGKILL');
    await running;
    await expect.poll(() => workers.filter(isRunning), { timeout: 5000 }).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('deletes the folders of those whose processes were all killed, and no others', async () => {
    const [killed, other] = await Promise.all([withWorkers(2), withWorkers(2)]);
    const workers = workersOf(killed);
    const folders = [folderOf(killed), folderOf(other)];
    // They must not notice that the first process is gone.
    for (const worker of workers) process.kill(worker, 'SIGSTOP');
    await killed.kill('SIGKILL');
    for (const worker of workers) process.kill(worker, 'SIGKILL');
    expect(folders.map((folder) => existsSync(folder))).toEqual([true, true]);
    await withWorkers(2);
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, true]);
    expect(await new Traffic(other).isAnswered()).toBe(true);
  });

  it('ends while it replaces a process that was killed', async () => {
    const mock = await withWorkers(2);
    process.kill(workersOf(mock)[0] ?? 0, 'SIGKILL');
    while (!mock.errors().includes('Another one takes its place')) await wait(5);
    await mock.kill('SIGTERM');
    expect(mock.process.exitCode).toBe(0);
  });

  it('ends, and says so, if a process is killed before it is ready', async () => {
    const mock = await withWorkers(2);
    const before = workersOf(mock);
    process.kill(before[0] ?? 0, 'SIGKILL');
    const started = () => workersOf(mock).find((worker) => !before.includes(worker));
    while (started() === undefined) await wait(1);
    process.kill(started() ?? 0, 'SIGKILL');
    await once(mock.process, 'exit');
    expect(mock.process.exitCode).toBe(2);
    expect(mock.errors()).toMatch(
      /\nFailed to start worker 1: it ended with SIGKILL before it was ready\. .*\n$/,
    );
  });

  it('ends when its processes cannot listen, with one error', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['dist/cli/main.js', 'serve', '--workers', '2', '--port', String(port)],
      { encoding: 'utf8' },
    );
    expect(stderr).toMatch(/^Failed to listen on 127\.0\.0\.1, port \d+: the port is in use\..*\n$/);
    expect(status).toBe(2);
  });

  it('reports a scenario that was not followed with exit code 1', async () => {
    const mock = await withWorkers(2, '--scenario', 'consent-denied');
    await mock.kill('SIGTERM');
    expect(mock.process.exitCode).toBe(1);
    expect(mock.errors().match(/Failed to follow the scenario consent-denied/g)).toHaveLength(1);
  });
});

/** Starts a mock with workers, which is stopped when the test ends. */
async function withWorkers(count: number, ...words: string[]): Promise<Served> {
  const mock = await served('--workers', String(count), ...words);
  onTestFinished(() => mock.kill('SIGTERM'));
  return mock;
}

const isReachable = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** The process IDs of the workers. */
const workersOf = ({ process: { pid } }: Served): number[] => childrenOf(pid);

const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}`);

/** The temporary folder: the last word of the command line of a worker. */
const folderOf = (mock: Served): string =>
  readFileSync(`/proc/${workersOf(mock)[0]}/cmdline`, 'utf8')
    .split('\0')
    .filter(Boolean)
    .at(-1) ?? '';
