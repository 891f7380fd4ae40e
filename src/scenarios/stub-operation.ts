import { InvalidInputError } from '../invalid-input-error.js';
import { pathOf } from '../mock/http.js';
import { nearest } from '../nearest.js';
import type { Contract, ContractOperation } from '../spec/contract.js';

/**
 * Resolves the name of an operation to its operationId: an operationId, an API path, or `*`. Throws
 * `InvalidInputError` if it is unknown.
 */
export function stubOperation(contract: Contract, name: string): string {
  const all = stubbableOperations(contract);
  if (name === '*' || all.some(({ operationId }) => operationId === name)) return name;
  const found = all.filter(({ path }) => pathOf(path) === name);
  const [first, ...others] = found;
  if (first === undefined) throw unknown(name, all);
  if (others.length === 0) return first.operationId;
  throw new InvalidInputError(
    `Failed to register a stub: ${name} is the path of several operations. Please use one of them: ${found.map(({ operationId, method }) => `${operationId} (${method})`).join(', ')}.`,
    'operation',
  );
}

/** Returns the operations of a service, which stubs can answer. */
export const stubbableOperations = ({ operations }: Contract): ContractOperation[] =>
  [...operations.values()].filter(({ segments }) => segments[1] === '{serviceId}');

/** Returns the name of an operation: its API path, or its operationId if several operations have the path. */
export function stubNameOf({ operationId, path }: ContractOperation, { operations }: Contract): string {
  const alike = [...operations.values()].filter((other) => other.path === path);
  return alike.length === 1 ? pathOf(path) : operationId;
}

function unknown(name: string, all: readonly ContractOperation[]): InvalidInputError {
  const names = all.flatMap(({ operationId, path }) => [operationId, pathOf(path)]);
  const similar = nearest(name, names);
  const hint = similar === undefined ? '' : ` Did you mean ${similar}?`;
  return new InvalidInputError(
    `Failed to register a stub: there is no operation ${name}.${hint} Please use an operationId such as auth_token_api, an API path such as /auth/token, or * for all.`,
    'operation',
  );
}
