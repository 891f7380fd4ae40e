import type { Response } from 'express';
import { toClient } from './to-client.js';

/** What the answers of Authlete have in common. */
export interface Answer {
  readonly action?: string | undefined;
  readonly responseContent?: string | undefined;
}

/** The HTTP status that each action becomes. */
export type Statuses = Readonly<Record<string, number>>;

/** Sends a client what Authlete made for it, unchanged. */
export function relay(response: Response, answer: Answer, statuses: Statuses, challenge?: string): void {
  const { status, content } = obey(answer, statuses);
  toClient(response, status, content, challenge);
}

/**
 * What an action asks for. Throws for one that this server does not know, and where the content is missing: an
 * answer is never made up.
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
