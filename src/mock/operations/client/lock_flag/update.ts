import { ApiError } from '../../../api-error.js';
import { replaceClient } from '../../../clients/create-client.js';
import { managedClientByIdentifier } from '../../../clients/managed-client.js';
import { operation, result } from '../../../operation.js';

const id = 'client_flag_update_api';

/** POST /client/lock_flag/update/{clientIdentifier} */
export default operation(id, async ({ engine, caller, service, path, body }) => {
  const identifier = path.clientIdentifier;
  const client = await managedClientByIdentifier(engine, caller, service, identifier, { locked: true });
  const locked = body.clientLocked ?? false;
  if (client.locked === locked) throw new ApiError(locked ? 'A293203' : 'A293204', { identifier });
  await replaceClient(service, client, { locked });
  return result(id, 'A293001', {}, { message: { identifier } });
});
