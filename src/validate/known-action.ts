import { operations } from '../spec/generated/operations.js';
import type { Outcome } from './check-context.js';

const actions: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(operations).map(([operationId, operation]) => [operationId, operation.actions]),
);

/**
 * Whether the action exists both in this contract and in the bundled one. The facts do not cover actions that only
 * a newer document has.
 */
export const isKnownAction = ({ operation }: Outcome, action: string): boolean =>
  operation.actions.includes(action) && (actions.get(operation.operationId)?.includes(action) ?? false);
