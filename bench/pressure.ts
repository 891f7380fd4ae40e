// npm run bench:pressure: a steady load, and clients that behave badly, while others go on. Prints what the others noticed.
//   npm run bench:pressure -- --minutes 10 --only steady
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ask, firstLine, message, start, startCommand, stop } from './child.js';
import { Client, percentile, type Target } from './client.js';

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

interface Mock {
  readonly target: Target;
  readonly port: number;
  readonly child: ChildProcess;
}

/** Lets clients behave badly until the promise is resolved. Resolves to what to say about them. */
type Pressure = (mock: Mock, end: Promise<unknown>) => Promise<string>;

const pressures: Readonly<Record<string, Pressure>> = {
  idle: async ({ port }, end) => {
    const sockets = await connected(port, 10_000);
    await end;
    const open = sockets.filter(({ readyState }) => readyState === 'open').length;
    closeAll(sockets);
    return `${open.toLocaleString('en')} connections without a request`;
  },
  'slow-requests': async ({ port }, end) => {
    const sockets = await connected(port, 400);
    const head = `POST /api/1/auth/token HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n`;
    const text = head + 'x'.repeat(1000);
    let sent = 0;
    const dripping = setInterval(() => {
      // Half of them are in the headers all the time.
      for (const [index, socket] of sockets.entries()) socket.write(index % 2 ? (text[sent] ?? 'x') : 'x');
      sent += 1;
    }, 100);
    await end;
    clearInterval(dripping);
    closeAll(sockets);
    return '400 clients that send a byte every 100 ms';
  },
  'slow-readers': async ({ port, target }, end) => {
    const sockets = await connected(port, 100);
    const [service] = target.services;
    const asked = `GET /api/${service?.serviceId}/service/get HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${service?.accessToken}\r\n\r\n`;
    for (const socket of sockets) {
      socket.pause();
      socket.write(asked.repeat(200));
    }
    await end;
    closeAll(sockets);
    return '100 clients that each send 200 requests at once and read no answer';
  },
  'large-bodies': async ({ port }, end) => {
    const statuses = new Map<string, number>();
    let stopped = false;
    const over = end.finally(() => {
      stopped = true;
    });
    const loop = async () => {
      while (!stopped) {
        const answer = await sendLarge(port);
        statuses.set(answer, (statuses.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all([over, ...Array.from({ length: 8 }, loop)]);
    const answers = [...statuses].map(([answer, count]) => `${count} times ${answer}`).join(', ');
    return `8 clients that send bodies of 1 GB: ${answers}`;
  },
};

/** The mock that is under pressure with `--only few-files`, may open 300 files. */
const fewFiles: Pressure = async ({ port }, end) => {
  const sockets = await attempted(port, 400);
  await end;
  const open = sockets.filter(({ readyState }) => readyState === 'open').length;
  closeAll(sockets);
  return `400 connections to a process that may open 300 files: ${open} stayed open`;
};

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

async function steady(): Promise<boolean> {
  const child = start('servers/observed.mjs');
  const client = new Client(await message<Target>(child));
  const perSecond = 500;
  const callsOfAFlow = 8;
  console.log(`${perSecond} calls a second, in flows of ${callsOfAFlow} calls that leave nothing behind:\n`);
  console.log(
    '| minute | calls | wrong | half of the answers, 99 %, ms | event loop busy, 99 % and longest, ms | resident, MB | heap, MB |',
  );
  console.log('|---|---|---|---|---|---|---|');
  const flows = new Set<Promise<void>>();
  const begin = () => {
    const flow = client.flow().finally(() => flows.delete(flow));
    flows.add(flow);
  };
  let begun = 0;
  const started = performance.now();
  const heaps: number[] = [];
  for (let minute = 1; minute <= Number(values.minutes); minute += 1) {
    while (performance.now() - started < minute * 60_000) {
      const due = ((performance.now() - started) / 1000) * (perSecond / callsOfAFlow);
      for (; begun < due; begun += 1) begin();
      await wait(4);
    }
    const { rss, heap, delay } = await ask<{
      rss: number;
      heap: number;
      delay: { p99: number; longest: number };
    }>(child, {});
    const { times } = client;
    client.times = [];
    heaps.push(heap);
    const cells = [
      minute,
      times.length.toLocaleString('en'),
      client.wrong.length,
      rounded(percentile(times, 0.5), percentile(times, 0.99)),
      rounded(delay.p99, delay.longest),
      Math.round(rss / 1e6),
      Math.round(heap / 1e6),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  await Promise.all(flows);
  client.close();
  await stop(child);
  for (const problem of new Set(client.wrong)) console.error(`  ${problem}`);
  const [, second = 0] = heaps;
  return client.wrong.length === 0 && (heaps.at(-1) ?? 0) < second * 1.1 + 5e6;
}

const rounded = (...times: readonly number[]): string => times.map((time) => time.toFixed(1)).join(', ');

/** Returns what a process has in memory, in MB. */
function memoryOf({ pid }: ChildProcess): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round((Number(kilobytes) * 1024) / 1e6);
}

/** Opens connections. Resolves when all of them are open. */
async function connected(port: number, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let opened = 0; opened < count; opened += 100) {
    const some = Array.from({ length: Math.min(100, count - opened) }, () => opening(port));
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
}

/** Tries to open connections, and resolves after a second. */
async function attempted(port: number, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1').on('error', () => {}));
  await wait(1000);
  return sockets;
}

const opening = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
  });

function closeAll(sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.destroy();
}

/** Sends a body of 1 GB. Resolves to the status of the answer, or to the error of the connection. */
const sendLarge = (port: number): Promise<string> =>
  new Promise((resolve) => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const sent = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/1/auth/token',
      agent: false,
    });
    let left = 1000;
    const more = (): void => {
      while (left > 0) {
        left -= 1;
        if (!sent.write(chunk)) {
          sent.once('drain', more);
          return;
        }
      }
      sent.end();
    };
    sent.on('response', (response) => {
      response.resume();
      sent.destroy();
      resolve(String(response.statusCode));
    });
    sent.on('error', (problem) => resolve(problem.message));
    more();
  });

async function served(child: ChildProcess): Promise<Mock> {
  const target = await firstLine<Target>(child);
  return { target, port: Number(new URL(target.url).port), child };
}

const wanted = values.only ?? ['steady', ...Object.keys(pressures), 'few-files'];
const serve = ['serve', '--port', '0', '--json'];
const results: boolean[] = [];
if (wanted.includes('steady')) results.push(await steady());
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
