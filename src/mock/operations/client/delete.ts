import { deleteClient } from '../../clients/delete-client.js';
import { managedClient } from '../../clients/managed-client.js';
import { operation, plain } from '../../operation.js';

/** DELETE /client/delete/{clientId}: also deletes the client's tokens. Works for locked clients. */
export default operation('client_delete_api', async ({ engine, caller, service, path }) => {
  await deleteClient(service, await managedClient(engine, caller, service, path.clientId, { locked: true }));
  return plain(204);
});
