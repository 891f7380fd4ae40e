import type { ApiCaller } from '../../../../access/caller.js';
import { managedClient } from '../../../../clients/managed-client.js';
import { allowAnyScope, limitScopes } from '../../../../clients/requestable-scopes.js';
import type { Engine } from '../../../../engine.js';
import { scopeObjects } from '../../../../oauth/scope.js';
import { operation, plain } from '../../../../operation.js';
import type { ServiceContext } from '../../../../service-context.js';

interface Request extends ServiceContext {
  readonly engine: Engine;
  readonly caller: ApiCaller;
  readonly path: { readonly clientId: string };
  readonly body: { readonly requestableScopes?: string[] };
}

/** Ignores scopes that the service does not have. A call without a list removes the limit. */
async function update({ engine, caller, service, settings, path, body }: Request) {
  const client = await managedClient(engine, caller, service, path.clientId);
  if (body.requestableScopes === undefined) {
    await allowAnyScope(service, client);
    return plain(200, {});
  }
  const names = scopeObjects(body.requestableScopes, settings).flatMap(({ name }) => name ?? []);
  const requestableScopes = [...new Set(names)];
  await limitScopes(service, client, requestableScopes);
  return plain(200, { requestableScopes });
}

/** PUT /client/extension/requestable_scopes/update/{clientId} */
export const requestableScopesUpdate = operation(
  'client_extension_requestables_scopes_update_api',
  async (call) => update(call),
);

/** POST /client/extension/requestable_scopes/update/{clientId} */
export const requestableScopesUpdateByPost = operation(
  'client_extension_requestables_scopes_update_api_post',
  async (call) => update(call),
);
