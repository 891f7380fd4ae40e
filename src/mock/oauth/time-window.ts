import { createHmac } from 'node:crypto';

/** Seconds that a window lasts where a service does not say. */
const defaultWindow = 300;

/**
 * A value that is the same for all clients of a service, and changes when a window of time ends: the nonce of
 * DPoP proofs (RFC 9449, section 8), the challenge of attestation-based client authentication, the nonce of key proofs. `now` is in
 * seconds since the epoch.
 */
export function valueOfWindow(purpose: string, secret: string, now: number, duration: number): string {
  const window = Math.floor(now / (duration || defaultWindow));
  return createHmac('sha256', secret).update(`${purpose}/${window}`).digest('base64url');
}

/** Whether a value is that of the window at a time, or of the one before it, which lasts as long. */
export const isOfThisWindowOrLast = (
  value: string,
  now: number,
  duration: number,
  valueAt: (time: number) => string,
): boolean => [now, now - (duration || defaultWindow)].some((time) => valueAt(time) === value);
