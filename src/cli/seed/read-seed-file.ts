import { InvalidInput } from '../../invalid-input.js';
import type { Data } from '../../mock/data/data.js';
import { duplicateIn } from '../../mock/data/duplicates.js';
import { keySetProblemIn } from '../../mock/data/key-sets.js';
import { seedSchema } from '../../mock/data/schema.js';
import { readYamlFile } from '../../read-yaml.js';
import type { Contract } from '../../spec/contract.js';
import { mismatchWith } from '../../spec/mismatch.js';

/** Reads services and clients from a YAML or JSON file and checks them against the contract. Throws `InvalidInput`. */
export async function readSeedFile(file: string, contract: Contract): Promise<Data> {
  const value = await readYamlFile(file);
  const mismatch = mismatchWith(seedSchema(contract), value, contract.resolve);
  if (mismatch !== undefined) throw new InvalidInput(`Failed to use ${file}: ${mismatch}`);
  // The schema says what `Data` says.
  const data = value as Data;
  const problem = duplicateIn(data) ?? keySetProblemIn(data);
  if (problem !== undefined) throw new InvalidInput(`Failed to use ${file}: ${problem}`);
  return data;
}
