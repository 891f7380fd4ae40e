import type { Quirks } from '../quirks.js';

const hour = 3600;

/** When a credential is issued and expires, in seconds since the epoch. */
export interface IssuanceTimes {
  readonly issuedAt: number;
  /** `undefined` if the credential never expires. */
  readonly expiresAt: number | undefined;
}

/** Times to the second. With a `duration` of 0 or less, the credential never expires. */
export const exactTimes = (now: number, duration: number): IssuanceTimes => ({
  issuedAt: now,
  expiresAt: duration > 0 ? now + duration : undefined,
});

/**
 * Times rounded to hours, so that verifiers cannot link copies of a credential by their times (RFC 9901, section
 * 10.1). The OpenID conformance suite accepts whole hours as rounded. The lifetime is never shortened.
 */
export const roundedTimes = (now: number, duration: number): IssuanceTimes => ({
  issuedAt: Math.floor(now / hour) * hour,
  expiresAt: duration > 0 ? Math.ceil((now + duration) / hour) * hour : undefined,
});

/** Whether a service that issues up to `batchSize` copies of a credential at once rounds its times. */
export const areTimesRounded = (rule: Quirks['credentialTimes'], batchSize: number): boolean =>
  rule === 'rounded' || (rule === 'rounded-in-batches' && batchSize > 1);
