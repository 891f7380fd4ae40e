import { replaceClient } from '../../../clients/create-client.js';
import { managedClientByIdentifier } from '../../../clients/managed-client.js';
import { operation, result } from '../../../operation.js';
import { clientSecret } from '../../../state/random.js';

const id = 'client_secret_refresh_api';

/** GET /client/secret/refresh/{clientIdentifier}: generates a secret. The old one becomes invalid at once. */
export default operation(id, async ({ engine, caller, service, path }) => {
  const client = await managedClientByIdentifier(engine, caller, service, path.clientIdentifier, {
    unknown: 'A148201',
  });
  const newClientSecret = clientSecret(service.random);
  await replaceClient(service, client, { clientSecret: newClientSecret });
  const members = { newClientSecret, oldClientSecret: client.clientSecret };
  return result(id, 'A148001', members, { message: { clientId: client.clientId } });
});
