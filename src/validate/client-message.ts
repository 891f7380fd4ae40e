import { contentOf } from '../facts/lookup.js';
import { errorMessage, type MessageFacts, messages } from '../facts/messages.js';
import type { JsonObject } from '../spec/json.js';
import { type CheckContext, isAnswered } from './check-context.js';

/** The operations whose `responseContent` the client reads as JSON. */
export const messageOperations: ReadonlySet<string> = new Set(Object.keys(messages));

/** The JSON that a client reads, and the facts about it. */
export interface ClientMessage {
  readonly json: JsonObject;
  readonly facts: MessageFacts;
}

/** Returns the JSON in `responseContent`; `undefined` if it is not JSON or its members are not known. */
export function clientMessage(subject: CheckContext): ClientMessage | undefined {
  const { operation, action, content } = subject;
  if (action === undefined || !isAnswered(subject)) return undefined;
  const json = content()?.json;
  if (json === undefined) return undefined;
  const facts =
    messages[operation.operationId]?.[action] ??
    (contentOf(operation.operationId, action) === 'oauth-error' ? errorMessage : undefined);
  return facts && { json, facts };
}
