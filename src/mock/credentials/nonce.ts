import type { Authorization, TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { isOfThisWindowOrLast, valueOfWindow } from '../oauth/time-window.js';
import type { Service } from '../service.js';
import { isFirstDraft } from './version.js';

type Settings = Pick<ServiceRecord, 'apiSecret' | 'apiKey' | 'cnonceDuration'>;

/** Seconds that the nonce of a token lasts where a service does not say. */
const defaultLife = 86_400;

/** OpenID4VCI, section 7: the nonce for key proofs at a time in seconds since the epoch. */
export const credentialNonce = ({ apiSecret, apiKey, cnonceDuration }: Settings, now: number): string =>
  valueOfWindow('credential-nonce', apiSecret ?? String(apiKey), now, cnonceDuration);

/** Whether a nonce is that of this window or of the one before it. */
export const isFreshNonce = (settings: Settings, nonce: string, now: number): boolean =>
  isOfThisWindowOrLast(nonce, now, settings.cnonceDuration, (time) => credentialNonce(settings, time));

/** A new nonce that is kept with a token (OpenID4VCI 1.0-ID1, section 6.2). */
export function nonceOfToken(
  service: Service,
  { cnonceDuration }: Settings,
): Required<Pick<TokenRecord, 'cnonce' | 'cnonceExpiresAt'>> {
  const duration = cnonceDuration || defaultLife;
  return { cnonce: service.identifier(), cnonceExpiresAt: wholeSeconds(service.clock.now(), duration) };
}

/** The nonce that comes with a new access token for credential issuance; none in OpenID4VCI 1.0. */
export const nonceOfIssue = (
  service: Service,
  settings: ServiceRecord,
  { issuableCredentials }: Pick<Authorization, 'issuableCredentials'>,
): Pick<TokenRecord, 'cnonce' | 'cnonceExpiresAt'> =>
  issuableCredentials !== undefined && isFirstDraft(settings) ? nonceOfToken(service, settings) : {};

const wholeSeconds = (now: number, duration: number): number => (Math.floor(now / 1000) + duration) * 1000;
