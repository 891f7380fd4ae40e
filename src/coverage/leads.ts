import { actionsOfCode } from '../scenarios/forced/result-code.js';
import type { ScenarioDefinition } from '../scenarios/scenario/definition.js';
import { builtInScenarios } from '../scenarios/scenario/library.js';
import { readScenario } from '../scenarios/scenario/read.js';
import { curlOf, typescriptOf } from '../scenarios/stub-forms.js';
import { stubNameOf, stubOperation } from '../scenarios/stub-operation.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { oncePer } from '../spec/once-per.js';

/** What leads to an action: a stub in three forms, and the built-in scenarios that have it. */
export interface Lead {
  readonly typescript: string;
  /** A step of a scenario file. */
  readonly yaml: string;
  /** A call of the control plane, with the variables CONTROL_URL, CONTROL_TOKEN and SERVICE_ID. */
  readonly curl: string;
  readonly scenarios: readonly string[];
}

/** Returns what leads to an action of an operation. */
export type Leads = (operation: ContractOperation, action: string) => Lead;

/** Reads the built-in scenarios, to know what leads where. */
export const openLeads = oncePer(async (contract: Contract): Promise<Leads> => {
  const scenarios = await Promise.all(builtInScenarios().map((name) => readScenario(name, contract)));
  const byAction = new Map<string, Set<string>>();
  for (const scenario of scenarios)
    for (const key of actionsIn(scenario, contract)) {
      const names = byAction.get(key) ?? new Set();
      byAction.set(key, names.add(scenario.name));
    }
  return (operation, action) => ({
    ...stubOf(stubNameOf(operation, contract), action),
    scenarios: [...(byAction.get(`${operation.operationId} ${action}`) ?? [])],
  });
});

/** Returns the actions that a scenario sets, or expects. */
function actionsIn({ steps = [], expect = [] }: ScenarioDefinition, contract: Contract): string[] {
  const wanted = expect.filter(({ times, atMost }) => times !== 0 && atMost !== 0);
  return [...steps, ...wanted].flatMap((one) => {
    if (one.operation === '*') return [];
    const id = stubOperation(contract, one.operation);
    if (one.action !== undefined) return [`${id} ${one.action}`];
    const code = 'resultCode' in one ? one.resultCode : undefined;
    const paired = code === undefined ? [] : actionsOfCode(id, code);
    // A code that several actions have leads to one of them, and not always to the same.
    return paired.length === 1 ? paired.map((action) => `${id} ${action}`) : [];
  });
}

function stubOf(operation: string, action: string): Omit<Lead, 'scenarios'> {
  const definition = { operation, action };
  return {
    typescript: typescriptOf(definition),
    // A path with a parameter would be read as a map.
    yaml: `- { operation: ${operation.includes('{') ? `'${operation}'` : operation}, action: ${action} }`,
    curl: curlOf(definition, { stubs: '$CONTROL_URL/services/$SERVICE_ID/stubs', token: '$CONTROL_TOKEN' }),
  };
}
