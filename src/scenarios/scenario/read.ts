import { InvalidInputError } from '../../invalid-input-error.js';
import { parseYaml, readYamlFile } from '../../read-yaml.js';
import type { Contract } from '../../spec/contract.js';
import { mismatchWith } from '../../spec/mismatch.js';
import type { StubDefinition } from '../stub.js';
import type { ScenarioDefinition } from './definition.js';
import { builtInFile, isBuiltIn } from './library.js';
import { scenarioSchema, stubSchema } from './schema.js';

/** Reads a scenario from a file, or a built-in one by its name. Rejects with `InvalidInputError`. */
export async function readScenario(fileOrName: string, contract: Contract): Promise<ScenarioDefinition> {
  const isFile = /\.(ya?ml|json)$/.test(fileOrName) || /[/\\]/.test(fileOrName);
  if (isFile) return checkedScenario(await readYamlFile(fileOrName), fileOrName, contract);
  if (isBuiltIn(fileOrName)) return readScenario(builtInFile(fileOrName), contract);
  throw new InvalidInputError(
    `Failed to load the scenario ${fileOrName}: no built-in scenario has that name. Please see authlete-testkit scenarios list, or pass a file that ends in .yaml or .json.`,
  );
}

/** Parses a scenario from YAML text. Rejects with `InvalidInputError`. */
export const parseScenario = async (yaml: string, contract: Contract): Promise<ScenarioDefinition> =>
  checkedScenario(await parseYaml(yaml, 'the scenario'), 'the scenario', contract);

/** Validates a value as a scenario. Error messages refer to it by `name`. Throws `InvalidInputError`. */
export function checkedScenario(value: unknown, name: string, contract: Contract): ScenarioDefinition {
  mustFit(scenarioSchema(contract), value, name, contract);
  // The schema corresponds to `ScenarioDefinition`.
  return value as ScenarioDefinition;
}

/** Validates a value as a stub definition. Throws `InvalidInputError`. */
export function checkedStub(value: unknown, name: string, contract: Contract): StubDefinition {
  mustFit(stubSchema(contract), value, name, contract);
  // The schema corresponds to `StubDefinition`, except functions and regular expressions.
  return value as StubDefinition;
}

function mustFit(
  schema: ReturnType<typeof stubSchema>,
  value: unknown,
  name: string,
  { resolve }: Contract,
): void {
  const problem = mismatchWith(schema, value, resolve);
  if (problem !== undefined) throw new InvalidInputError(`Failed to use ${name}: ${problem}`);
}
