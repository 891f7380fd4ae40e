import { ApiError } from '../api-error.js';
import type { ApiResultCode } from '../results/index.js';

/** A requested range of a list: from `start` (inclusive) to `end` (exclusive). */
export interface Page {
  readonly start: number;
  readonly end: number;
}

/** The result codes for a bound that is not an integer, and for a negative one. */
export interface PageCodes {
  readonly start: readonly [notInteger: ApiResultCode, negative: ApiResultCode];
  readonly end: readonly [notInteger: ApiResultCode, negative: ApiResultCode];
}

/** Parses the bounds of a page; 0 and 5 if omitted. Throws an `ApiError`. */
export const readPage = (query: { start?: string; end?: string }, codes: PageCodes): Page => ({
  start: bound(query.start, 0, codes.start),
  end: bound(query.end, 5, codes.end),
});

function bound(
  text: string | undefined,
  otherwise: number,
  [notInteger, negative]: PageCodes['start'],
): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text) || Math.abs(value) > 2_147_483_647) throw new ApiError(notInteger);
  if (value < 0) throw new ApiError(negative);
  return value;
}
