import type { JsonObject } from './claims.js';

/** What is wrong with a claim that is a time. */
export interface TimeDefect {
  readonly claim: 'exp' | 'iat' | 'nbf';
  readonly defect: 'not-a-number' | 'out-of-range';
}

const isWithin = {
  exp: (time: number, now: number, skew: number) => now - skew < time,
  iat: (time: number, now: number, skew: number) => time <= now + skew,
  nbf: (time: number, now: number, skew: number) => time <= now + skew,
} as const;

/** The times of a JWT that are not numbers or do not fit the present (RFC 7519, section 4.1), in seconds. */
export function timeDefects(claims: JsonObject, now: number, skew = 0): TimeDefect[] {
  const names = ['exp', 'iat', 'nbf'] as const;
  return names.flatMap((claim): TimeDefect[] => {
    const time = claims[claim];
    if (time === undefined) return [];
    if (typeof time !== 'number' || !Number.isFinite(time)) return [{ claim, defect: 'not-a-number' }];
    return isWithin[claim](time, now, skew) ? [] : [{ claim, defect: 'out-of-range' }];
  });
}
