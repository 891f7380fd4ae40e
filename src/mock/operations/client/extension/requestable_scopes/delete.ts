import { managedClient } from '../../../../clients/managed-client.js';
import { allowAnyScope } from '../../../../clients/requestable-scopes.js';
import { operation, plain } from '../../../../operation.js';

/** DELETE /client/extension/requestable_scopes/delete/{clientId}: removes the limit on requestable scopes. */
export default operation(
  'client_extension_requestables_scopes_delete_api',
  async ({ engine, caller, service, path }) => {
    await allowAnyScope(service, await managedClient(engine, caller, service, path.clientId));
    return plain(204);
  },
);
