// npm run bench:scale: measures operations with a thousand, a hundred thousand and a million tokens in one
// service, over loopback. Takes about a minute, half of it to create the tokens; with --data, which keeps them in a folder,
// or --redis, which needs redis-server, some minutes. Then it also measures a restart.
//   npm run bench:scale -- --data --sizes 1000,1000000
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createAuthlete,
  memoryStore,
  redisStore,
  type ServiceSummary,
  type Store,
  sqliteStore,
} from '../src/index.js';
import type { Service } from '../src/mock/service.js';
import { hashOf, saveToken } from '../src/mock/tokens/token-records.js';
import { startRedis } from '../test/stores/redis-server.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'boolean', default: false },
    redis: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '1000,100000,1000000' },
  },
});
const sizes = options.sizes.split(',').map(Number);
const parent = mkdtempSync(join(tmpdir(), 'authlete-scale-'));
process.on('exit', () => rmSync(parent, { recursive: true, force: true }));

/** Tokens that are stored at the same time, so that they wait for the disk together. */
const storedAtOnce = 500;

const redis = options.redis ? await startRedis() : undefined;
process.on('exit', () => redis?.process.kill());

async function storeOf(size: number): Promise<Store> {
  if (redis !== undefined) return redisStore({ url: redis.url, prefix: String(size) });
  return options.data ? sqliteStore({ folder: join(parent, String(size)) }) : memoryStore();
}

const rounds = 9;
const callsARound = 100;
const tokensOfASubject = 10;
/** The maximum cost with a million tokens, as a multiple of the cost with a thousand. */
const limit = 1.5;

interface World {
  readonly size: number;
  readonly service: ServiceSummary;
  readonly state: Service;
  readonly call: (method: string, path: string, body?: object) => Promise<void>;
  /** Returns an existing access token; a different one on each call. `subject` does the same for subjects. */
  readonly token: () => string;
  readonly subject: () => string;
}

interface Work {
  /** Restores what the call with this number removes; not measured. */
  readonly before?: (world: World, number: number) => Promise<void>;
  readonly run: (world: World, number: number) => Promise<void>;
}

const works: Readonly<Record<string, Work>> = {
  'introspect a token': { run: ({ call, token }) => call('POST', 'introspection', { token: token() }) },
  'create a token': { run: ({ call, service }) => call('POST', 'token/create', creation(service)) },
  'update a token': {
    run: ({ call, token }) => call('POST', 'token/update', { accessToken: token(), scopes: ['profile'] }),
  },
  'list a page in the middle': {
    run: ({ call, size }) => call('GET', `token/get/list?start=${size / 2}&end=${size / 2 + 5}`),
  },
  'list a page of a client': {
    run: ({ call, size, service }) =>
      call(
        'GET',
        `token/get/list?clientIdentifier=${clientOf(service)}&start=${size / 2}&end=${size / 2 + 5}`,
      ),
  },
  'list the tokens of a subject': {
    run: ({ call, subject }) => call('GET', `token/get/list?subject=${subject()}`),
  },
  'list the clients of a subject': {
    run: ({ call, subject }) => call('GET', `../client/authorization/get/list/${subject()}`),
  },
  'revoke the tokens of a subject': {
    async before(world, number) {
      for (let token = 0; token < tokensOfASubject; token += 1) {
        await save(world, `revoked-${number}-${token}`, `revoked-${number}`);
      }
    },
    run: ({ call }, number) => call('POST', 'token/revoke', { subject: `revoked-${number}` }),
  },
  'delete a token': {
    before: (world, number) => save(world, `deleted-${number}`, `user-${number}`),
    run: ({ call }, number) => call('DELETE', `token/delete/deleted-${number}`),
  },
};

const clientOf = ({ clients }: ServiceSummary): number => clients[0]?.clientId ?? 0;

const creation = (service: ServiceSummary) => ({
  grantType: 'AUTHORIZATION_CODE',
  clientId: clientOf(service),
  subject: 'ann',
});

