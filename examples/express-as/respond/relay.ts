import type { Response } from 'express';
import { toClient } from './to-client.js';

/** The members that all Authlete responses share. */
export interface Answer {
  readonly action?: string | undefined;
  readonly responseContent?: string | undefined;
}

/** Maps actions to HTTP statuses. */
export type Statuses = Readonly<Record<string, number>>;

/** Relays Authlete's response to a client unchanged. */
export function relay(response: Response, answer: Answer, statuses: Statuses, challenge?: string): void {
  const { status, content } = obey(answer, statuses);
  toClient(response, status, content, challenge);
}

/**
 * Returns the status and the content for an action. Throws if the action is unknown or the content is
 * missing: never make up a response.
 */
export function obey(
  { action = 'nothing', responseContent: content }: Answer,
  statuses: Statuses,
): { status: number; content: string } {
  const status = statuses[action];
  if (status === undefined) throw new Error(`Failed to obey Authlete: it said ${action}.`);
  if (typeof content !== 'string')
    throw new Error(`Failed to obey Authlete: it said ${action} without a content.`);
  return { status, content };
}
