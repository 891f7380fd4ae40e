import type { Approval } from '../../domain/decision.js';
import type { ClientRecord } from '../../domain/records.js';
import type { SenderConstraint } from '../../domain/sender-constraint.js';
import { tokenDuration } from '../oauth/durations.js';
import type { ServiceContext } from '../service-context.js';
import { idToken } from './id-token.js';
import { issueTokens } from './issue-tokens.js';
import type { Spending } from './spending.js';
import { accessTokenType, lifetime, presentedToken, refreshLifetime } from './token-response.js';

export interface PushOrder {
  readonly authReqId: string;
  readonly approval: Approval;
  readonly constraint: SenderConstraint;
  /** The value of the access token, if the call sets it. */
  readonly accessToken: string | undefined;
  readonly spending: Spending;
}

/** Issues tokens for push mode, and returns them as the content of the notification (CIBA Core, section 10.3.1). */
export async function pushedTokens(
  context: ServiceContext,
  client: ClientRecord,
  { authReqId, approval, constraint, accessToken: chosen, spending }: PushOrder,
) {
  const { settings } = context;
  const { authorization, accessTokenDuration, refreshTokenDuration } = approval;
  const issued = await issueTokens(context, client, {
    authorization,
    spending,
    grantType: 'CIBA',
    clientAuthMethod: client.tokenAuthMethod,
    constraint,
    accessToken: chosen,
    accessTokenDuration,
    refreshTokenDuration,
  });
  const { accessToken, jwtAccessToken, refreshToken } = issued;
  const signed = await idToken(context, client, {
    authorization,
    claims: approval.idTokenClaims,
    headerParameters: approval.idtHeaderParams,
    audienceType: approval.idTokenAudType,
    accessToken: presentedToken(issued),
    refreshToken,
    authReqId,
  });
  const responseContent = JSON.stringify({
    auth_req_id: authReqId,
    access_token: presentedToken(issued),
    token_type: accessTokenType(settings),
    expires_in: lifetime(issued),
    refresh_token: refreshToken,
    id_token: signed,
    grant_id: issued.record.grantId,
  });
  return {
    responseContent,
    accessToken,
    jwtAccessToken,
    refreshToken,
    idToken: signed,
    grantId: issued.record.grantId,
    accessTokenDuration: lifetime(issued),
    refreshTokenDuration: refreshLifetime(issued),
    idTokenDuration: tokenDuration('idToken', undefined, settings, client, authorization.scopes),
  };
}
