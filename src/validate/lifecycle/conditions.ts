import type { Condition } from '../../facts/operation.js';
import { isObject } from '../../json.js';
import type { CheckContext } from '../check-context.js';
import type { LifecycleEvent } from './lifecycle-event.js';
import type { SelectedValue } from './reader.js';

type Apply = (
  event: LifecycleEvent,
  subject: CheckContext,
  found: SelectedValue,
) => LifecycleEvent | undefined;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Applies each condition of the facts to an event. Returns `undefined` if the event does not happen. */
export const conditions: Readonly<Record<Condition, Apply>> = {
  // The response for an inactive token is a success too (RFC 7662, section 2.2).
  'token-active': (event, { contentValues }) => (contentValues?.get('active') === 'true' ? event : undefined),
  // Recordings contain placeholders such as `{{requestUri:1}}`.
  'request-pushed': (event) => (/^(urn:|\{\{)/.test(event.value) ? event : undefined),
  'refresh-token-rotated': (event, { answer }) => {
    const successor = textOf(answer?.['refreshToken']);
    return { ...event, event: successor === event.value ? 'used' : 'spent', successor };
  },
  'not-deferred': (event, _, { owner }) =>
    isObject(owner) && owner['issuanceDeferred'] === true ? { ...event, event: 'used' } : event,
  denied: (event, { sent }) => (sent?.['denied'] === true ? event : undefined),
  'access-token-replaced': (event, { sent, answer }) => {
    const replacement = textOf(answer?.['accessToken']);
    const asked = String(sent?.['accessTokenValueUpdated']) === 'true';
    if (!asked || replacement === undefined || replacement === sent?.['accessToken']) return undefined;
    return event.event === 'revoked' ? { ...event, replacement } : event;
  },
};
