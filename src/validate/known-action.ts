import { operations } from '../spec/generated/operations.js';
import type { Subject } from './subject.js';

const actions: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(operations).map(([operationId, operation]) => [operationId, operation.actions]),
);

/**
 * Whether the action is in the contract, and in the one that this version is made for: of what only a newer
 * document has, the tables of actions say nothing.
 */
export const isKnownAction = ({ operation }: Subject, action: string): boolean =>
  operation.actions.includes(action) && (actions.get(operation.operationId)?.includes(action) ?? false);
