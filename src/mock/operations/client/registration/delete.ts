import { deleteClient } from '../../../clients/delete-client.js';
import { mustSupportRegistration } from '../../../clients/registration/register.js';
import { registeredClient } from '../../../clients/registration/registered-client.js';
import { operation, result } from '../../../operation.js';

const id = 'client_registration_delete_api';

/** POST /client/registration/delete (RFC 7592, section 2.3): also deletes the client's tokens. */
export default operation(id, async (call) => {
  mustSupportRegistration(call);
  const { client } = await registeredClient(call);
  await deleteClient(call.service, client);
  return result(id, 'A216001', {});
});
