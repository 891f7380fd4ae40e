import type { ServiceRecord } from '../../domain/records.js';
import { isFreshWindowValue, windowValue } from './time-window.js';

type Settings = Pick<ServiceRecord, 'apiSecret' | 'apiKey' | 'attestationChallengeTimeWindow'>;

/**
 * Returns the challenge for proofs of possession (draft-ietf-oauth-attestation-based-client-auth, section 8). `now`
 * is in seconds since the epoch.
 */
export const attestationChallenge = (settings: Settings, now: number): string =>
  windowValue(
    'attestation-challenge',
    settings.apiSecret ?? String(settings.apiKey),
    now,
    settings.attestationChallengeTimeWindow,
  );

/** Whether a challenge belongs to the current time window or the previous one. */
export const isFreshChallenge = (settings: Settings, challenge: string, now: number): boolean =>
  isFreshWindowValue(challenge, now, settings.attestationChallengeTimeWindow, (time) =>
    attestationChallenge(settings, time),
  );
