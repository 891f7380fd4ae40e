import type { TokenRecord } from '../../domain/grants.js';
import { callerError } from '../failure.js';
import { deviceSecretHashOf } from '../oauth/native-sso.js';
import { type Call, operation, result } from '../operation.js';
import { presentedTokens, reissued } from '../tokens/reissued-id-token.js';
import { hashOf } from '../tokens/token-records.js';

const id = 'native_sso_api';

/** RFC 8693, section 3: the type of the token that a token exchange issues. */
const issuedTokenType = 'urn:ietf:params:oauth:token-type:access_token';

/**
 * POST /nativesso: creates the token response for native SSO (OpenID Connect Native SSO 1.0, sections 4.4 and 5.5).
 */
export default operation(id, async (call) => {
  const { deviceSecret, deviceSecretHash } = call.body;
  if (!deviceSecret) throw callerError('The call has no deviceSecret.', 'The member deviceSecret.');
  const record = await tokenOfSession(call);
  const proof = { deviceSecretHash: deviceSecretHash || deviceSecretHashOf(deviceSecret) };
  const { signed, response } = await reissued(call, record, proof);
  const exchanged = record.grantType === 'TOKEN_EXCHANGE' && { issued_token_type: issuedTokenType };
  const responseContent = JSON.stringify({
    ...JSON.parse(response),
    device_secret: deviceSecret,
    ...exchanged,
  });
  return result(id, 'A501001', { responseContent, idToken: signed });
});

async function tokenOfSession(call: Call<typeof id>): Promise<TokenRecord> {
  const { refreshToken } = call.body;
  const record = await presentedTokens(call);
  if (record.sessionId === undefined)
    throw callerError(
      'The access token does not belong to a session.',
      'An access token that was issued with a sessionId.',
    );
  if (refreshToken && record.refreshTokenHash !== hashOf(refreshToken)) {
    throw callerError(
      'The refresh token is not the one that was issued with the access token.',
      'The access token and the refresh token of one token response.',
    );
  }
  return record;
}
