import type { Authorization, TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { lifetimeOf } from '../../facts/lifetime.js';
import { isFreshWindowValue, windowValue } from '../oauth/time-window.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { isFirstDraft } from './settings.js';

type Settings = Pick<ServiceRecord, 'apiSecret' | 'apiKey' | 'cnonceDuration'>;

/** OpenID4VCI, section 7: returns the nonce for key proofs. `now` is in seconds since the epoch. */
export const credentialNonce = ({ apiSecret, apiKey, cnonceDuration }: Settings, now: number): string =>
  windowValue('credential-nonce', apiSecret ?? String(apiKey), now, cnonceDuration);

/** Whether a nonce belongs to the current time window or the previous one. */
export const isFreshNonce = (settings: Settings, nonce: string, now: number): boolean =>
  isFreshWindowValue(nonce, now, settings.cnonceDuration, (time) => credentialNonce(settings, time));

/** Returns a new nonce to store with a token (OpenID4VCI 1.0-ID1, section 6.2). */
export function nonceOfToken(
  service: Service,
  settings: Settings,
): Required<Pick<TokenRecord, 'cnonce' | 'cnonceExpiresAt'>> {
  const duration = lifetimeOf('cNonce', settings);
  return { cnonce: service.identifier(), cnonceExpiresAt: wholeSeconds(service.clock.now(), duration) };
}

/** Returns the nonce for a new access token for credential issuance; no members in OpenID4VCI 1.0. */
export const nonceOfIssue = (
  { service, settings }: ServiceContext,
  { issuableCredentials }: Pick<Authorization, 'issuableCredentials'>,
): Pick<TokenRecord, 'cnonce' | 'cnonceExpiresAt'> =>
  issuableCredentials !== undefined && isFirstDraft(settings) ? nonceOfToken(service, settings) : {};

const wholeSeconds = (now: number, duration: number): number => (Math.floor(now / 1000) + duration) * 1000;
