import { InvalidInput } from '../../invalid-input.js';
import { brokenRulesIn } from '../../mock/data/broken-rules.js';
import type { Data } from '../../mock/data/data.js';
import { duplicatesIn } from '../../mock/data/duplicates.js';
import { seedSchema } from '../../mock/data/schema.js';
import { parseYaml, readText } from '../../read-yaml.js';
import type { Contract } from '../../spec/contract.js';
import { type Mismatch, mismatchesWith } from '../../spec/mismatch.js';
import { seedOf, without } from './answers.js';
import { merged } from './merged.js';

export interface SeedFileOptions {
  /** Called for each member that the contract does not have; the member is dropped. Default: an error. */
  readonly onUnknown?: ((warning: string) => void) | undefined;
}

/**
 * Reads seed files that belong together, such as responses of /service/get and /client/get/list. Rejects with
 * `InvalidInput`.
 */
export async function readSeedFiles(
  files: readonly string[],
  contract: Contract,
  options: SeedFileOptions = {},
): Promise<Data> {
  const read = await Promise.all(files.map((file) => readSeedFile(file, contract, options)));
  const data = merged(read);
  const [problem] = duplicatesIn(data);
  if (problem !== undefined)
    throw new InvalidInput(`Failed to use ${files.join(' and ')} together: ${problem.text}`);
  return data;
}

/**
 * Reads services and clients from a YAML or JSON file, and validates them against the contract and the rules
 * of the management API. Rejects with `InvalidInput` that lists all problems with their lines and columns.
 */
export async function readSeedFile(
  file: string,
  contract: Contract,
  { onUnknown }: SeedFileOptions = {},
): Promise<Data> {
  const text = await readText(file);
  const { data: given, at } = seedOf(await parseYaml(text, file));
  const mismatches = mismatchesWith(seedSchema(contract), given, contract.resolve);
  const unknown = onUnknown === undefined ? [] : mismatches.filter((mismatch) => mismatch.unknown === true);
  const wrong = mismatches.filter((mismatch) => !unknown.includes(mismatch));
  if (wrong.length > 0) throw unusable(file, await placed(file, text, at, wrong));
  for (const line of unknown.length > 0 ? await placed(file, text, at, unknown) : []) onUnknown?.(line);
  // The schema corresponds to `Data`.
  const data = unknown.reduce((rest, { path }) => without(rest, path), given) as Data;
  const problems = [...duplicatesIn(data), ...brokenRulesIn(data)];
  if (problems.length > 0) throw unusable(file, await placed(file, text, at, problems));
  return data;
}

/** The maximum number of problems to list. */
const listed = 50;

/** Adds its position in the file to each problem. */
async function placed(
  file: string,
  text: string,
  at: string,
  problems: readonly Mismatch[],
): Promise<string[]> {
  // Import on demand: the YAML parser is slow to load, and a valid JSON file does not need it.
  const { positionsIn } = await import('./positions.js');
  const positionOf = positionsIn(text);
  const within = (path: string) => (at === '' ? path : path.slice(at.length + 1));
  return problems.map((problem) => `${file}:${positionOf(within(problem.path))}: ${problem.text}`);
}

function unusable(file: string, lines: readonly string[]): InvalidInput {
  const [first = '', ...others] = lines;
  if (others.length === 0) return new InvalidInput(`Failed to use ${first}`);
  const more = lines.length > listed ? [`… and ${lines.length - listed} more`] : [];
  return new InvalidInput(
    [`Failed to use ${file}: it has ${lines.length} problems.`, ...lines.slice(0, listed), ...more].join(
      '\n  ',
    ),
  );
}
