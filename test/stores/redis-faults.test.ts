import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { redisStore, type Store, StoreUnavailableError } from '../../src/index.js';
import type { Change } from '../../src/mock/state/store.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { eventually } from '../support/eventually.js';
import { codeFor, redeem } from '../support/flow.js';
import { unexplained } from '../support/linearizability.js';
import { violations } from '../support/observe.js';
import { recordHistory, storeModel } from '../support/store-history.js';
import { put } from '../support/stored.js';
import { startCluster } from './redis-cluster.js';
import { type RedisServer, startRedis } from './redis-server.js';
import { type TcpProxy, tcpProxy } from './tcp-proxy.js';

const timeout = 1000;

async function redis(...args: string[]): Promise<RedisServer> {
  const server = await startRedis(args);
  onTestFinished(() => server.stop());
  return server;
}

async function opened(port: number, options: { maxAge?: number } = {}): Promise<Store> {
  const store = await redisStore({ url: `redis://127.0.0.1:${port}`, timeout, ...options });
  onTestFinished(() => store.close());
  return store;
}

/** A Redis, or a cluster of one node, with a network in front of it, and a store that uses both. */
async function behindProxy(
  kind: 'a server' | 'a cluster' = 'a server',
): Promise<{ server: RedisServer; proxy: TcpProxy; store: Store }> {
  const server = await redis('--cluster-enabled', kind === 'a cluster' ? 'yes' : 'no');
  const proxy = await tcpProxy(server.port);
  onTestFinished(() => proxy.close());
  if (kind === 'a cluster') {
    await server.command('config', 'set', 'cluster-announce-ip', '127.0.0.1');
    await server.command('config', 'set', 'cluster-announce-port', String(proxy.port));
    await server.command('cluster', 'addslotsrange', '0', '16383');
    while (!String(await server.command('cluster', 'info')).includes('cluster_state:ok')) await sleep(50);
  }
  return { server, proxy, store: await opened(proxy.port) };
}

const putOf = (key: string, when?: 'absent'): Change => ({
  op: 'put',
  collection: 'a',
  key,
  value: { key },
  when,
});

/** Expects a call to fail, soon and with the right error. Resolves to its message. */
async function failure(call: () => unknown, within = timeout + 500): Promise<string> {
  const started = performance.now();
  const error = await Promise.resolve()
    .then(call)
    .then(
      () => undefined,
      (problem: unknown) => problem,
    );
  expect(performance.now() - started).toBeLessThan(within);
  if (!(error instanceof StoreUnavailableError)) throw error ?? new Error('The call succeeded.');
  return error.message;
}

const recovered = (store: Store, within = 5000): Promise<unknown> =>
  vi.waitFor(async () => store.get('a', 'k'), { timeout: within, interval: 50 });

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;

/** Number of scripts that Redis ran. */
async function scriptsRun(server: RedisServer): Promise<number> {
  const info = String(await server.command('info', 'commandstats'));
  return Number(/cmdstat_evalsha:calls=(\d+)/.exec(info)?.[1] ?? 0);
}

