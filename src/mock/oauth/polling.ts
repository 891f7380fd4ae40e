/**
 * Whether a client asks again before it may (RFC 8628, section 3.5; CIBA Core, section 11: slow_down). Times
 * are in milliseconds, the interval in seconds; an interval of 0 limits nothing.
 */
export const pollsTooSoon = (last: number | undefined, now: number, interval: number): boolean =>
  last !== undefined && now - last < interval * 1000;
