import type { Place } from '../exchange.js';
import type { Kind, LifeEvent } from './life-event.js';
import type { Life } from './lives.js';

/** A rule about the life of tickets, codes and tokens over a whole recording. */
export interface LifeCheck {
  readonly id: string;
  readonly severity: 'error';
  readonly about: string;
  readonly why: string;
  /** What the event breaks, given what was known before it. */
  readonly see: (event: LifeEvent, before: Life) => string | undefined;
}

export const lifeCheck = (definition: Omit<LifeCheck, 'severity'>): LifeCheck => ({
  ...definition,
  severity: 'error',
});

export const names: Readonly<Record<Kind, string>> = {
  ticket: 'ticket',
  code: 'authorization code',
  accessToken: 'access token',
  refreshToken: 'refresh token',
  requestUri: 'request_uri',
  authReqId: 'auth_req_id',
  deviceCode: 'device code',
  preAuthorizedCode: 'pre-authorized code',
  credentialRequest: 'credential request',
  decision: 'user decision',
};

export const at = ({ source, number }: Place): string => `${source}:${number}`;
