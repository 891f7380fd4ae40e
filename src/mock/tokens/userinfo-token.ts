import type { TokenRecord } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import { Failure } from '../failure.js';
import { type UserInfoCodes, userInfoFailure } from '../oauth/userinfo-access.js';
import type { ServiceContext } from '../service-context.js';
import type { MaybePromise } from '../state/store.js';
import {
  clientOf,
  type PresentedTokenCodes,
  presentedRecord,
  type TokenClientCodes,
} from './presented-token.js';
import { withDpopChallenge } from './token-holder.js';

export type UserInfoTokenCodes = PresentedTokenCodes & UserInfoCodes & TokenClientCodes;

export interface UserInfoToken {
  readonly record: TokenRecord;
  readonly subject: string;
  readonly client: ClientRecord;
}

/** Resolves to the token that a client presented at the userinfo endpoint. Throws a `Failure`. */
export async function userInfoToken(
  context: ServiceContext,
  token: string | undefined,
  codes: UserInfoTokenCodes,
  holderFailure: (record: TokenRecord) => MaybePromise<Failure | undefined> = () => undefined,
): Promise<UserInfoToken> {
  const record = await presentedRecord(context, token, codes);
  const { service } = context;
  return withDpopChallenge(record, async () => {
    const failure = userInfoFailure(record, service.clock.now(), codes) ?? (await holderFailure(record));
    if (failure !== undefined) throw failure;
    const client = await clientOf(service, record, codes);
    const { subject } = record;
    if (subject === undefined) throw new Failure(codes.noSubject);
    return { record, subject, client };
  });
}
