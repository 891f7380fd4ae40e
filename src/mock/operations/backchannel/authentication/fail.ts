import { type Call, operation, result } from '../../../operation.js';
import { hashOf } from '../../../tokens/token-records.js';

const id = 'backchannel_authentication_fail_api';
type Reason = NonNullable<Call<typeof id>['body']['reason']>;
type FailAction = 'FORBIDDEN' | 'BAD_REQUEST' | 'INTERNAL_SERVER_ERROR';

/** CIBA Core, section 13. */
const actions: Readonly<Record<Reason, FailAction>> = {
  ACCESS_DENIED: 'FORBIDDEN',
  EXPIRED_LOGIN_HINT_TOKEN: 'BAD_REQUEST',
  INVALID_BINDING_MESSAGE: 'BAD_REQUEST',
  INVALID_TARGET: 'BAD_REQUEST',
  INVALID_USER_CODE: 'BAD_REQUEST',
  MISSING_USER_CODE: 'BAD_REQUEST',
  SERVER_ERROR: 'INTERNAL_SERVER_ERROR',
  UNAUTHORIZED_CLIENT: 'BAD_REQUEST',
  UNKNOWN_USER_ID: 'BAD_REQUEST',
};

/** POST /backchannel/authentication/fail: succeeds for any ticket. Consumes the ticket if it exists. */
export default operation(id, async ({ service, body }) => {
  const { ticket, reason = 'SERVER_ERROR', errorDescription, errorUri } = body;
  const authentication = ticket ? await service.take('backchannelAuthentication', ticket) : undefined;
  if (authentication?.authReqId !== undefined) {
    await service.delete('authReqId', hashOf(authentication.authReqId));
  }
  const responseContent = JSON.stringify({
    error: reason.toLowerCase(),
    error_description: errorDescription || undefined,
    error_uri: errorUri || undefined,
  });
  return result(id, 'A185001', { responseContent }, { action: actions[reason] });
});
