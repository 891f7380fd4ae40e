// npm run bench:throughput: calls a second of one mock in memory, and of 1, 2 and 4 processes on one port that share a folder
// or a Redis.
//   npm run bench:throughput -- --calls 8000 --turns 5
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { childrenOf, cpuTimeOf } from '../test/stores/processes.js';
import { startRedis } from '../test/stores/redis-server.js';
import { type Served, served } from '../test/stores/served.js';
import { codeFlow } from './calls.js';
import { Loader } from './loader.js';
import { median } from './median.js';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '8000' },
    turns: { type: 'string', default: '5' },
  },
});
const [amount, turns] = [Number(values.calls), Number(values.turns)];

interface Taken {
  readonly perSecond: number;
  /** CPU time of the mock's processes, in microseconds a call. */
  readonly cpu: number;
}

const redis = await startRedis();
const folders: string[] = [];
/** Returns the options of a mock that keeps its state somewhere. */
const places: Readonly<Record<string, () => readonly string[]>> = {
  'in memory': () => [],
  'in a folder': () => {
    const folder = mkdtempSync(join(tmpdir(), 'authlete-bench-'));
    folders.push(folder);
    return ['--data', folder];
  },
  'in Redis': () => ['--store', redis.url],
};
const rows = Object.entries(places).flatMap(([place, words]) =>
  (place === 'in memory' ? [1] : [1, 2, 4]).map((workers) => ({ place, workers, words })),
);

const taken = rows.map((): Taken[] => []);
const loader = new Loader();
try {
  for (let turn = 0; turn < turns; turn += 1)
    for (const [index, { words, workers }] of rows.entries())
      taken[index]?.push(await measured([...words(), '--workers', String(workers)]));
} finally {
  await loader.stop();
  await redis.stop();
  for (const folder of folders) rmSync(folder, { recursive: true });
}

console.log(
  `Code flows of four calls, 64 connections, ${availableParallelism()} processor cores, medians of ${turns}.\n`,
);
console.log('| state | processes | calls a second | CPU of the mock, µs a call |\n|---|---|---|---|');
for (const [index, { place, workers }] of rows.entries()) {
  const of = (figure: keyof Taken) => Math.round(median((taken[index] ?? []).map((one) => one[figure])));
  console.log(`| ${place} | ${workers} | ${of('perSecond').toLocaleString('en')} | ${of('cpu')} |`);
}

/** Measures a new mock, after a warm-up. */
async function measured(words: readonly string[]): Promise<Taken> {
  const mock = await served(...words);
  try {
    await load(mock, amount / 4);
    const [before, started] = [cpuSecondsOf(mock), performance.now()];
    await load(mock, amount);
    const seconds = (performance.now() - started) / 1000;
    return { perSecond: amount / seconds, cpu: ((cpuSecondsOf(mock) - before) * 1e6) / amount };
  } finally {
    await mock.kill('SIGTERM');
  }
}

function load(mock: Served, calls: number): Promise<number> {
  const [service] = mock.services;
  if (service === undefined) throw new Error('The mock has no service.');
  const { port } = new URL(mock.url);
  const flow = codeFlow(service, 'notes.read');
  return loader.load({
    port: Number(port),
    token: service.accessToken,
    calls: flow,
    amount: calls,
    check: true,
  });
}

/** Returns the CPU time that the processes of a mock have used, in seconds. */
const cpuSecondsOf = ({ process: { pid } }: Served): number =>
  [pid, ...childrenOf(pid)].reduce((sum: number, one) => sum + cpuTimeOf(one), 0) / 100;
