import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  InvalidInputError,
  type RedisStoreOptions,
  redisStore,
  StoreUnavailableError,
} from '../../src/index.js';
import { certificate, type Issued } from '../support/certificates.js';
import { put } from '../support/stored.js';
import { freePort, type RedisServer, startRedis } from './redis-server.js';

const secret = 'pass word:@/?#';
const inUrl = encodeURIComponent(secret);

async function errorOf(options: RedisStoreOptions): Promise<Error> {
  const started = performance.now();
  const error = await redisStore({ timeout: 1000, ...options }).then(
    async (store) => {
      await store.close();
      throw new Error('The store was opened.');
    },
    (problem: unknown) => problem,
  );
  expect(performance.now() - started).toBeLessThan(3000);
  if (!(error instanceof Error)) throw error;
  expect(error.message).not.toContain(secret);
  expect(error.message).not.toContain(inUrl);
  return error;
}

async function works(options: RedisStoreOptions): Promise<void> {
  const store = await redisStore(options);
  onTestFinished(() => store.close());
  await put(store, 'a', 'k', { number: 1 });
  expect((await store.get('a', 'k'))?.value).toEqual({ number: 1 });
  await store.list('a', { start: 1, end: 2 });
  await store.log?.append('a', 'text', 10);
  expect((await store.log?.read('a'))?.texts).toEqual([[1, 'text']]);
  await store.log?.clear('a');
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('A Redis that cannot be reached', () => {
  it.each([
    'localhost:6379',
    'http://localhost',
    'redis://',
    'redis://h/first',
    'redis://h?db=1',
    `redis://user:${secret}@h`,
    `user:${secret}@h`,
  ])('is refused at once if %s is not its URL', async (url) => {
    const error = await errorOf({ url });
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.message).toMatch(
      /^Failed to use "[^"]*" as the address of Redis\. Please pass a URL such as /,
    );
  });

  it('is refused if its prefix cannot be one', async () => {
    for (const prefix of ['', 'a{b}', 'a b'])
      expect(await errorOf({ url: 'redis://localhost', prefix })).toBeInstanceOf(InvalidInputError);
  });

  it('is named with its address, without the password', async () => {
    const port = await freePort();
    const error = await errorOf({ url: `redis://user:${inUrl}@127.0.0.1:${port}/3` });
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error.message).toBe(
      `Failed to connect to Redis at redis://user:***@127.0.0.1:${port}/3: nothing listens there. Please start Redis there, or pass the address of one that is running.`,
    );
  });

  it('has a host name without an address', async () => {
    const { message } = await errorOf({ url: 'redis://redis.invalid' });
    expect(message).toMatch(
      /^Failed to connect to Redis at redis:\/\/redis\.invalid: .* Please check the host name\.$/,
    );
  });

  it('accepts connections and stays silent', async () => {
    const port = await listening(createServer(() => {}));
    const { message } = await errorOf({ url: `redis://127.0.0.1:${port}` });
    expect(message).toMatch(
      /: .*(within 1000 ms|in 1000ms)\. Please check that it is running and reachable, and that it does not/,
    );
  });

  it('is another server', async () => {
    const port = await listening(createHttpServer((_, response) => response.end('hello')));
    expect(await errorOf({ url: `redis://127.0.0.1:${port}` })).toBeInstanceOf(StoreUnavailableError);
  });
});

