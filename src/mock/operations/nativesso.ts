import { Failure } from '../failure.js';
import { present } from '../oauth/authorization-request.js';
import { isObject, parseJson } from '../oauth/claims.js';
import { deviceSecretHashOf } from '../oauth/native-sso.js';
import { hasExpired } from '../oauth/token-expiry.js';
import { type Call, operation, result } from '../operation.js';
import type { TokenRecord } from '../state/grants.js';
import { idToken } from '../tokens/id-token.js';
import { findByAccessToken, hashOf } from '../tokens/token-records.js';
import { tokenResponse } from '../tokens/token-response.js';

const id = 'native_sso_api';

/** RFC 8693, section 3: what a token exchange says that it issued. */
const issuedTokenType = 'urn:ietf:params:oauth:token-type:access_token';

/** POST /nativesso: the token response of native SSO (OpenID Connect Native SSO 1.0, sections 4.4 and 5.5). */
export default operation(id, 'oauth-error', async (call) => {
  const { service, settings, body } = call;
  if (!body.deviceSecret) throw callerError('The call has no deviceSecret.');
  const record = await tokenOfSession(call);
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
    deviceSecretHash: body.deviceSecretHash || deviceSecretHashOf(body.deviceSecret),
  });
  const tokens = {
    record,
    accessToken: body.accessToken ?? '',
    jwtAccessToken: undefined,
    refreshToken: body.refreshToken,
  };
  const response: object = JSON.parse(tokenResponse(settings, tokens, signed));
  const exchanged = record.grantType === 'TOKEN_EXCHANGE' && { issued_token_type: issuedTokenType };
  const responseContent = JSON.stringify({ ...response, device_secret: body.deviceSecret, ...exchanged });
  return result(id, 'A501001', { responseContent, idToken: signed });
});

async function tokenOfSession({ service, body }: Call<typeof id>): Promise<TokenRecord> {
  const { accessToken, refreshToken } = body;
  if (!accessToken) throw callerError('The call has no accessToken.');
  const record = await findByAccessToken(service, accessToken);
  if (record === undefined) throw callerError('The access token does not exist.');
  if (hasExpired(record, service.clock.now())) throw callerError('The access token has expired.');
  if (record.sessionId === undefined) throw callerError('The access token belongs to no session.');
  if (refreshToken && record.refreshTokenHash !== hashOf(refreshToken)) {
    throw callerError('The refresh token is not the one that was issued with the access token.');
  }
  return record;
}

const callerError = (outcome: string): Failure =>
  new Failure('A000000', { action: 'CALLER_ERROR', message: { outcome } });
