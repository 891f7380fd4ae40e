/** Tells the benchmark where a server listens, and then, whenever it asks, what the process has used so far. */
export function measured(listening) {
  process.on('disconnect', () => process.exit());
  process.on('message', () => process.send?.({ rss: process.memoryUsage().rss, cpu: process.cpuUsage() }));
  process.send?.(listening);
}
