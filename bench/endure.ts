// npm run bench:endure: kills mocks and stores amid calls, and lets several mocks redeem the same code at once. Prints what
// was lost, what was accepted twice, and how long restarts took.
//   npm run bench:endure -- --kills 100 --codes 10000 --only folder
// --only redis-cut and redis-drops need root and iproute2, and redis-drops nftables.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { redisProgram, startRedis } from '../test/stores/redis-server.js';
import { type Served, served } from '../test/stores/served.js';
import { Traffic } from '../test/stores/traffic.js';
import { median } from './median.js';
import { Network } from './network.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    codes: { type: 'string', default: '10000' },
    only: { type: 'string', multiple: true },
  },
});
const [kills, codes] = [Number(values.kills), Number(values.codes)];
const flowsAtOnce = 200;

interface Row {
  readonly faults: string;
  readonly calls: number;
  readonly wrong: readonly string[];
  /** Milliseconds from the start of the process to the first answer. */
  readonly restarts?: readonly number[];
}

const scenarios: Readonly<Record<string, () => Promise<Row>>> = {
  folder: () =>
    inFolder((folder) => killedMocks(['--data', folder], `${kills} times SIGKILL of the mock, --data`)),
  redis: () =>
    withRedis(({ url }) => killedMocks(['--store', url], `${kills} times SIGKILL of the mock, --store`)),
  'redis-killed': () => withRedis(killedRedis),
  'redis-cut': pulledCable,
  'redis-drops': droppedPackets,
  'folder-instances': () =>
    inFolder((folder) =>
      doubles(['--data', folder], `${codes} codes and refresh tokens twice at once, 4 mocks, --data`),
    ),
  'redis-instances': () =>
    withRedis(({ url }) =>
      doubles(['--store', url], `${codes} codes and refresh tokens twice at once, 4 mocks, --store`),
    ),
};

async function killedMocks(words: readonly string[], faults: string): Promise<Row> {
  let mock = await served(...words);
  const traffic = new Traffic(mock);
  const restarts: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    await whileRunning(traffic, () => mock.kill('SIGKILL'));
    mock = await served(...words);
    restarts.push(mock.startedIn);
    traffic.moveTo(mock);
    await traffic.check();
    progress(`${kill + 1} of ${kills}`);
  }
  await mock.kill('SIGTERM');
  return { faults, calls: traffic.answered, wrong: traffic.wrong, restarts };
}

/**
 * Redis is killed amid calls and started again after up to a second, every tenth time after calls have given up waiting; the
 * mock stays. Measures the time until it answers again.
 */
async function killedRedis(redis: Awaited<ReturnType<typeof startRedis>>): Promise<Row> {
  const mock = await served('--store', redis.url);
  const traffic = new Traffic(mock);
  const restarts: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    let isOver = false;
    const running = traffic.run(flowsAtOnce, () => isOver);
    await calls(traffic);
    await redis.kill();
    await wait(kill % 10 === 0 ? 6000 : Math.random() * 1000);
    await redis.restart();
    const started = performance.now();
    await answering(mock);
    restarts.push(performance.now() - started);
    isOver = true;
    await running;
    await traffic.check();
    progress(`${kill} of ${kills}`);
  }
  await mock.kill('SIGTERM');
  return {
    faults: `${kills} times SIGKILL of Redis, appendfsync always: ${waited(traffic)}`,
    calls: traffic.answered,
    wrong: inBoundedTime(traffic),
    restarts,
  };
}

/**
 * The cable between mock and Redis is pulled, for 8 seconds after the flows have noticed: nothing arrives, and no side is
 * told. Measures the longest that a call waited for its 503, and the time until calls are answered again.
 */
async function pulledCable(): Promise<Row> {
  const network = new Network();
  const port = ['--bind', network.address, '--protected-mode', 'no'];
  const redis = await startRedis([...port, '--appendonly', 'yes'], network.program(redisProgram));
  const times = Math.min(kills, 10);
  try {
    const mock = await served('--store', redis.url.replace('127.0.0.1', network.address));
    const traffic = new Traffic(mock);
    const restarts: number[] = [];
    let longest = 0;
    for (let cut = 0; cut < times; cut += 1) {
      await whileRunning(traffic, async () => network.pull());
      const plugged = wait(8000).then(() => network.plug());
      const probe = new Traffic(mock);
      let isPlugged = false;
      plugged.finally(() => {
        isPlugged = true;
      });
      while (!isPlugged && !(await probe.isAnswered())) await wait(100);
      longest = Math.max(longest, traffic.longest, probe.longest);
      await plugged;
      const started = performance.now();
      await answering(mock);
      restarts.push(performance.now() - started);
      await traffic.check();
      progress(`${cut + 1} of ${times}`);
    }
    await mock.kill('SIGTERM');
    const faults = `${times} times the network to Redis cut: ${waited({ longest })}`;
    return {
      faults,
      calls: traffic.answered,
      wrong: inBoundedTime({ wrong: traffic.wrong, longest }),
      restarts,
    };
  } finally {
    await redis.stop();
    network.remove();
  }
}

/**
 * The network between mock and Redis drops a share of all packets, for ten seconds of flows each. TCP sends them again, so
 * calls are slow or get a 503. Then the network is whole, and all flows are checked.
 */
