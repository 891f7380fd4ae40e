import type { TokenRecord } from '../../../../domain/grants.js';
import { ApiError } from '../../../api-error.js';
import { findClient } from '../../../clients/find-client.js';
import { type Call, operation, result } from '../../../operation.js';
import { findByAccessTokenIdentifier, findByRefreshTokenIdentifier } from '../../../tokens/find-token.js';
import { deleteToken, deleteTokens } from '../../../tokens/token-records.js';

const id = 'auth_token_revoke_api';

/** POST /auth/token/revoke: the first member that is set selects the tokens. */
export default operation(id, async (call) => {
  const count = await revoke(call);
  return result(id, 'A312001', { count }, { message: { count } });
});

async function revoke({ service, body }: Call<typeof id>): Promise<number> {
  const { accessTokenIdentifier, refreshTokenIdentifier, clientIdentifier, subject } = body;
  const one = async (record: TokenRecord | undefined) =>
    record !== undefined && (await deleteToken(service, record)) ? 1 : 0;
  if (accessTokenIdentifier) return one(await findByAccessTokenIdentifier(service, accessTokenIdentifier));
  if (refreshTokenIdentifier) return one(await findByRefreshTokenIdentifier(service, refreshTokenIdentifier));
  if (!clientIdentifier) {
    if (subject) return deleteTokens(service, { subject });
    throw new ApiError('A000000', {
      problem:
        'The call does not select any tokens. Pass accessTokenIdentifier, clientIdentifier or subject.',
      needed: 'One of accessTokenIdentifier, refreshTokenIdentifier, clientIdentifier and subject.',
    });
  }
  const found = await findClient(service, clientIdentifier);
  if (found === undefined) return 0;
  return deleteTokens(service, { clientId: found.client.clientId, subject: subject || undefined });
}
