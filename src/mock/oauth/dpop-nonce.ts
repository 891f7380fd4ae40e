import { createHmac } from 'node:crypto';

/** Seconds that a nonce lasts where a service does not say. */
const defaultDuration = 300;

/**
 * RFC 9449, section 8: the nonce that proofs must have at a time in seconds since the epoch. It is the same for
 * all clients of a service, and changes when a window of time ends.
 */
export function dpopNonce(secret: string, now: number, duration: number): string {
  const window = Math.floor(now / (duration || defaultDuration));
  return createHmac('sha256', secret).update(`dpop-nonce/${window}`).digest('base64url');
}
