// npm run bench: measures the CPU time of the mock per call, next to a bare node:http server and to other mocks, and
// what a test suite waits for. Uses only loopback. Fails if a target is missed.
//
//   npm run bench -- --only introspection --turns 3      one figure in a few seconds
//   npm run bench -- --save                              also writes bench/results.json, from which the docs are made
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureCpu } from './cpu.js';
import { Loader } from './loader.js';
import type { Results } from './results.js';
import { rowsOf } from './rows.js';
import { measureMemory, measureStartup } from './startup.js';
import { table } from './table.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    turns: { type: 'string', default: '7' },
    save: { type: 'boolean', default: false },
  },
});
const { only } = values;
const turns = Number(values.turns);
const whole = only.length === 0;

const loader = new Loader();
const cpu = await measureCpu(loader, { turns, only, peers: whole });
const figures = [
  ...(whole || only.includes('startup') ? await measureStartup(turns) : []),
  ...(whole || only.includes('memory') ? [await measureMemory(loader)] : []),
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
if (values.save) {
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
}
process.exitCode = rows.every(({ met }) => met !== false) ? 0 : 1;
