import { ApiError } from '../../../api-error.js';
import { managedClient } from '../../../clients/managed-client.js';
import { operation, result } from '../../../operation.js';
import { replaceToken } from '../../../tokens/token-records.js';
import { tokensOf } from '../../../tokens/token-selection.js';
import { permittedScopes } from '../../../tokens/update-token.js';

const id = 'client_authorization_update_api';

/** POST /client/authorization/update/{clientId}: changes the scopes of all tokens of a subject. */
export default operation(id, async ({ engine, caller, service, settings, path, body }) => {
  const client = await managedClient(engine, caller, service, path.clientId);
  const { subject, scopes } = body;
  if (!subject) throw new ApiError('A138201');
  const permitted = scopes && permittedScopes(scopes, settings, client);
  let count = 0;
  for (const found of await tokensOf(service, { clientId: client.clientId, subject })) {
    const next = permitted === undefined ? found.value : { ...found.value, scopes: permitted };
    if (await replaceToken(service, found, next)) count += 1;
  }
  return result(id, 'A138001', {}, { message: { client: client.clientId, count } });
});