async function droppedPackets(): Promise<Row> {
  const network = new Network();
  const redis = await startRedis(
    ['--bind', network.address, '--protected-mode', 'no', '--appendonly', 'yes'],
    network.program(redisProgram),
  );
  const shares = [2, 5, 10, 20, 40, 60];
  try {
    const mock = await served('--store', redis.url.replace('127.0.0.1', network.address));
    const traffic = new Traffic(mock);
    for (const percent of shares) {
      const before = traffic.answered;
      network.drop(percent);
      const end = performance.now() + 10_000;
      // Flows end with a 503, so start others.
      while (performance.now() < end) await traffic.run(flowsAtOnce, () => performance.now() >= end);
      network.drop(0);
      const answered = traffic.answered - before;
      await answering(mock);
      await traffic.check();
      console.error(`  ${percent} % dropped: ${answered} calls answered, ${waited(traffic)}`);
    }
    await mock.kill('SIGTERM');
    return {
      faults: `${shares.join(', ')} % of the packets to and from Redis dropped: ${waited(traffic)}`,
      calls: traffic.answered,
      // Each step may be slow, and succeed.
      wrong: inBoundedTime(traffic, 8),
    };
  } finally {
    await redis.stop();
    network.remove();
  }
}

/** Each code and each refresh token goes to two mocks at once: exactly one of them must give a token. */
async function doubles(words: readonly string[], faults: string): Promise<Row> {
  const first = await served(...words);
  const mocks = [first, ...(await Promise.all([1, 2, 3].map(() => served(...words))))];
  const clients = mocks.map((mock) => new Traffic(mock));
  const wrong: string[] = [];
  let left = codes;
  const any = (): Traffic => clients[Math.floor(Math.random() * clients.length)] ?? new Traffic(first);
  const loop = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      if (left % 1000 === 0) progress(`${codes - left} of ${codes}`);
      const redeemed = await any().redeemTwice(any());
      if (redeemed !== 1) wrong.push(`A code was accepted ${redeemed} times.`);
      const refreshed = await any().refreshTwice(any());
      if (refreshed !== 1) wrong.push(`A refresh token was accepted ${refreshed} times.`);
    }
  };
  await Promise.all(Array.from({ length: 64 }, loop));
  await Promise.all(mocks.map((mock) => mock.kill('SIGTERM')));
  const calls = clients.reduce((sum, { answered }) => sum + answered, 0);
  return { faults, calls, wrong: [...wrong, ...clients.flatMap((client) => client.wrong)] };
}

/** Breaks something amid flows, after 500 to 1500 calls, and waits until they have noticed. */
async function whileRunning(traffic: Traffic, kill: () => Promise<void>): Promise<void> {
  let isRunning = true;
  const running = traffic.run(flowsAtOnce).finally(() => {
    isRunning = false;
  });
  // Flows end early where the store is not quite there yet.
  await calls(traffic, () => isRunning);
  await kill();
  await running;
}

/** Resolves after 500 to 1500 calls. */
async function calls(traffic: Traffic, isRunning = () => true): Promise<void> {
  const enough = traffic.answered + 500 + Math.random() * 1000;
  while (isRunning() && traffic.answered < enough) await wait(1);
}

/** How long Redis may take for a step of a call, in milliseconds. */
const timeout = 5000;

/** Finds a call that took longer than a number of steps without an answer. */
const inBoundedTime = (
  { wrong, longest }: Pick<Traffic, 'wrong' | 'longest'>,
  steps = 2,
): readonly string[] =>
  longest > steps * timeout ? [...wrong, `A call waited ${Math.round(longest)} ms.`] : wrong;

const waited = ({ longest }: Pick<Traffic, 'longest'>): string =>
  `answers after ${(longest / 1000).toFixed(1)} s at most`;

/** Resolves once the mock has its store again. */
async function answering(mock: Served): Promise<void> {
  const probe = new Traffic(mock);
  while (!(await probe.isAnswered())) await wait(20);
}

async function inFolder(run: (folder: string) => Promise<Row>): Promise<Row> {
  const parent = mkdtempSync(join(tmpdir(), 'authlete-endure-'));
  try {
    return await run(join(parent, 'data'));
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function withRedis(run: (redis: Awaited<ReturnType<typeof startRedis>>) => Promise<Row>): Promise<Row> {
  const redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always']);
  try {
    return await run(redis);
  } finally {
    await redis.stop();
  }
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text} `);
}

console.log('| what happened | calls answered | lost or accepted twice | restart, median and longest |');
console.log('|---|---|---|---|');
for (const name of values.only ?? Object.keys(scenarios)) {
  const row = await scenarios[name]?.();
  if (row === undefined) throw new Error(`--only ${name}: please use ${Object.keys(scenarios).join(', ')}.`);
  const { faults, calls, wrong, restarts = [] } = row;
  const times =
    restarts.length === 0
      ? ''
      : `${Math.round(median(restarts))} and ${Math.round(Math.max(...restarts))} ms`;
  console.log(`| ${faults} | ${calls} | ${wrong.length === 0 ? 'nothing' : wrong.length} | ${times} |`);
  for (const problem of new Set(wrong)) console.error(`  ${problem}`);
  if (wrong.length > 0) process.exitCode = 1;
}