/** Stores a token directly, without an API call. */
function save({ service, state }: Pick<World, 'service' | 'state'>, value: string, subject: string) {
  const now = state.clock.now();
  return saveToken(state, {
    clientId: clientOf(service),
    clientIdAliasUsed: false,
    subject,
    scopes: ['profile'],
    tokenId: state.orderedIdentifier(),
    grantType: 'AUTHORIZATION_CODE',
    accessTokenHash: hashOf(value),
    accessTokenExpiresAt: now + 86_400_000,
    createdAt: now,
    lastRefreshedAt: 0,
    expiresAt: now + 86_400_000,
  });
}

/** Creates a service with stored tokens: creating them by calls would take too long. */
async function world(size: number): Promise<World> {
  const authlete = createAuthlete({ journalLength: 0, store: await storeOf(size) });
  await authlete.ready;
  const [service] = authlete.services;
  const state = service && (await authlete.service(service.serviceId));
  if (service === undefined || state === undefined) throw new Error('The demo data have no service.');
  const subjects = size / tokensOfASubject;
  for (let index = 0; index < size; index += storedAtOnce) {
    const indexes = Array.from({ length: Math.min(storedAtOnce, size - index) }, (_, place) => index + place);
    // Interleave the subjects, so that the tokens of one subject are not adjacent.
    await Promise.all(
      indexes.map((one) => save({ service, state }, `token-${one}`, `user-${one % subjects}`)),
    );
  }
  const { port } = await authlete.listen({ port: 0 });
  let tokens = 0;
  let known = 0;
  return {
    size,
    service,
    state,
    // Visits all tokens in a scattered order: 7919 and the sizes are coprime.
    token: () => `token-${(tokens++ * 7919) % size}`,
    subject: () => `user-${(known++ * 7919) % subjects}`,
    async call(method, path, body) {
      const response = await fetch(new URL(path, `http://127.0.0.1:${port}/api/${service.serviceId}/auth/`), {
        method,
        headers: { authorization: `Bearer ${service.accessToken}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (response.status >= 300) throw new Error(await response.text());
      await response.arrayBuffer();
    },
  };
}

/** Returns microseconds per call. */
async function measure({ before, run }: Work, world: World): Promise<number> {
  for (let call = 0; call < callsARound; call += 1) await before?.(world, call);
  const started = performance.now();
  for (let call = 0; call < callsARound; call += 1) await run(world, call);
  return ((performance.now() - started) * 1000) / callsARound;
}

const worlds: World[] = [];
for (const size of sizes) {
  const started = performance.now();
  worlds.push(await world(size));
  console.log(`${size} tokens are there after ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
if (options.data || options.redis) {
  const size = sizes.at(-1) ?? 0;
  const started = performance.now();
  const restarted = createAuthlete({ store: await storeOf(size) });
  await restarted.ready;
  console.log(
    `A mock with ${size} tokens is ready ${Math.round(performance.now() - started)} ms after its store is opened.`,
  );
  await restarted.close();
}
console.log(
  `\n${'microseconds a call'.padEnd(34)}${sizes.map((size) => String(size).padStart(10)).join('')}     ratio`,
);
let met = true;
for (const [name, work] of Object.entries(works)) {
  const samples = worlds.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    // The sizes take turns, so that other load on the machine affects all of them. The first round is a
    // warm-up.
    for (const [index, one] of worlds.entries()) {
      const taken = await measure(work, one);
      if (round > 0) samples[index]?.push(taken);
    }
  }
  // The best round is the one least disturbed by other load.
  const best = samples.map((taken) => Math.min(...taken));
  const ratio = (best.at(-1) ?? 0) / (best[0] ?? 1);
  met &&= ratio < limit;
  const cells = best.map((value) => value.toFixed(1).padStart(10)).join('');
  console.log(`${name.padEnd(34)}${cells}${ratio.toFixed(2).padStart(10)}`);
}
console.log(`\n${Math.round(process.memoryUsage().rss / 1e6)} MB are resident.`);
process.exit(met ? 0 : 1);
