import { readFileSync } from 'node:fs';
import { loadContract } from '../../src/spec/contract.js';
import { checks } from '../../src/validate/checks/index.js';
import { flowChecks, lifecycleChecks } from '../../src/validate/checks/of-recordings.js';
import responseSchema from '../../src/validate/checks/response-schema.js';
import { Judge } from '../../src/validate/judge.js';
import { judgePart } from '../../src/validate/judge-part.js';
import { ndjson } from '../../src/validate/readers/ndjson.js';
import { Validation } from '../../src/validate/validation.js';
import { openapiResponseValidator, prism, validated } from './others.js';

type Work = (lines: readonly string[]) => Promise<void> | void;

/** Works that take turns. */
interface Group {
  readonly works: readonly (readonly [name: string, work: Work])[];
  readonly lines: readonly string[];
  readonly warmUps: number;
  readonly rounds: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Returns the lines per second of CPU time that each validator processes: medians of interleaved rounds. */
export async function rates(file: string): Promise<ReadonlyMap<string, number>> {
  const lines = linesOf(file);
  return new Map([
    // The code for all operations is compiled and optimized after some 20,000 exchanges.
    ...(await medians({ works: ownWorks(file), lines, warmUps: 6, rounds: 9 })),
    // Others take up to a millisecond for a line, and are fast after fewer of them.
    ...(await medians({ works: await otherWorks(), lines: lines.slice(0, 1000), warmUps: 2, rounds: 5 })),
  ]);
}

async function medians({ works, lines, warmUps, rounds }: Group): Promise<ReadonlyMap<string, number>> {
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

/** Every second one of a list. */
const half = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => index % 2 === 0);

/** Each workload includes parsing the lines. */
function ownWorks(file: string): Group['works'] {
  const contract = loadContract();
  const [all, someChecks, schemaAlone] = [
    new Judge(contract),
    new Judge(contract, half(checks)),
    new Judge(contract, [responseSchema]),
  ];
  const everyCheck = () => new Validation();
  const halfOfThem = () => new Validation(half(lifecycleChecks), { flows: half(flowChecks) });
  const ofSingleExchanges = () => new Validation([], { flows: [], jwts: false });
  return [
    ['JSON.parse alone', (lines) => lines.forEach((line) => void JSON.parse(line))],
    ['every check', (lines) => judged(all, everyCheck(), lines, file)],
    ['every second check', (lines) => judged(someChecks, halfOfThem(), lines, file)],
    ['response-schema alone', (lines) => judged(schemaAlone, ofSingleExchanges(), lines, file)],
  ];
}

async function otherWorks(): Promise<Group['works']> {
  const [prismAccepts, otherAccepts] = [await prism(), openapiResponseValidator()];
  return [
    ['Prism', (lines) => validated(lines, prismAccepts)],
    ['openapi-response-validator', (lines) => validated(lines, otherAccepts)],
  ];
}

async function judged(
  judge: Judge,
  validation: Validation,
  lines: readonly string[],
  file: string,
): Promise<void> {
  for (const [index, content] of lines.entries()) {
    const one = judgePart(judge, ndjson, { number: index + 1, content }, file);
    if (one === undefined || !('verdict' in one)) continue;
    const [verdict] = await validation.see(one);
    if (verdict?.outcome !== 'valid') throw new Error(`Failed to measure: line ${index + 1} is not valid.`);
  }
}
