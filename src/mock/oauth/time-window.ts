import { createHmac } from 'node:crypto';

/** Default length of a window in seconds. */
const defaultWindow = 300;

/**
 * Returns a value that all clients of a service share during a time window: the nonce of DPoP proofs (RFC 9449,
 * section 8), the challenge of attestation-based client authentication, or the nonce of key proofs. `now` is in
 * seconds since the epoch, `duration` in seconds.
 */
export function windowValue(purpose: string, secret: string, now: number, duration: number): string {
  const window = Math.floor(now / (duration || defaultWindow));
  return createHmac('sha256', secret).update(`${purpose}/${window}`).digest('base64url');
}

/** Whether a value belongs to the current time window or the previous one. */
export const isFreshWindowValue = (
  value: string,
  now: number,
  duration: number,
  valueAt: (time: number) => string,
): boolean => [now, now - (duration || defaultWindow)].some((time) => valueAt(time) === value);
