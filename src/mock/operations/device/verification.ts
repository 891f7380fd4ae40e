import { Failure } from '../../failure.js';
import { operation, result } from '../../operation.js';
import { grantMembers } from '../../tokens/managed-grant.js';
import { requestedMembers, requestingClient } from '../../views/decoupled-request.js';

const id = 'device_verification_api';

/** POST /device/verification: describes the request of a user code without changing it. */
export default operation(id, async ({ service, settings, body }) => {
  if (!body.userCode) throw new Failure('A225201');
  const found = await service.find('userCode', body.userCode);
  if (found === undefined) throw new Failure('A225301');
  if (service.hasExpired(found)) {
    // An expired code is deleted on its first use: that call reports the expiry, later ones an unknown code.
    const forgotten = await service.take('userCode', body.userCode);
    throw new Failure(forgotten === undefined ? 'A225301' : 'A225303');
  }
  const device = await service.find('deviceAuthorization', found.key);
  if (device === undefined) throw new Failure('A225301');
  const client = await service.find('client', String(device.request.clientId));
  if (client === undefined) throw new Failure('A225301');
  return result(id, 'A224001', {
    ...requestingClient(client, device.request, settings),
    ...requestedMembers(device.request, settings),
    ...(await grantMembers(service, device.request)),
    expiresAt: device.expiresAt,
  });
});
