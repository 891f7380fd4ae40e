import { isGrant } from '../facts/lookup.js';
import { pathOf } from '../mock/http.js';
import { type ResultCode, results } from '../mock/results/index.js';
import type { Contract } from '../spec/contract.js';
import { oncePer } from '../spec/once-per.js';
import { faults } from './check-stub.js';
import { unpublishedCode } from './forced/result-code.js';
import type { Fault } from './stub.js';
import { stubbableOperations, stubNameOf } from './stub-operation.js';

export interface CatalogueCode {
  readonly code: string;
  /** The `error` of the OAuth error response; absent for a success. */
  readonly error?: string;
  /** The message, with placeholders such as `{client}`. */
  readonly message: string;
}

export interface CatalogueAction {
  readonly action: string;
  /** Whether it grants what the call asks for. */
  readonly grants: boolean;
  readonly resultCodes: readonly CatalogueCode[];
}

export interface CatalogueOperation {
  readonly operationId: string;
  /** What stubs call it: the API path, or the operationId if several operations have the path. */
  readonly name: string;
  readonly method: string;
  /** The API path, such as `/auth/token`. */
  readonly path: string;
  /** The part of the API that it belongs to, such as `Token Endpoint`. */
  readonly topic: string;
  /** Empty if its responses have no action. */
  readonly actions: readonly CatalogueAction[];
}

/** What stubs can answer. */
export interface Catalogue {
  readonly operations: readonly CatalogueOperation[];
  readonly faults: readonly Fault[];
}

/** Returns what stubs can answer: the operations of the contract with their actions and result codes. */
export const catalogueOf = oncePer((contract: Contract): Catalogue => {
  const codes = codesByAction();
  return {
    operations: stubbableOperations(contract).map((operation) => ({
      operationId: operation.operationId,
      name: stubNameOf(operation, contract),
      method: operation.method,
      path: pathOf(operation.path),
      topic: operation.tags[0] ?? 'Other',
      actions: operation.actions.map((action) => ({
        action,
        grants: isGrant(operation.operationId, action),
        resultCodes: codes.get(`${operation.operationId} ${action}`) ?? [],
      })),
    })),
    faults,
  };
});

/** The published result codes by operation and action. */
function codesByAction(): ReadonlyMap<string, readonly CatalogueCode[]> {
  const found = new Map<string, CatalogueCode[]>();
  for (const [code, { on, error, message }] of Object.entries(results)) {
    if (code === (unpublishedCode satisfies ResultCode)) continue;
    for (const [operationId, paired] of Object.entries(on))
      for (const action of [paired].flat()) {
        const key = `${operationId} ${action}`;
        const row = { code, ...(error !== undefined && { error }), message };
        found.set(key, [...(found.get(key) ?? []), row]);
      }
  }
  return found;
}
