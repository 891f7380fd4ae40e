import { setTimeout as wait } from 'node:timers/promises';
import { ask, message, start, stop } from '../child.js';
import { Client, percentile, rounded, type Target } from '../client.js';

/** Makes 500 calls a second for some minutes. Resolves to whether all answers were right and the memory stayed flat. */
export async function steady(minutes: number): Promise<boolean> {
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
  for (let minute = 1; minute <= minutes; minute += 1) {
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