describe('A Redis that is lost', () => {
  it('is an error at once for calls under way, within the timeout for others, and at once after that', async () => {
    const server = await redis();
    const store = await opened(server.port);
    await server.kill();
    const message = await failure(() => store.get('a', 'k'));
    expect(message).toBe(
      `Failed to use Redis at redis://127.0.0.1:${server.port}: nothing listens there. Please start Redis there, or pass the address of one that is running.`,
    );
    await sleep(timeout);
    for (const call of [
      () => store.get('a', 'k'),
      () => store.write([putOf('k')]),
      () => store.list('a'),
      () => store.count('a'),
      () => store.entries(''),
      () => store.clear(''),
      () => store.sweep('a', 0, 10),
    ])
      await failure(call, 100);
    await server.restart();
    await recovered(store);
    expect(await store.write([putOf('k')])).toBeUndefined();
  });

  it('is not noticed by calls that start while it is restarting', async () => {
    const server = await redis('--appendonly', 'yes');
    const store = await opened(server.port);
    await put(store, 'a', 'k', { number: 1 });
    await server.kill();
    const call = store.get('a', 'k');
    await server.restart();
    expect((await call)?.value).toEqual({ number: 1 });
  });

  it('is used again soon after it has read its data, even if it expected to read for longer', async () => {
    let isLoading = false;
    const answers: Readonly<Record<string, () => string>> = {
      info: () => bulk(`redis_mode:standalone\r\nloading:${Number(isLoading)}\r\nloading_eta_seconds:8\r\n`),
      hget: () => '$-1\r\n',
    };
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      socket.on('data', (data) => {
        for (const [, name = ''] of String(data).matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g))
          socket.write(answers[name.toLowerCase()]?.() ?? '+OK\r\n');
      });
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const store = await opened(port);
    isLoading = true;
    for (const socket of sockets) socket.destroy();
    await sleep(700);
    isLoading = false;
    await recovered(store, 1500);
  });

  it('has kept each acknowledged write after it was killed, with appendfsync always', async () => {
    const server = await redis('--appendonly', 'yes', '--appendfsync', 'always');
    const stores = await Promise.all([1, 2, 3].map(() => opened(server.port)));
    const acknowledged: string[] = [];
    let refused = 0;
    const writers = stores.map(async (store, writer) => {
      for (let number = 0; ; number += 1) {
        const key = `${writer}-${number}`;
        try {
          await store.write([putOf(key, 'absent'), { ...putOf(key), collection: 'copy' }]);
          acknowledged.push(key);
        } catch (error) {
          expect(error).toBeInstanceOf(StoreUnavailableError);
          refused += 1;
          return;
        }
      }
    });
    await sleep(700);
    await server.kill();
    await Promise.all(writers);
    expect(refused).toBe(3);
    expect(acknowledged.length).toBeGreaterThan(50);
    await server.restart();
    const [store] = stores;
    if (store === undefined) throw new Error('There is no store.');
    await recovered(store);
    const kept = new Set((await store.entries('')).map(({ collection, key }) => `${collection} ${key}`));
    expect(acknowledged.filter((key) => !kept.has(`a ${key}`) || !kept.has(`copy ${key}`))).toEqual([]);
    // At most the last write of each store was made without being acknowledged, and none in part.
    expect(await store.count('a')).toBe(await store.count('copy'));
    expect((await store.count('a')) - acknowledged.length).toBeLessThanOrEqual(3);
  });

  it('fails over to a replica in a cluster', { timeout: 120_000 }, async () => {
    const nodes = await startCluster(1, ['--repl-diskless-sync-delay', '0']);
    onTestFinished(async () => {
      for (const node of nodes) await node.stop();
    });
    const [first] = nodes;
    if (first === undefined) throw new Error('There is no node.');
    const store = await opened(first.port);
    await put(store, 'a', 'k', { number: 1 });
    const holders = await Promise.all(nodes.map((node) => node.command('dbsize')));
    const roles = await Promise.all(nodes.map((node) => node.command('role')));
    const primary = nodes.findIndex(
      (_, index) => Number(holders[index]) > 0 && Array.isArray(roles[index]) && roles[index][0] === 'master',
    );
    // The replica has the write.
    await eventually(async () =>
      expect(
        (await Promise.all(nodes.map((node) => node.command('dbsize')))).filter((size) => size === 2),
      ).toHaveLength(2),
    );
    await nodes[primary]?.kill();
    await failure(() => store.write([putOf('l', 'absent')]), 3 * timeout);
    await recovered(store, 30_000);
    expect((await store.get('a', 'k'))?.value).toEqual({ number: 1 });
    expect(await store.write([putOf('m', 'absent')])).toBeUndefined();
  });
});

describe('A Redis that does not answer', () => {
  it('is an error within the timeout while it is paused, and answers afterwards', async () => {
    const server = await redis();
    const store = await opened(server.port);
    await put(store, 'a', 'k', {});
    await server.command('client', 'pause', '10000', 'ALL');
    const paused = performance.now();
    while (performance.now() - paused < 8000) {
      expect(await failure(() => store.get('a', 'k'))).toMatch(
        / in 1000 ?ms|within \d+ ms|connection was lost/,
      );
      await failure(() => store.write([putOf('l')]));
    }
    await recovered(store, 10_000);
    expect(await store.write([putOf('m')])).toBeUndefined();
  });

  it('is an error within the timeout while its process is stopped', async () => {
    const server = await redis();
    const store = await opened(server.port);
    server.process.kill('SIGSTOP');
    onTestFinished(() => void server.process.kill('SIGCONT'));
    const messages = await Promise.all([
      failure(() => store.get('a', 'k')),
      failure(() => store.write([putOf('k')])),
    ]);
    expect(messages[0]).toContain(`Failed to use Redis at redis://127.0.0.1:${server.port}: `);
    server.process.kill('SIGCONT');
    await recovered(store);
  });

  it('is an error within the timeout if the network carries nothing any more', async () => {
    const { proxy, store } = await behindProxy();
    proxy.pause();
    await Promise.all([1, 2, 3].map(() => failure(() => store.get('a', 'k'))));
    for (let round = 0; round < 3; round += 1) await failure(() => store.write([putOf('k')]));
    proxy.resume();
    await recovered(store);
  });
});

