import { pathOf } from '../../../mock/http.js';
import { builtInScenarios } from '../../../scenarios/scenario/library.js';
import { loadContract } from '../../../spec/contract.js';

/** A word, and what it means. */
export type Candidate = readonly [value: string, description: string];

/**
 * Returns the values of an option such as `--operation`, or of an argument such as `add operation`. `given` are the
 * values before it. Empty if any text or a file may stand there.
 */
export const valuesOf = (name: string, given: readonly string[]): Candidate[] => sources[name]?.(given) ?? [];

const sources: Readonly<Record<string, (given: readonly string[]) => Candidate[]>> = {
  '--operation': operations,
  '--action': actions,
  '--scenario': scenarios,
  'add operation': operations,
  'add action': actions,
  'show name-or-file': scenarios,
  'lint file-or-name': scenarios,
};

/** The operations of a service. */
const serviceOperations = () =>
  [...loadContract().operations.values()].filter(({ path }) => path.startsWith('/api/{serviceId}/'));

function operations(): Candidate[] {
  const paths = serviceOperations().map(({ path }) => pathOf(path));
  return [...new Set(paths)].sort().map((path) => [path, '']);
}

/** The actions of the operation among the given words, or else all. */
function actions(given: readonly string[]): Candidate[] {
  const all = serviceOperations();
  const named = all.filter(
    ({ operationId, path }) => given.includes(operationId) || given.includes(pathOf(path)),
  );
  const names = (named.length === 0 ? all : named).flatMap((operation) => operation.actions);
  return [...new Set(names)].sort().map((action) => [action, '']);
}

function scenarios(): Candidate[] {
  return builtInScenarios().map((name) => [name, '']);
}
