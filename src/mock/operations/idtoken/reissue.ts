import { Failure } from '../../failure.js';
import { present } from '../../oauth/authorization-request.js';
import { isObject, parseJson } from '../../oauth/claims.js';
import { hasExpired } from '../../oauth/token-expiry.js';
import { type Call, operation, result } from '../../operation.js';
import type { TokenRecord } from '../../state/grants.js';
import { idToken } from '../../tokens/id-token.js';
import { findByAccessToken, hashOf } from '../../tokens/token-records.js';
import { tokenResponse } from '../../tokens/token-response.js';

const id = 'idtoken_reissue_api';

/** POST /idtoken/reissue: after a refresh, an ID token of the same authentication (OpenID Connect Core, 12.2). */
export default operation(id, 'oauth-error', async (call) => {
  const { service, settings, body } = call;
  const record = await refreshedToken(call);
  for (const json of [body.claims, body.idtHeaderParams]) {
    if (json && !isObject(parseJson(json))) throw callerError('claims and idtHeaderParams are JSON objects.');
  }
  const client = await service.find('client', String(record.clientId));
  if (client === undefined) throw callerError('The client of the access token has been deleted.');

  const signed = await idToken(service, settings, client, {
    authorization: { ...record, ...present({ sub: body.sub || undefined }) },
    claims: body.claims,
    headerParameters: body.idtHeaderParams,
    audienceType: body.idTokenAudType || 'array',
  });
  const accessToken = body.accessToken ?? '';
  const tokens = { record, accessToken, jwtAccessToken: undefined, refreshToken: body.refreshToken };
  const responseContent = tokenResponse(settings, tokens, signed);
  const message = { outcome: 'The ID token was reissued.' };
  return result(id, 'A000000', { responseContent, idToken: signed }, { action: 'OK', message });
});

async function refreshedToken({ service, body }: Call<typeof id>): Promise<TokenRecord> {
  const { accessToken, refreshToken } = body;
  if (!accessToken) throw callerError('The call has no accessToken.');
  if (!refreshToken) throw callerError('The call has no refreshToken.');
  const record = await findByAccessToken(service, accessToken);
  if (record === undefined) throw callerError('The access token does not exist.');
  if (hasExpired(record, service.clock.now())) throw callerError('The access token has expired.');
  if (record.refreshTokenHash !== hashOf(refreshToken)) {
    throw callerError('The refresh token is not the one that was issued with the access token.');
  }
  if (record.subject === undefined || !record.scopes.includes('openid')) {
    throw callerError('The access token is not one of an OpenID Connect authentication.');
  }
  return record;
}

const callerError = (outcome: string): Failure =>
  new Failure('A000000', { action: 'CALLER_ERROR', message: { outcome } });
