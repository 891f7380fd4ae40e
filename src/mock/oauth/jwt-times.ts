import type { UnknownRecord } from '../../json.js';

/** A defect of a time claim. */
export interface TimeDefect {
  readonly claim: 'exp' | 'iat' | 'nbf';
  readonly defect: 'not-a-number' | 'out-of-range';
}

const isWithin = {
  exp: (time: number, now: number, skew: number) => now - skew < time,
  iat: (time: number, now: number, skew: number) => time <= now + skew,
  nbf: (time: number, now: number, skew: number) => time <= now + skew,
} as const;

/**
 * Returns the time claims that are not numbers or out of range (RFC 7519, section 4.1). `now` and `skew` are in
 * seconds.
 */
export function timeDefects(claims: UnknownRecord, now: number, skew = 0): TimeDefect[] {
  const names = ['exp', 'iat', 'nbf'] as const;
  return names.flatMap((claim): TimeDefect[] => {
    const time = claims[claim];
    if (time === undefined) return [];
    if (typeof time !== 'number' || !Number.isFinite(time)) return [{ claim, defect: 'not-a-number' }];
    return isWithin[claim](time, now, skew) ? [] : [{ claim, defect: 'out-of-range' }];
  });
}
