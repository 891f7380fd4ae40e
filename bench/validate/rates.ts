import { readFileSync } from 'node:fs';
import { loadContract } from '../../src/spec/contract.js';
import responseSchema from '../../src/validate/checks/response-schema.js';
import { Judge } from '../../src/validate/judge.js';
import { judgePart } from '../../src/validate/judge-part.js';
import { ndjson } from '../../src/validate/readers/ndjson.js';
import { Validation } from '../../src/validate/validation.js';
import { openapiResponseValidator, prism, validated } from './others.js';

type Work = (lines: readonly string[]) => Promise<void> | void;

/** The code for all operations is compiled and optimized after some 20,000 exchanges. */
const warmUps = 5;
const rounds = 7;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Returns the lines per second of CPU time that each validator processes: medians of interleaved rounds. */
export async function rates(file: string): Promise<ReadonlyMap<string, number>> {
  const lines = linesOf(file);
  const works = await worksOf(file);
  const measured = new Map<string, number[]>(works.map(([name]) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [name, work] of works) {
      const before = process.cpuUsage();
      await work(lines);
      const { user, system } = process.cpuUsage(before);
      const perSecond = (lines.length / (user + system)) * 1e6;
      if (round >= 0) measured.get(name)?.push(perSecond);
    }
  }
  return new Map([...measured].map(([name, values]) => [name, median(values)]));
}

/** Returns strings of their own, as the command reads them, and not slices of one string. */
const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => Buffer.from(line).toString());

/** Each workload includes parsing the lines. */
async function worksOf(file: string): Promise<[name: string, work: Work][]> {
  const contract = loadContract();
  const all = new Judge(contract);
  const schemaAlone = new Judge(contract, [responseSchema]);
  const [prismAccepts, otherAccepts] = [await prism(), openapiResponseValidator()];
  return [
    ['JSON.parse alone', (lines) => lines.forEach((line) => void JSON.parse(line))],
    ['every check', (lines) => judged(all, lines, file)],
    ['response-schema alone', (lines) => judged(schemaAlone, lines, file)],
    ['Prism', (lines) => validated(lines, prismAccepts)],
    ['openapi-response-validator', (lines) => validated(lines, otherAccepts)],
  ];
}

async function judged(judge: Judge, lines: readonly string[], file: string): Promise<void> {
  const validation = new Validation();
  for (const [index, content] of lines.entries()) {
    const one = judgePart(judge, ndjson, { number: index + 1, content }, file);
    if (one === undefined || !('verdict' in one)) continue;
    const [verdict] = await validation.see(one);
    if (verdict?.outcome !== 'valid') throw new Error(`Failed to measure: line ${index + 1} is not valid.`);
  }
}
