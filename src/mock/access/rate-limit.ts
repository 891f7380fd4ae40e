/**
 * Token-bucket rate limit per API access token: the bucket holds `burst` calls (default 200) and refills at
 * `perSecond` (default 100).
 */
export interface RateLimitOptions {
  readonly perSecond?: number;
  readonly burst?: number;
}

interface Bucket {
  calls: number;
  /** Timestamp in milliseconds since the epoch. */
  filledAt: number;
}

export interface RateLimitState {
  readonly allowed: boolean;
  readonly headers: Record<string, string>;
}

/** The rate limit of each API access token. */
export class RateLimiter {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor({ perSecond = 100, burst = 200 }: RateLimitOptions = {}) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /**
   * Counts a call and returns whether it is within the limit, with the response headers. `now` is in milliseconds.
   */
  count(tokenHash: string, now: number): RateLimitState {
    const bucket = this.#buckets.get(tokenHash) ?? { calls: this.#burst, filledAt: now };
    const refilled = (Math.max(0, now - bucket.filledAt) / 1000) * this.#perSecond;
    bucket.calls = Math.min(this.#burst, bucket.calls + refilled);
    bucket.filledAt = now;
    this.#buckets.set(tokenHash, bucket);
    const allowed = bucket.calls >= 1;
    if (allowed) bucket.calls -= 1;
    return { allowed, headers: this.#headers(bucket, allowed, now) };
  }

  #headers(bucket: Bucket, allowed: boolean, now: number): Record<string, string> {
    const remaining = String(Math.floor(bucket.calls));
    const wait = Math.max(1, Math.ceil((1 - bucket.calls) / this.#perSecond));
    const untilFull = Math.ceil((this.#burst - bucket.calls) / this.#perSecond);
    return {
      'ratelimit-limit': String(this.#perSecond),
      'ratelimit-remaining': remaining,
      'ratelimit-reset': String(untilFull),
      'x-ratelimit-limit': String(this.#perSecond),
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': String(Math.ceil(now / 1000) + untilFull),
      ...(allowed ? {} : { 'retry-after': String(wait) }),
    };
  }
}
