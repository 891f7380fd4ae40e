import { InvalidInputError } from '../../invalid-input-error.js';
import { readYamlFile } from '../../read-yaml.js';
import type { Contract } from '../../spec/contract.js';
import { allRules } from '../checks/by-id.js';
import { globMatcher, unknownName } from './commented-rows.js';
import { Expectations } from './expectations.js';
import { type ExpectedRow, rowsProblem } from './row.js';

/** Reads a file of expected findings. Rejects with `InvalidInputError` if it is malformed. */
export async function readExpectations(
  file: string,
  contract: Contract,
  runs: (check: string) => boolean = () => true,
): Promise<Expectations> {
  const value = (await readYamlFile(file)) ?? [];
  const problem = rowsProblem(value);
  if (problem !== undefined) throw new InvalidInputError(`Failed to use ${file}: ${problem}`);
  // The schema corresponds to `ExpectedRow`.
  const rows = value as readonly ExpectedRow[];
  for (const [index, { check }] of rows.entries()) {
    const ids = allRules.map(({ id }) => id);
    if (check !== undefined && !ids.some(globMatcher(check)))
      throw new InvalidInputError(
        `Failed to use ${file}: [${index}].check ${unknownName(check, ids, 'a check')}`,
      );
  }
  return new Expectations(rows, contract, runs);
}
