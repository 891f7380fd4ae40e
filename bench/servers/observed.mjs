// A mock in a process of its own that tells, whenever it is asked, how much memory it uses and how long its event loop was
// busy since the last time.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createAuthlete } from '../../dist/index.js';

const authlete = createAuthlete();
const { url } = await authlete.listen({ port: 0 });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let lowest = Number.POSITIVE_INFINITY;
setInterval(() => {
  lowest = Math.min(lowest, process.memoryUsage().heapUsed);
}, 500);

process.on('disconnect', () => process.exit());
process.on('message', () => {
  process.send?.({
    rss: process.memoryUsage().rss,
    heap: lowest,
    // In nanoseconds, and with the 5 ms after which it looks.
    delay: { p99: delay.percentile(99) / 1e6 - 5, longest: delay.max / 1e6 - 5 },
  });
  delay.reset();
  lowest = Number.POSITIVE_INFINITY;
});
process.send?.({ url, services: authlete.services });
