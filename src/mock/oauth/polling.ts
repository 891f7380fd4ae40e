/**
 * Whether a client polls too fast (slow_down in RFC 8628, section 3.5, and CIBA Core, section 11). Times are in
 * milliseconds, the interval in seconds; an interval of 0 means no limit.
 */
export const pollsTooSoon = (last: number | undefined, now: number, interval: number): boolean =>
  last !== undefined && now - last < interval * 1000;
