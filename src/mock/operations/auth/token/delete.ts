import { ApiError } from '../../../api-error.js';
import { operation, plain } from '../../../operation.js';
import { findByAccessTokenIdentifier, isOfAnotherService } from '../../../tokens/find-token.js';
import { deleteToken } from '../../../tokens/token-records.js';

/** DELETE /auth/token/delete/{accessTokenIdentifier}: accepts a token's value, hash or ID. */
export default operation('auth_token_delete_api', async ({ engine, service, path }) => {
  const identifier = path.accessTokenIdentifier;
  const record = await findByAccessTokenIdentifier(service, identifier);
  if (record === undefined) {
    if (await isOfAnotherService(engine, service, identifier)) throw new ApiError('A161203');
    if (service.quirks.unknownTokenDeletion === 404) throw new ApiError('A161202');
    return plain(204);
  }
  await deleteToken(service, record);
  return plain(204);
});
