// npm run bench:trace: what one call of each main operation runs: functions, files, promises, store operations and CPU
// time in process. Each figure is that of a warm call.
import { createHook } from 'node:async_hooks';
import { Session } from 'node:inspector/promises';
import { createAuthlete } from '../src/index.js';
import { memoryStore } from '../src/mock/state/memory-store.js';
import { type Traced, tracedCalls } from './traced-calls.js';

const warmUps = 5;
const timed = 4000;

/** A store that notes its calls. */
function noting(notes: string[]): ReturnType<typeof memoryStore> {
  const store = memoryStore();
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        notes.push(`${String(name)} ${describe(given)}`);
        return Reflect.apply(method, target, given);
      };
    },
  });
}

/** The collection without the service, or the number of changes of a write. */
const describe = ([first]: unknown[]): string =>
  Array.isArray(first) ? `${first.length} changes` : String(first).replace(/^\d+\//, '');

const notes: string[] = [];
const authlete = createAuthlete({ seed: 'trace', journalLength: 10, store: noting(notes) });
const calls = tracedCalls(authlete);

const session = new Session();
session.connect();
await session.post('Profiler.enable');

async function functionsOf(run: () => Promise<void>): Promise<{ functions: number; files: number }> {
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await session.post('Profiler.takePreciseCoverage');
  await run();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  const ran = result
    .filter(({ url }) => url.includes('/src/'))
    .map(
      ({ functions }) =>
        functions.filter(
          ({ ranges, functionName }) => (ranges[0]?.count ?? 0) > 0 && functionName !== '__name',
        ).length,
    )
    .filter((count) => count > 0);
  return { functions: ran.reduce((sum, count) => sum + count, 0), files: ran.length };
}

async function promisesOf(run: () => Promise<void>): Promise<number> {
  let promises = 0;
  const hook = createHook({
    init(_id, type) {
      if (type === 'PROMISE') promises += 1;
    },
  }).enable();
  await run();
  hook.disable();
  return promises;
}

async function microsecondsOf(call: Traced): Promise<number> {
  const runs = [];
  for (let count = 0; count < timed; count += 1) runs.push(await call.prepare());
  const samples: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const start = process.cpuUsage();
    for (const run of runs.slice((round * timed) / 8, ((round + 1) * timed) / 8)) await run();
    const { user, system } = process.cpuUsage(start);
    samples.push((user + system) / (timed / 8));
  }
  return samples.sort((a, b) => a - b)[samples.length >> 1] ?? 0;
}

const rows: Record<string, unknown>[] = [];
for (const call of calls) {
  for (let count = 0; count < warmUps; count += 1) await (await call.prepare())();
  const first = await call.prepare();
  notes.length = 0;
  await first();
  const store = [...notes];
  const promises = await promisesOf(await call.prepare());
  const { functions, files } = await functionsOf(await call.prepare());
  rows.push({ call: call.name, functions, files, promises, store: store.length });
  if (process.argv.includes('--store')) console.log(call.name, store);
}
// The profiler slows calls down even when it is off.
session.disconnect();
for (const [index, call] of calls.entries()) {
  const row = rows[index];
  if (row !== undefined) row['microseconds'] = Math.round((await microsecondsOf(call)) * 10) / 10;
}
console.table(rows);
await authlete.close();