describe('A Redis with users', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis(['--requirepass', secret]);
  });
  afterAll(() => server.stop());
  const url = (user: string) => server.url.replace('//', `//${user}@`);
  const command = (...words: string[]) => {
    const { stdout } = spawnSync('redis-cli', [
      '-p',
      String(server.port),
      '--no-auth-warning',
      '-a',
      secret,
      ...words,
    ]);
    expect(stdout.toString()).toBe('OK\n');
  };

  it('is used with a password, and with a user that may only do what the store needs', async () => {
    await works({ url: url(`:${inUrl}`) });
    const needed = ['+hget', '+hset', '+hdel', '+hmget', '+hlen', '+hkeys', '+zadd', '+zrem', '+zcard'];
    const more = [
      '+zlexcount',
      '+zrange',
      '+zrangebylex',
      '+xadd',
      '+xrange',
      '+pexpire',
      '+evalsha',
      '+eval',
      '+pttl',
      '+pexpireat',
      '+persist',
      '+time',
    ];
    const rights = [...needed, ...more, '+del', '+info', '+hello'];
    command('acl', 'setuser', 'mock', 'on', `>${secret}`, '~{authlete}:*', ...rights);
    await works({ url: url(`mock:${inUrl}`) });
  });

  it.each([
    ['no password', ''],
    ['a wrong password', ':wrong@'],
    ['an unknown user', `other:${inUrl}@`],
  ])('refuses %s', async (_, user) => {
    const error = await errorOf({ url: server.url.replace('//', `//${user}`) });
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error.message).toMatch(
      /(NOAUTH|WRONGPASS).* Please check the user name and the password in the URL\.$/,
    );
  });

  it('refuses a user that may not do what the store needs', async () => {
    command('acl', 'setuser', 'reader', 'on', `>${secret}`, '~*', '+info', '+hello', '+hget');
    const error = await errorOf({ url: url(`reader:${inUrl}`) });
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error.message).toMatch(/NOPERM.* Please allow its user the commands /);
  });
});

describe('A replica of a Redis', () => {
  it('is refused, because it cannot be written to', async () => {
    const primary = await startRedis();
    onTestFinished(() => primary.stop());
    await works({ url: primary.url });
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(primary.port)]);
    onTestFinished(() => replica.stop());
    while (!String(await replica.command('info', 'replication')).includes('master_link_status:up'));
    const error = await errorOf({ url: replica.url });
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error.message).toContain('Please pass the address of the primary: this is a replica.');
  });
});

describe('A Redis with TLS', () => {
  let folder: string;
  let server: RedisServer;
  let authority: Issued;
  let url: string;
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const keyOf = async ({ keys }: Issued) => {
    const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    return `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'authlete-redis-tls-'));
    authority = await certificate({ subject: 'CN=Authority', ca: true });
    const names = [{ type: 'ip' as const, value: '127.0.0.1' }];
    const issued = await certificate({ subject: 'CN=redis', issuer: authority, names });
    const plain = await freePort();
    const ca = file('ca.pem', authority.pem);
    const tls = [
      '--tls-cert-file',
      file('cert.pem', issued.pem),
      '--tls-key-file',
      file('key.pem', await keyOf(issued)),
    ];
    server = await startRedis([
      '--tls-port',
      String(plain),
      '--tls-ca-cert-file',
      ca,
      '--tls-auth-clients',
      'optional',
      ...tls,
    ]);
    url = `rediss://127.0.0.1:${plain}`;
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('is used if its authority is known', async () => {
    await works({ url, tls: { ca: authority.pem } });
    await works({ url: url.replace('rediss', 'valkeys'), tls: { ca: authority.pem } });
  });

  it('is refused if its authority is unknown', async () => {
    const { message } = await errorOf({ url });
    expect(message).toMatch(/certificate.* Please pass the certificate of its authority as `tls: \{ ca \}`/);
  });

  it('is refused if it has another name', async () => {
    const { message } = await errorOf({
      url: url.replace('127.0.0.1', 'localhost'),
      tls: { ca: authority.pem },
    });
    expect(message).toContain('Please pass the host name that its certificate has');
  });

  it('is refused without TLS, and TLS is refused without it', async () => {
    const without = await errorOf({ url: url.replace('rediss', 'redis') });
    expect(without.message).toContain('it does not expect TLS. Otherwise, use rediss://.');
    const { message } = await errorOf({ url: server.url.replace('redis', 'rediss') });
    expect(message).toContain('it expects TLS. Otherwise, use redis://.');
  });
});

it('A missing ioredis is named, and how to install it', () => {
  const script = fileURLToPath(new URL('./without-ioredis.mjs', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toBe(
    'InvalidInputError: Failed to use Redis: the package ioredis is not installed. Please install it: npm install --save-dev ioredis\n',
  );
});
