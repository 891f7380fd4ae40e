import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { codeFlow, type Services } from './calls.js';
import { capture } from './capture.js';
import { ask, firstLine, message, start, startCommand, stop } from './child.js';
import type { Loader } from './loader.js';
import { median } from './median.js';
import type { Figure } from './results.js';

/** Measures what a test suite waits for: in process and with `authlete-testkit serve`. Medians of fresh processes. */
export async function measureStartup(runs: number): Promise<Figure[]> {
  const measured: Record<string, number>[] = [];
  for (let run = 0; run < runs; run += 1) measured.push({ ...(await inProcess()), ...(await serve()) });
  const of = (name: string) => median(measured.map((one) => one[name] ?? Number.NaN));
  return [
    { title: '`createAuthlete()` to the first answer', value: of('firstAnswer'), unit: 'ms', under: 60 },
    { title: 'the same with the import', value: of('withImport'), unit: 'ms', under: 120 },
    { title: '100 × `createService()`', value: of('hundredServices'), unit: 'ms', under: 100 },
    { title: '`serve`: ready line', value: of('ready'), unit: 'ms', under: 150 },
    { title: '`serve`: first answer after it', value: of('answer'), unit: 'ms' },
    { title: '`serve`: resident when ready', value: of('megabytes'), unit: 'MB', under: 90 },
  ];
}

async function inProcess(): Promise<Record<string, number>> {
  const child = start('servers/first-answer.mjs');
  const exited = once(child, 'exit');
  const figures = await message<Record<string, number>>(child);
  await exited;
  return figures;
}

async function serve(): Promise<Record<string, number>> {
  const started = performance.now();
  const child = startCommand(['serve', '--port', '0', '--json']);
  const { url } = await firstLine<{ url: string }>(child);
  const ready = performance.now();
  await fetch(`${url}/api/lifecycle/healthcheck`);
  const answered = performance.now();
  const megabytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024;
  await stop(child);
  return { ready: ready - started, answer: answered - ready, megabytes };
}

/**
 * Measures the resident memory after 10,000 authorization requests, 10,000 introspections and 2,500 code flows.
 */
export async function measureMemory(loader: Loader): Promise<Figure> {
  const child = start('servers/mock.mjs');
  const { port, services } = await message<{ port: number; services: Services }>(child);
  const { single } = services;
  const token = single.accessToken;
  const flow = codeFlow(single, 'notes.read');
  const { filled } = await capture(port, token, flow);
  const amounts = { port, token, amount: 10_000, check: true };
  for (const call of [filled[0], filled[3]]) if (call) await loader.load({ ...amounts, calls: [call] });
  await loader.load({ ...amounts, calls: flow });
  const { rss } = await ask<{ rss: number }>(child, {});
  await stop(child);
  return { title: 'resident after load', value: rss / 1e6, unit: 'MB' };
}
