// npm run bench: measures the CPU time of the mock per call, next to a bare node:http server and to other mocks, and
// what a test suite waits for. Uses only loopback. Fails if a target is missed.
//
//   npm run bench -- --only introspection --turns 3      one figure in a few seconds
//   npm run bench -- --save                              also writes bench/results.json, which the docs show
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { measureCpu } from './cpu.js';
import { Loader } from './loader.js';
import { readOptions } from './options.js';
import type { Results } from './results.js';
import { rowsOf } from './rows.js';
import { measureMemory, measureStartup } from './startup.js';
import { table } from './table.js';

const { only, turns, save, all } = readOptions(process.argv.slice(2));
const loader = new Loader();
const cpu = await measureCpu(loader, { turns, only, all });
const figures = [
  ...(only.includes('startup') ? await measureStartup(turns) : []),
  ...(only.includes('memory') ? [await measureMemory(loader)] : []),
];
await loader.stop();

const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`,
  node: process.version,
  turns,
  cpu,
  figures,
};
const rows = rowsOf(results);
console.log(`${results.machine}, Node.js ${results.node}\n\n${table(rows)}`);
if (save) writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = rows.every(({ met }) => met !== false) ? 0 : 1;