describe('A write whose answer is lost', () => {
  it.each(['a server', 'a cluster'] as const)(
    'is an error, was made, and is not sent again: %s',
    async (kind) => {
      const { server, proxy, store } = await behindProxy(kind);
      await put(store, 'a', 'k', {});
      const before = await scriptsRun(server);
      proxy.loseNextAnswer();
      await failure(() => store.write([putOf('new', 'absent')]));
      await recovered(store);
      expect(await store.write([putOf('new', 'absent')])).toBe(0);
      // The two writes; the renewal is once an hour.
      expect((await scriptsRun(server)) - before).toBe(2);
    },
  );

  it('never breaks the order of calls when the network is cut', async () => {
    const server = await redis();
    const proxy = await tcpProxy(server.port);
    onTestFinished(() => proxy.close());
    let unknown = 0;
    for (let seed = 1; seed <= 5; seed += 1) {
      await server.command('flushall');
      const stores = await Promise.all([1, 2, 3, 4].map(() => opened(proxy.port)));
      let running = true;
      const cuts = (async () => {
        for (let cut = 0; running && cut < 6; cut += 1) {
          await sleep(8 + ((seed * 7 + cut * 5) % 17));
          if (cut % 2 === 0) proxy.loseNextAnswer();
          else proxy.cut();
        }
      })();
      const history = await recordHistory(stores, { seed, calls: 30 }).finally(() => {
        running = false;
      });
      await cuts;
      proxy.cut();
      unknown += history.filter(({ returned }) => returned === Number.POSITIVE_INFINITY).length;
      expect(unexplained(history, storeModel)).toEqual([]);
      for (const store of stores) await store.close();
    }
    expect(unknown).toBeGreaterThan(0);
  });
});

describe('A Redis without memory', () => {
  it('refuses writes as a whole, reads and deletes, and takes writes again when it has memory', async () => {
    const server = await redis('--maxmemory', '4mb', '--maxmemory-policy', 'noeviction');
    const store = await opened(server.port);
    const value = { text: 'x'.repeat(20_000) };
    let written = 0;
    const message = await failure(async () => {
      for (;;) {
        await store.write(
          ['a', 'b'].map((collection) => ({ op: 'put', collection, key: `k${written}`, value })),
        );
        written += 1;
      }
    }, 10_000);
    expect(message).toMatch(/: OOM .* Please raise its maxmemory, or delete data\.$/);
    expect(await store.count('a')).toBe(written);
    expect(await store.count('b')).toBe(written);
    expect((await store.get('a', 'k0'))?.value).toEqual(value);
    for (let number = 0; number < 20; number += 1)
      expect(
        await store.write([{ op: 'delete', collection: 'a', key: `k${number}`, when: 'present' }]),
      ).toBeUndefined();
    expect(await store.write([putOf('small')])).toBeUndefined();
  });
});

describe('A store that is closed', () => {
  it('ends its connections at once, also while Redis does not answer', async () => {
    const server = await redis();
    const store = await redisStore({ url: server.url, timeout });
    server.process.kill('SIGSTOP');
    onTestFinished(() => void server.process.kill('SIGCONT'));
    const pending = failure(() => store.get('a', 'k'));
    await store.close();
    await pending;
    expect(await failure(() => store.get('a', 'k'), 100)).toContain('the store is closed');
  });
});

describe('Mocks that share a Redis', () => {
  /** The contract does not list 503, because operations do not give it. */
  afterEach(() => {
    for (const violation of violations.splice(0)) expect(violation).toContain('has no response 503');
  });

  it('redeem a code once, whichever gets it', async () => {
    const server = await redis();
    const mocks = [];
    for (let number = 0; number < 2; number += 1) {
      const authlete = testAuthlete({ fixtures: demoWith(), seed: 'same', store: await opened(server.port) });
      await authlete.world();
      mocks.push(authlete);
    }
    const [one, other] = mocks;
    if (one === undefined || other === undefined) throw new Error('There are no mocks.');
    for (let round = 0; round < 20; round += 1) {
      const code = await codeFor(round % 2 === 0 ? one : other);
      const answers = await Promise.all([one, other, one, other].map((mock) => redeem(mock, code)));
      expect(answers.filter(({ action }) => action === 'OK')).toHaveLength(1);
    }
  });

  it('answer 503 while it is lost, report that once, and go on afterwards', async () => {
    const server = await redis('--appendonly', 'yes');
    const problems: unknown[] = [];
    const authlete = testAuthlete({
      fixtures: demoWith(),
      store: await opened(server.port),
      onProblem: (problem) => problems.push(problem),
    });
    const code = await codeFor(authlete);
    await server.kill();
    for (let call = 0; call < 3; call += 1)
      expect((await authlete.call('auth_introspection_api', { token: 'x' })).status).toBe(503);
    expect(problems).toEqual([expect.any(StoreUnavailableError)]);
    await server.restart();
    await eventually(async () =>
      expect((await authlete.call('auth_introspection_api', { token: 'x' })).status).toBe(200),
    );
    expect((await redeem(authlete, code)).action).toBe('OK');
  });
});
