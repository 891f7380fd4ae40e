import { isObject } from '../json.js';
import type { AnyCall } from '../mock/operation.js';
import { type Presented, presentedBy } from './presented.js';

/** What conditions are matched against: the contents of a call and the user and client it is about. */
export interface CallFacts {
  /** The OAuth parameters that the authorization server received and passed on. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ticket: string | undefined;
  readonly subjects: readonly string[];
  /** Client IDs and aliases. */
  readonly clients: readonly string[];
}

/**
 * Collects the facts of a call. Looking up the owner of a token, code or ticket costs time, so `people` turns
 * it on.
 */
export async function callFactsOf(call: AnyCall, { people }: { people: boolean }): Promise<CallFacts> {
  const body = isObject(call.body) ? call.body : {};
  const encoded = body['parameters'];
  const parameters = typeof encoded === 'string' ? Object.fromEntries(new URLSearchParams(encoded)) : {};
  const presented: Presented =
    people && call.service ? await presentedBy(call.service, body, parameters) : {};
  const { path, query } = call;
  return {
    parameters,
    body,
    ticket: text(body['ticket']),
    subjects: texts(
      body['subject'],
      path['subject'],
      query['subject'],
      parameters['subject'],
      presented.subject,
    ),
    clients: texts(
      body['clientId'],
      body['clientIdentifier'],
      parameters['client_id'],
      path['clientId'],
      path['clientIdentifier'],
      ...(presented.clients ?? []),
    ),
  };
}

const text = (value: unknown): string | undefined => texts(value)[0];

const texts = (...values: unknown[]): string[] =>
  values.flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []));
