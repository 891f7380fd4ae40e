import { contentOf } from '../facts/lookup.js';
import { errorMessage, type MessageFacts, messages } from '../facts/messages.js';
import type { JsonObject } from '../spec/json.js';
import type { CheckContext, Outcome } from './check-context.js';

/** The operations whose `responseContent` the client reads as JSON. */
export const messageOperations: ReadonlySet<string> = new Set(Object.keys(messages));

/** The JSON that a client reads, and the facts about it. */
export interface ClientMessage {
  readonly json: JsonObject;
  readonly facts: MessageFacts;
}

/** Returns the facts about the JSON that exchanges with an outcome have; `undefined` if it is not known. */
export function messageFactsOf({ operation, action, isAnswered }: Outcome): MessageFacts | undefined {
  if (action === undefined || !isAnswered) return undefined;
  const { operationId } = operation;
  return (
    messages[operationId]?.[action] ??
    (contentOf(operationId, action) === 'oauth-error' ? errorMessage : undefined)
  );
}

/** Returns the JSON in `responseContent`; `undefined` if it is not JSON or its members are not known. */
export function clientMessage(subject: CheckContext): ClientMessage | undefined {
  const json = subject.content?.json;
  const facts = json && messageFactsOf(subject);
  return facts && { json, facts };
}
