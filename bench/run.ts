// npm run bench: compares the mock with a bare node:http server and with Prism, interleaved, by the medians
// of rounds. Uses only loopback and takes about 90 seconds.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import type { ServiceSummary } from '../src/index.js';
import { type Call, callsOf, capture } from './calls.js';
import { ask, firstLine, message, start, startCommand, stop } from './child.js';
import type { Load, Measured } from './load.js';
import { median, printTable, type Startup } from './table.js';

const rounds = 3;
const secondsEach = 1;
/** Gives V8 time to compile the hot code. */
const secondsToWarmUp = 4;

interface Listening {
  readonly port: number;
}

interface Mock extends Listening {
  readonly service: ServiceSummary;
}

type Name = 'mock' | 'bare' | 'prism';

const loader = start('load.ts', [], ['--import', 'tsx']);

async function load(work: Load): Promise<Measured> {
  const measured = await ask<Measured>(loader, work);
  if (measured.wrong > 0) throw new Error(`Failed to measure: ${measured.wrong} answers were wrong.`);
  return measured;
}

/** Measures the start of `authlete-testkit serve`. */
async function startup(): Promise<Startup> {
  const started = performance.now();
  const child = startCommand(['serve', '--port', '0', '--json']);
  const { url } = await firstLine<{ url: string }>(child);
  const ready = performance.now() - started;
  await fetch(`${url}/api/lifecycle/healthcheck`);
  const answered = performance.now() - started;
  const megabytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024;
  await stop(child);
  return { ready, answered, megabytes };
}

/** Measures the calls per second of each server and workload. The servers take turns in each round. */
async function rates(): Promise<Map<string, Record<Name, number>>> {
  const mock = start('servers/mock.mjs');
  const { port, service } = await message<Mock>(mock);
  const calls = callsOf(service);
  const captured = await capture(port, calls);
  const [authorization, , , introspection] = captured.flow;
  const bare = start('servers/bare.mjs', [JSON.stringify(captured.answers)]);
  const prism = start('servers/prism.mjs');
  const ports: Record<Name, number> = {
    mock: port,
    bare: (await message<Listening>(bare)).port,
    prism: (await message<Listening>(prism)).port,
  };
  const works: readonly (readonly [string, readonly Call[]])[] = [
    ['/auth/authorization', authorization ? [authorization] : []],
    ['/auth/introspection', introspection ? [introspection] : []],
    ['code flow of four calls', captured.flow],
  ];

  const samples = new Map(works.map(([name]) => [name, { mock: [], bare: [], prism: [] } as Samples]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, work] of works) {
      for (const server of ['mock', 'bare', 'prism'] as const) {
        const real = server === 'mock';
        const { callsPerSecond } = await load({
          port: ports[server],
          token: calls.token,
          calls: real && work.length > 1 ? calls.flow : work,
          duration: round === 0 ? secondsToWarmUp : secondsEach,
          check: real,
        });
        // The first round is a warm-up.
        if (round > 0) samples.get(name)?.[server].push(callsPerSecond);
      }
    }
  }
  await Promise.all([mock, bare, prism].map(stop));
  return new Map(
    [...samples].map(([name, { mock: m, bare: b, prism: p }]) => [
      name,
      { mock: median(m), bare: median(b), prism: median(p) },
    ]),
  );
}

type Samples = Record<Name, number[]>;

const medians = (startups: readonly Startup[]): Startup => ({
  ready: median(startups.map(({ ready }) => ready)),
  answered: median(startups.map(({ answered }) => answered)),
  megabytes: median(startups.map(({ megabytes }) => megabytes)),
});

/**
 * Returns the resident memory in megabytes after 10,000 authorization requests, 10,000 introspections and
 * 2,500 code flows.
 */
async function resident(): Promise<number> {
  const child = start('servers/mock.mjs');
  const { port, service } = await message<Mock>(child);
  const { token, flow } = callsOf(service);
  const { flow: filled } = await capture(port, callsOf(service));
  const bounds = { port, token, duration: 30, amount: 10_000, check: true };
  for (const call of [filled[0], filled[3]]) if (call !== undefined) await load({ ...bounds, calls: [call] });
  await load({ ...bounds, calls: flow });
  const { rss } = await ask<{ rss: number }>(child, {});
  await stop(child);
  return rss / 1e6;
}

const startups: Startup[] = [];
for (let run = 0; run < 5; run += 1) startups.push(await startup());
const measured = await rates();
const megabytes = await resident();
await stop(loader);

const model = cpus()[0]?.model ?? 'unknown';
console.log(`${cpus().length} cores (${model}), Node.js ${process.version}\n`);
const met = printTable(measured, medians(startups), megabytes);
process.exitCode = met ? 0 : 1;
