import type { Decision } from '../../domain/decision.js';
import { badRequest, Failure, refuse } from '../failure.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../oauth/extra-properties.js';
import { pollsTooSoon } from '../oauth/polling.js';
import type { ResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import { requireAccessTokenKey } from '../tokens/access-token-jwt.js';
import { idToken, requireIdTokenEncryption, requireIdTokenKey } from '../tokens/id-token.js';
import { issueTokens } from '../tokens/issue-tokens.js';
import type { Spending } from '../tokens/spending.js';
import { denialError } from './decision.js';
import { extraProperties, type Granted, type TokenRequest } from './grant.js';
import { narrow } from './narrow.js';

/** Result codes of a grant type that lets the user decide on another device while the client polls. */
export interface DecidedCodes {
  readonly issued: ResultCode;
  readonly denied: ResultCode;
  readonly unsignable: ResultCode;
  readonly largeProperties: ResultCode;
  readonly raced: ResultCode;
}

/** Exchanges a decision for tokens, or for the error of a denial. `spend` deletes what can be redeemed once. */
export async function redeem(
  request: TokenRequest,
  decision: Decision,
  codes: DecidedCodes,
  spend: Spending['changes'],
): Promise<Granted> {
  const { service, client, body } = request;
  if (decision.result !== 'AUTHORIZED') {
    const responseContent = JSON.stringify(denialError(decision));
    throw new Failure(codes.denied, { members: { responseContent }, message: { result: decision.result } });
  }
  const openid = decision.authorization.scopes.includes('openid');
  if (openid && client.idTokenSignAlg === 'NONE') throw new Failure(codes.unsignable);
  const properties = mergeExtraProperties(decision.authorization.properties, extraProperties(body));
  if (areTooLarge(properties)) throw refuse(codes.largeProperties, { limit: extraPropertiesLimit });

  const narrowing = narrow(request, decision.authorization);

  if (openid) {
    await requireIdTokenKey(request, client);
    await requireIdTokenEncryption(service, client);
  }
  await requireAccessTokenKey(request, client);
  const issued = await issueTokens(request, client, {
    authorization: { ...decision.authorization, properties },
    spending: { changes: spend, lost: new Failure(codes.raced) },
    ...narrowing,
    grantType: request.grantType,
    clientAuthMethod: client.tokenAuthMethod,
    constraint: request.constraint,
    accessToken: body.accessToken,
    accessTokenDuration: body.accessTokenDuration ?? decision.accessTokenDuration,
    refreshTokenDuration: body.refreshTokenDuration ?? decision.refreshTokenDuration,
  });
  if (!openid) return { code: codes.issued, issued };
  const signed = await idToken(request, client, {
    authorization: issued.record,
    claims: decision.idTokenClaims,
    headerParameters: decision.idtHeaderParams,
    audienceType: decision.idTokenAudType,
  });
  return { code: codes.issued, issued, idToken: signed };
}

/** Returns the error for a client whose user has not decided yet: pending, or slow_down if it polls too fast. */
export async function pending(
  service: Service,
  key: string,
  interval: number,
  undecided: ResultCode,
): Promise<Failure> {
  const found = await service.entry('poll', key);
  if (found === undefined || interval === 0) return new Failure(undecided);
  const poll = found.value;
  const now = service.clock.now();
  // Of several concurrent requests, all but one count as too fast.
  const counted = await service.replace('poll', key, found, { ...poll, at: now });
  if (counted && !pollsTooSoon(poll.at, now, interval)) return new Failure(undecided);
  return badRequest(
    'slow_down',
    `The client must wait ${interval} seconds between its token requests.`,
    `At least ${interval} seconds between two token requests.`,
  );
}
