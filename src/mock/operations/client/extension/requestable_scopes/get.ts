import { managedClient } from '../../../../clients/managed-client.js';
import { operation, plain } from '../../../../operation.js';

/** GET /client/extension/requestable_scopes/get/{clientId}: returns null if the client may request any scope. */
export default operation(
  'client_extension_requestables_scopes_get_api',
  async ({ engine, caller, service, path }) => {
    const { extension } = await managedClient(engine, caller, service, path.clientId);
    const { requestableScopesEnabled = false, requestableScopes = null } = extension ?? {};
    return plain(200, { requestableScopes: requestableScopesEnabled ? requestableScopes : null });
  },
);
