import type { TokenRecord } from '../../domain/grants.js';
import { Failure } from '../failure.js';
import type { ResultCode } from '../results/index.js';

/** The result codes of an endpoint for an expired access token. */
export interface ExpiryCodes {
  /** If its refresh token is still valid. */
  readonly refreshable: ResultCode;
  /** If its refresh token has expired too. */
  readonly bothExpired: ResultCode;
  /** If it has no refresh token. */
  readonly notRefreshable: ResultCode;
}

/** A token is expired from its expiry time on (RFC 7519, section 4.1.4). */
export const hasExpired = ({ accessTokenExpiresAt }: TokenRecord, now: number): boolean =>
  accessTokenExpiresAt <= now;

export const isRefreshable = ({ refreshTokenExpiresAt = 0 }: TokenRecord, now: number): boolean =>
  refreshTokenExpiresAt > now;

/** RFC 6750, section 3.1: an expired access token is invalid. */
export function expiryFailure(record: TokenRecord, now: number, codes: ExpiryCodes): Failure | undefined {
  if (!hasExpired(record, now)) return undefined;
  if (isRefreshable(record, now)) return new Failure(codes.refreshable);
  return new Failure(record.refreshTokenHash === undefined ? codes.notRefreshable : codes.bothExpired);
}
