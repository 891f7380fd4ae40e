import { lifetimeOf } from '../../../../facts/lifetime.js';
import { Failure } from '../../../failure.js';
import { operation, result } from '../../../operation.js';
import { seconds } from '../../../state/clock.js';
import { hashOf } from '../../../tokens/token-records.js';

const id = 'backchannel_authentication_issue_api';

/**
 * POST /backchannel/authentication/issue: issues one auth_req_id per ticket. The ticket stays valid for /complete.
 */
export default operation(id, async ({ service, settings, body }) => {
  const { ticket } = body;
  if (!ticket) throw new Failure('A182201');
  const found = await service.entry('backchannelAuthentication', ticket);
  if (found === undefined) throw new Failure('A181201');
  const authentication = found.value;
  if (service.hasExpired(authentication)) throw new Failure('A181203');
  if (authentication.decision !== undefined) throw new Failure('A181204');
  if (authentication.authReqId !== undefined) throw new Failure('A181205');

  const { requestedExpiry, deliveryMode, request } = authentication;
  const expiresIn = requestedExpiry || lifetimeOf('authReqId', settings);
  const authReqId = service.identifier();
  const expiresAt = service.clock.now() + seconds(expiresIn);
  const issued = { ...authentication, authReqId, expiresAt };
  const key = hashOf(authReqId);
  const conflict = await service
    .batch()
    .put('backchannelAuthentication', ticket, issued, found)
    .put('authReqId', key, { ticket, clientId: request.clientId, deliveryMode, expiresAt })
    .put('poll', key, { expiresAt })
    .write();
  if (conflict !== undefined) throw new Failure('A181205');
  const interval = settings.backchannelPollingInterval;
  return result(id, 'A183001', {
    responseContent: JSON.stringify({ auth_req_id: authReqId, expires_in: expiresIn, interval }),
    authReqId,
    expiresIn,
    interval,
  });
});
