import { managedClient } from '../../clients/managed-client.js';
import { operation, plain } from '../../operation.js';

/** GET /client/get/{clientId} */
export default operation('client_get_api', async ({ engine, caller, service, path }) =>
  plain(200, await managedClient(engine, caller, service, path.clientId)),
);
