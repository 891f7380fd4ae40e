import { InvalidInput } from '../../invalid-input.js';
import { brokenRulesIn } from '../../mock/data/broken-rules.js';
import type { Data } from '../../mock/data/data.js';
import { duplicatesIn } from '../../mock/data/duplicates.js';
import { seedSchema } from '../../mock/data/schema.js';
import { parseYaml, readText } from '../../read-yaml.js';
import type { Contract } from '../../spec/contract.js';
import { type Mismatch, mismatchesWith } from '../../spec/mismatch.js';

/**
 * Reads services and clients from a YAML or JSON file and checks them against the contract and the rules of
 * management calls. Throws `InvalidInput` that names all problems with their lines and columns.
 */
export async function readSeedFile(file: string, contract: Contract): Promise<Data> {
  const text = await readText(file);
  const value = await parseYaml(text, file);
  const mismatches = mismatchesWith(seedSchema(contract), value, contract.resolve);
  if (mismatches.length > 0) throw await unusable(file, text, mismatches);
  // The schema says what `Data` says.
  const data = value as Data;
  const problems = [...duplicatesIn(data), ...brokenRulesIn(data)];
  if (problems.length > 0) throw await unusable(file, text, problems);
  return data;
}

/** How many problems are listed. */
const listed = 50;

async function unusable(file: string, text: string, problems: readonly Mismatch[]): Promise<InvalidInput> {
  // Loaded only now: the YAML parser takes time, and a good file in JSON does without.
  const { positionsIn } = await import('./positions.js');
  const positionOf = positionsIn(text);
  const lines = problems.map((problem) => `${file}:${positionOf(problem.path)}: ${problem.text}`);
  const [first = '', ...others] = lines;
  if (others.length === 0) return new InvalidInput(`Failed to use ${first}`);
  const more = lines.length > listed ? [`… and ${lines.length - listed} more`] : [];
  return new InvalidInput(
    [`Failed to use ${file}: it has ${lines.length} problems.`, ...lines.slice(0, listed), ...more].join(
      '\n  ',
    ),
  );
}
