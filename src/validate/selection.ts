import { InvalidInputError } from '../invalid-input-error.js';
import { pathOf } from '../mock/http.js';
import { nearest } from '../nearest.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { allRules } from './checks/by-id.js';

export interface SelectionNames {
  /** IDs of checks; operationIds, API paths or tags of operations. */
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
}

/** Which checks run, and which operations are reported. */
export interface CheckSelection {
  readonly check: (id: string) => boolean;
  /** The operationId is `undefined` for a call that matches no operation. */
  readonly operation: (operationId: string | undefined) => boolean;
}

interface Named {
  readonly checks: ReadonlySet<string>;
  readonly operations: ReadonlySet<string>;
}

/** Throws `InvalidInputError` if a name is not a check, an operation or a tag. */
export function selectionOf(contract: Contract, { only = [], skip = [] }: SelectionNames): CheckSelection {
  const wanted = named(contract, '--only', only);
  const unwanted = named(contract, '--skip', skip);
  return {
    check: (id) => !unwanted.checks.has(id) && (wanted.checks.size === 0 || wanted.checks.has(id)),
    operation: (operationId = '') =>
      !unwanted.operations.has(operationId) &&
      (wanted.operations.size === 0 || wanted.operations.has(operationId)),
  };
}

function named(contract: Contract, option: string, names: readonly string[]): Named {
  const checks = new Set<string>();
  const operations = new Set<string>();
  for (const name of names) {
    if (allRules.some(({ id }) => id === name)) checks.add(name);
    else for (const operationId of operationsNamed(contract, option, name)) operations.add(operationId);
  }
  return { checks, operations };
}

function operationsNamed({ operations }: Contract, option: string, name: string): string[] {
  const all = [...operations.values()];
  const found = all.filter((operation) =>
    namesOf(operation).some((one) => one.toLowerCase() === name.toLowerCase()),
  );
  if (found.length > 0) return found.map(({ operationId }) => operationId);
  const names = [...allRules.map(({ id }) => id), ...all.flatMap(namesOf)];
  const similar = nearest(name, names);
  throw new InvalidInputError(
    `Failed to use ${option} ${name}: it is not a check, operationId, API path or tag. ${
      similar === undefined
        ? 'Please use one, such as used-once, auth_token_api, /auth/token or "Token Endpoint".'
        : `Did you mean ${similar}?`
    }`,
  );
}

const namesOf = ({ operationId, path, tags }: ContractOperation): string[] => [
  operationId,
  pathOf(path),
  ...tags,
];
