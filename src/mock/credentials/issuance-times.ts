import type { Switches } from '../switches.js';

const hour = 3600;

/** When a credential is issued and expires, in seconds since the epoch. */
export interface IssuanceTimes {
  readonly issuedAt: number;
  /** `undefined` for a credential that never expires. */
  readonly expiresAt: number | undefined;
}

/** A `duration` of 0 or less means that the credential never expires. */
export const exactTimes = (now: number, duration: number): IssuanceTimes => ({
  issuedAt: now,
  expiresAt: duration > 0 ? now + duration : undefined,
});

/**
 * RFC 9901, section 10.1: verifiers could recognize copies of a credential by times to the second. Whole hours are
 * what the OpenID conformance suite calls rounded. The credential lives at least as long as it should.
 */
export const roundedTimes = (now: number, duration: number): IssuanceTimes => ({
  issuedAt: Math.floor(now / hour) * hour,
  expiresAt: duration > 0 ? Math.ceil((now + duration) / hour) * hour : undefined,
});

/** Whether times are rounded by a service that issues up to `batchSize` copies of a credential at once. */
export const areTimesRounded = (rule: Switches['credentialTimes'], batchSize: number): boolean =>
  rule === 'rounded' || (rule === 'rounded-in-batches' && batchSize > 1);
