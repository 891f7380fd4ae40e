// npm run bench:pressure: a steady load, and clients that behave badly, while others go on. Prints what the others noticed.
//   npm run bench:pressure -- --minutes 10 --only steady
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { firstLine, startCommand, stop } from './child.js';
import { Client, percentile, rounded, type Target } from './client.js';
import { fewFiles, type Mock, type Pressure, pressures } from './pressure/bad-clients.js';
import { steady } from './pressure/steady.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    only: { type: 'string', multiple: true },
  },
});

/** How long clients behave badly, in milliseconds. */
const duration = 15_000;
/** The longest that 99 % of the other clients' calls may take, in milliseconds. */
const longest = 1000;
/** The most that a mock may use, in MB. */
const mostMemory = 500;

async function underPressure(mock: Mock, pressure: Pressure): Promise<boolean> {
  const client = new Client(mock.target);
  // It has its connections before the others come.
  await client.flowsUntil(wait(2000));
  const before = percentile(client.times, 0.99);
  client.times = [];
  const end = wait(duration);
  const [said] = await Promise.all([pressure(mock, end), client.flowsUntil(end)]);
  const during = percentile(client.times, 0.99);
  const calls = client.times.length;
  const memory = memoryOf(mock.child);
  await wait(1000);
  const after = new Client(mock.target);
  await after.flowsUntil(wait(2000));
  client.close();
  after.close();
  const wrong = [...client.wrong, ...after.wrong];
  for (const problem of new Set(wrong)) console.error(`  ${problem}`);
  const recovered = percentile(after.times, 0.99);
  console.log(
    `| ${said} | ${calls.toLocaleString('en')} | ${wrong.length} | ${rounded(before, during, recovered)} | ${memory} |`,
  );
  return wrong.length === 0 && during < longest && memory < mostMemory;
}

/** Returns what a process has in memory, in MB. */
function memoryOf({ pid }: ChildProcess): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round((Number(kilobytes) * 1024) / 1e6);
}

async function served(child: ChildProcess): Promise<Mock> {
  const target = await firstLine<Target>(child);
  return { target, port: Number(new URL(target.url).port), child };
}

const wanted = values.only ?? ['steady', ...Object.keys(pressures), 'few-files'];
const serve = ['serve', '--port', '0', '--json'];
const results: boolean[] = [];
if (wanted.includes('steady')) results.push(await steady(Number(values.minutes)));
const heading = () => {
  console.log(
    '\n| what happened | calls of others | wrong | their 99 % before, during, after, ms | resident, MB |',
  );
  console.log('|---|---|---|---|---|');
};
if (wanted.some((name) => name !== 'steady')) heading();
for (const [name, pressure] of Object.entries(pressures)) {
  if (!wanted.includes(name)) continue;
  const mock = await served(startCommand(serve));
  results.push(await underPressure(mock, pressure));
  await stop(mock.child);
}
if (wanted.includes('few-files')) {
  const command = `ulimit -n 300 && exec "${process.execPath}" dist/cli/main.js ${serve.join(' ')}`;
  const child = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
  results.push(await underPressure(await served(child), fewFiles));
  await stop(child);
}
process.exit(results.every(Boolean) ? 0 : 1);
