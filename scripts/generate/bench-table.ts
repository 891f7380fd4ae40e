import { readFileSync } from 'node:fs';
import type { Results } from '../../bench/results.js';
import { rowsOf } from '../../bench/rows.js';
import { table } from '../../bench/table.js';

/** Returns what the last `npm run bench -- --save` measured. */
export function readResults(): Results {
  const file = new URL('../../bench/results.json', import.meta.url);
  // Written by bench/run.ts with this type.
  return JSON.parse(readFileSync(file, 'utf8')) as Results;
}

/** Renders the saved results of the benchmark, with their targets. */
export function benchTable(): string {
  const results = readResults();
  const { date, machine, node, turns } = results;
  return `${date}, ${machine}, Node.js ${node}, ${turns} turns:\n\n${table(rowsOf(results))}\n`;
}
