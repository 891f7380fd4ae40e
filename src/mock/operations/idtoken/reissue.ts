import type { TokenRecord } from '../../../domain/grants.js';
import { callerError } from '../../failure.js';
import { type Call, operation, result } from '../../operation.js';
import { presentedTokens, reissued } from '../../tokens/reissued-id-token.js';
import { hashOf } from '../../tokens/token-records.js';

const id = 'idtoken_reissue_api';

/**
 * POST /idtoken/reissue: after a refresh, issues a new ID token for the same authentication (OpenID Connect Core,
 * 12.2).
 */
export default operation(id, async (call) => {
  const record = await refreshedToken(call);
  const { signed, response } = await reissued(call, record);
  const message = { outcome: 'The ID token was reissued.' };
  return result(id, 'A000000', { responseContent: response, idToken: signed }, { action: 'OK', message });
});

async function refreshedToken(call: Call<typeof id>): Promise<TokenRecord> {
  const { accessToken, refreshToken } = call.body;
  if (accessToken && !refreshToken)
    throw callerError('The call has no refreshToken.', 'The member refreshToken.');
  const record = await presentedTokens(call);
  if (record.refreshTokenHash !== hashOf(refreshToken ?? '')) {
    throw callerError(
      'The refresh token is not the one that was issued with the access token.',
      'The access token and the refresh token of one token response.',
    );
  }
  if (record.subject === undefined || !record.scopes.includes('openid')) {
    throw callerError(
      'The access token does not come from an OpenID Connect authentication.',
      'An access token of a user with the scope openid.',
    );
  }
  return record;
}
