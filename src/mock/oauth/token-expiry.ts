import type { TokenRecord } from '../../domain/grants.js';
import { Failure } from '../failure.js';
import type { ResultCode } from '../results/index.js';

/** The result codes of an endpoint for an access token that has expired. */
export interface ExpiryCodes {
  /** Its refresh token still lives. */
  readonly refreshable: ResultCode;
  /** Its refresh token has expired too. */
  readonly bothExpired: ResultCode;
  /** It never had a refresh token. */
  readonly notRefreshable: ResultCode;
}

/** A token is dead from the moment of its expiry on (RFC 7519, section 4.1.4). */
export const hasExpired = ({ accessTokenExpiresAt }: TokenRecord, now: number): boolean =>
  accessTokenExpiresAt <= now;

export const isRefreshable = ({ refreshTokenExpiresAt = 0 }: TokenRecord, now: number): boolean =>
  refreshTokenExpiresAt > now;

/** RFC 6750, section 3.1: an expired access token is an invalid one. */
export function expiryFailure(record: TokenRecord, now: number, codes: ExpiryCodes): Failure | undefined {
  if (!hasExpired(record, now)) return undefined;
  if (isRefreshable(record, now)) return new Failure(codes.refreshable);
  return new Failure(record.refreshTokenHash === undefined ? codes.notRefreshable : codes.bothExpired);
}
