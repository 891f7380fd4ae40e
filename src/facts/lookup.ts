import type { Content } from './content.js';
import { refusalContent } from './content.js';
import { isRefusal, type OperationFacts } from './operation.js';
import { operationFacts } from './operations/index.js';

const byId: ReadonlyMap<string, OperationFacts> = new Map(Object.entries(operationFacts));

/** Returns the facts of an operation; `undefined` if only a newer contract has it. */
export const factsOf = (operationId: string): OperationFacts | undefined => byId.get(operationId);

/** Whether an action grants what the call asks for. Unknown actions do not. */
export function isGrant(operationId: string, action: string): boolean {
  const known = factsOf(operationId)?.actions.get(action);
  return known !== undefined && !(known.refuses ?? isRefusal(action));
}

/** Returns what `responseContent` contains for an action; `undefined` if it is not known. */
export function contentOf(operationId: string, action: string): Content | undefined {
  const facts = factsOf(operationId);
  const known = facts?.actions.get(action)?.content;
  return known ?? (facts && isRefusal(action) ? refusalContent(facts.refusal, action) : undefined);
}
