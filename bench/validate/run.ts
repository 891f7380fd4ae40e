// npm run bench:validate: how fast recorded traffic is checked beside JSON.parse alone, and how much memory it takes.
// Writes to the folder for temporary files, and removes it; ends by itself in about two minutes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContract } from '../../src/spec/contract.js';
import { Judge } from '../../src/validate/judge.js';
import { judgePart } from '../../src/validate/judge-part.js';
import { ndjson } from '../../src/validate/readers/ndjson.js';
import { Validation } from '../../src/validate/validation.js';
import { writeTraffic } from './traffic.js';

const megabyte = 1024 * 1024;
const rounds = 5;
const folder = mkdtempSync(join(tmpdir(), 'bench-validate-'));

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function seconds(work: () => Promise<void> | void): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** On one core, round by round in turns, so that both see the same machine. */
async function rates(file: string): Promise<void> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const judge = new Judge(loadContract());
  const parsing: number[] = [];
  const judging: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const parsed = await seconds(() => lines.forEach((line) => void JSON.parse(line)));
    const validation = new Validation();
    const judged = await seconds(async () => {
      for (const [index, text] of lines.entries()) {
        const one = judgePart(judge, ndjson, { number: index + 1, content: text }, file);
        if (one !== undefined && 'verdict' in one) await validation.see(one);
      }
    });
    // The first round is to warm up.
    if (round > 0) parsing.push(lines.length / parsed);
    if (round > 0) judging.push(lines.length / judged);
  }
  const [parse, check] = [median(parsing), median(judging)];
  const size = (statSync(file).size / lines.length / 1024).toFixed(1);
  console.log(`| JSON.parse alone, lines of ${size} kB | ${Math.round(parse)}/s |`);
  console.log(`| all checks, one core | ${Math.round(check)}/s, ${(check / parse).toFixed(2)} of it |`);
}

/** The command as people run it: its time, and what was resident at the most. */
function memory(file: string): number {
  const measured = "process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))";
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const words = ['--import', `data:text/javascript,${encodeURIComponent(measured)}`, main, 'validate', file];
  const started = performance.now();
  const { stderr, stdout, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  const taken = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`Failed to measure: ${stdout}${stderr}`);
  const peak = Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
  const size = Math.round(statSync(file).size / megabyte);
  console.log(`| the command on ${size} MB | ${taken.toFixed(1)} s, ${Math.round(peak)} MB at the most |`);
  return peak;
}

console.log('| what | figure |\n|---|---|');
try {
  const small = join(folder, 'small.ndjson');
  const large = join(folder, 'large.ndjson');
  await writeTraffic(small, 10 * megabyte);
  await rates(small);
  await writeTraffic(large, 1024 * megabyte);
  const [least, most] = [memory(small), memory(large)];
  console.log(`| memory, large beside small | ${(most / least).toFixed(2)} times |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
