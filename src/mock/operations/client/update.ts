import { mustBeUpdatable, updateClient, writableClient } from '../../clients/create-client.js';
import { withSupportedMetadata } from '../../clients/custom-metadata.js';
import { managedClient } from '../../clients/managed-client.js';
import { mustBeOfItsSector } from '../../clients/sector-identifier.js';
import { operation, plain } from '../../operation.js';

/** POST /client/update/{clientId}: replaces the whole client. Omitted properties return to their defaults. */
export default operation('client_update_api', async (call) => {
  const { engine, caller, service, settings, path, body } = call;
  const client = await managedClient(engine, caller, service, path.clientId);
  const given = writableClient(settings, body);
  await mustBeOfItsSector(engine, given);
  await mustBeUpdatable(service, client, given);
  const supported = withSupportedMetadata(settings, given);
  return plain(200, await updateClient(engine, service, client, supported));
});
