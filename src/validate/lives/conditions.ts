import type { Condition } from '../../facts/operation.js';
import { isObject } from '../../json.js';
import { contentValues } from '../content-values.js';
import type { Exchanged, Found } from './exchanged.js';
import type { LifeEvent } from './life-event.js';

type Apply = (event: LifeEvent, exchanged: Exchanged, found: Found) => LifeEvent | undefined;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What becomes of an event under each condition of the facts; `undefined` if it does not happen. */
export const conditions: Readonly<Record<Condition, Apply>> = {
  // RFC 7662, section 2.2: the response is also a success if the token does not work.
  'token-active': (event, { answer }) =>
    contentValues(textOf(answer['responseContent']) ?? '')?.get('active') === 'true' ? event : undefined,
  // Recordings have placeholders such as `{{requestUri:1}}`.
  'request-pushed': (event) => (/^(urn:|\{\{)/.test(event.value) ? event : undefined),
  'refresh-token-rotated': (event, { answer }) => {
    const successor = textOf(answer['refreshToken']);
    return { ...event, event: successor === event.value ? 'used' : 'spent', successor };
  },
  'not-deferred': (event, _, { owner }) =>
    isObject(owner) && owner['issuanceDeferred'] === true ? { ...event, event: 'used' } : event,
  denied: (event, { sent }) => (sent['denied'] === true ? event : undefined),
  'access-token-replaced': (event, { sent, answer }) => {
    const replacement = textOf(answer['accessToken']);
    const asked = String(sent['accessTokenValueUpdated']) === 'true';
    if (!asked || replacement === undefined || replacement === sent['accessToken']) return undefined;
    return event.event === 'revoked' ? { ...event, replacement } : event;
  },
};
