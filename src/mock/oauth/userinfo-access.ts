import type { TokenRecord } from '../../domain/grants.js';
import { Failure } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import { type ExpiryCodes, expiryFailure } from './token-expiry.js';

/** The result codes of an endpoint that returns claims about a user. */
export interface UserInfoCodes extends ExpiryCodes {
  readonly noOpenid: ResultCode;
  readonly noSubject: ResultCode;
  readonly passwordGrant: ResultCode;
}

/** Returns why an access token may not access userinfo (OpenID Connect Core, section 5.3). */
export function userInfoFailure(record: TokenRecord, now: number, codes: UserInfoCodes): Failure | undefined {
  const expired = expiryFailure(record, now, codes);
  if (expired !== undefined) return expired;
  if (!record.scopes.includes('openid')) return new Failure(codes.noOpenid);
  if (record.subject === undefined) return new Failure(codes.noSubject);
  return record.grantType === 'PASSWORD' ? new Failure(codes.passwordGrant) : undefined;
}
