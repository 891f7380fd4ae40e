import { isObject } from '../../json.js';
import type { Clock } from '../state/clock.js';
import { type Changes, SharedDocument, unshared } from '../state/shared-document.js';
import { andThen, type MaybePromise, type Store } from '../state/store.js';
import { entriesBetweenSweeps, sweep } from '../state/sweep.js';

/**
 * Token-bucket rate limit per API access token: the bucket holds `burst` calls (default 200) and refills at
 * `perSecond` (default 100).
 */
export interface RateLimitOptions {
  readonly perSecond?: number;
  readonly burst?: number;
}

interface Level {
  readonly calls: number;
  /** Timestamp in milliseconds since the epoch. */
  readonly filledAt: number;
}

interface Bucket {
  /** `undefined` before the first call. */
  level: Level | undefined;
  readonly changes: Changes;
}

export interface RateLimitState {
  readonly allowed: boolean;
  readonly headers: Record<string, string>;
}

/**
 * How long a bucket is kept after its last call, in real time: the clock of a service may stand still. Otherwise, the buckets
 * of deleted tokens would stay in the store.
 */
const keptUnused = 24 * 60 * 60 * 1000;

const collection = 'rateLimit';

/** The rate limit of each API access token. Processes that share a store have one limit. */
export class RateLimiter {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #store: Store | undefined;
  /** By how many milliseconds the clocks of machines that share a bucket may differ. Otherwise, a clock was set back. */
  readonly #mostSkew: number;
  readonly #buckets = new Map<string, Bucket>();
  /** How many tokens were new to this process. */
  #tokens = 0;

  constructor({ perSecond = 100, burst = 200 }: RateLimitOptions = {}, store?: Store) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#store = store?.shared === true ? store : undefined;
    this.#mostSkew = this.#store === undefined ? 0 : 10_000;
  }

  /** Counts a call, and returns whether it is within the limit, with the response headers. */
  count(tokenHash: string, clock: Clock): MaybePromise<RateLimitState> {
    const known = this.#buckets.get(tokenHash);
    const bucket = known ?? this.#bucket(tokenHash);
    const take = () => bucket.changes.decide(() => this.#take(bucket, clock.now()));
    return known === undefined ? andThen(this.#sweep(), take) : take();
  }

  /** Removes buckets that were not used for long, with each hundredth token that is new to this process. */
  #sweep(): MaybePromise<void> {
    this.#tokens += 1;
    if (this.#store === undefined || this.#tokens % entriesBetweenSweeps !== 1) return;
    return sweep(this.#store, [collection], Date.now());
  }

  #bucket(tokenHash: string): Bucket {
    const shared =
      this.#store &&
      new SharedDocument({
        store: this.#store,
        collection,
        key: tokenHash,
        expiresAt: () => Date.now() + keptUnused,
      });
    const bucket: Bucket = { level: undefined, changes: shared ?? unshared };
    shared?.part('level', {
      follow: (level) => {
        bucket.level = isLevel(level) ? level : undefined;
      },
      read: () => bucket.level,
    });
    this.#buckets.set(tokenHash, bucket);
    return bucket;
  }

  #take(bucket: Bucket, now: number): RateLimitState {
    const { calls, filledAt } = bucket.level ?? { calls: this.#burst, filledAt: now };
    const refilled = (Math.max(0, now - filledAt) / 1000) * this.#perSecond;
    const left = Math.min(this.#burst, calls + refilled);
    const allowed = left >= 1;
    const isSkewed = now < filledAt && filledAt - now <= this.#mostSkew;
    bucket.level = { calls: allowed ? left - 1 : left, filledAt: isSkewed ? filledAt : now };
    return { allowed, headers: this.#headers(bucket.level, allowed, now) };
  }

  #headers({ calls }: Level, allowed: boolean, now: number): Record<string, string> {
    const remaining = String(Math.floor(calls));
    const wait = Math.max(1, Math.ceil((1 - calls) / this.#perSecond));
    const untilFull = Math.ceil((this.#burst - calls) / this.#perSecond);
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

const isLevel = (value: unknown): value is Level =>
  isObject(value) && typeof value['calls'] === 'number' && typeof value['filledAt'] === 'number';
