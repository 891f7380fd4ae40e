import { pathOf } from '../../../mock/http.js';
import { builtInScenarios } from '../../../scenarios/scenario/library.js';
import { loadContract } from '../../../spec/contract.js';
import type { Candidate } from './candidate.js';

/** What stands before the word to complete. */
export interface Given {
  readonly arguments: readonly string[];
  /** The values of options, by the long name of the option. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Resolves to the values of an option such as `journal --operation`, or of an argument such as `add operation`. Empty if
 * any text or a file may stand there.
 */
export async function valuesOf(command: string, name: string, given: Given): Promise<Candidate[]> {
  const source = sources[`${command} ${name}`] ?? sources[name];
  return (await source?.(given)) ?? [];
}

const sources: Readonly<Record<string, (given: Given) => Candidate[] | Promise<Candidate[]>>> = {
  '--operation': operations,
  '--action': actions,
  '--scenario': scenarios,
  '--service': services,
  // The service of `conformance --service-id` is one of a live Authlete.
  'check --service-id': services,
  'init --service-id': services,
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
function actions({ arguments: words, options }: Given): Candidate[] {
  const given = [...words, ...options.values()];
  const all = serviceOperations();
  const named = all.filter(
    ({ operationId, path }) => given.includes(operationId) || given.includes(pathOf(path)),
  );
  const names = (named.length === 0 ? all : named).flatMap((operation) => operation.actions);
  return [...new Set(names)].sort().map((action) => [action, '']);
}

async function services({ options }: Given): Promise<Candidate[]> {
  const { runningServices } = await import('./running-services.js');
  return runningServices(options);
}

function scenarios(): Candidate[] {
  return builtInScenarios().map((name) => [name, '']);
}
