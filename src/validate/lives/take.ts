import { masked } from '../../mock/mask.js';
import type { JsonObject } from '../../spec/json.js';
import type { Kind, LifeEvent } from './life-event.js';

/** What the exchanges of an operation with an action do. */
export type Take = (subject: Exchanged) => readonly (LifeEvent | undefined)[];

/** The bodies of an exchange, and its target. */
export class Exchanged {
  constructor(
    readonly sent: JsonObject,
    readonly answer: JsonObject,
    readonly target: string,
  ) {}

  /** The OAuth parameters that were passed on; few ask for them. */
  get parameters(): URLSearchParams {
    const encoded = this.sent['parameters'];
    return new URLSearchParams(typeof encoded === 'string' ? encoded : '');
  }

  /** The last segment of the path. */
  get last(): string {
    return /[^/?]*(?=\?|$)/.exec(this.target)?.[0] ?? '';
  }
}

export const one = (kind: Kind, event: LifeEvent['event'], value: unknown): LifeEvent | undefined =>
  typeof value === 'string' && value !== '' && value !== masked ? { kind, event, value } : undefined;

export const issuedTokens: Take = ({ answer }) => {
  const access = one('accessToken', 'issued', answer['accessToken']);
  const refresh = one('refreshToken', 'issued', answer['refreshToken']);
  return [access && { ...access, companion: refresh }, refresh && { ...refresh, companion: access }];
};

export const ticketSpent: Take = ({ sent }) => [one('ticket', 'spent', sent['ticket'])];
export const ticketFailed: Take = ({ sent }) => [one('ticket', 'failed', sent['ticket'])];
export const ticketIssued: Take = ({ answer }) => [one('ticket', 'issued', answer['ticket'])];
export const tokenUsed: Take = ({ sent }) => [
  one('accessToken', 'used', sent['token'] ?? sent['accessToken']),
];
export const revoked = (token: unknown) => [
  one('accessToken', 'revoked', token),
  one('refreshToken', 'revoked', token),
];
