import { ApiError } from '../../../api-error.js';
import { replaceClient } from '../../../clients/create-client.js';
import { managedClientByIdentifier } from '../../../clients/managed-client.js';
import { operation, result } from '../../../operation.js';

const id = 'client_secret_update_api';

/** Up to 512 bits in base64url without padding (RFC 4648, section 5). */
const acceptable = /^[A-Za-z0-9_-]{1,86}$/;

/** POST /client/secret/update/{clientIdentifier}: sets the secret. The old one becomes invalid at once. */
export default operation(id, async ({ engine, caller, service, path, body }) => {
  const client = await managedClientByIdentifier(engine, caller, service, path.clientIdentifier, {
    unknown: 'A149201',
  });
  const newClientSecret = body.clientSecret ?? '';
  if (!acceptable.test(newClientSecret)) throw new ApiError('A149601');
  await replaceClient(service, client, { clientSecret: newClientSecret });
  const members = { newClientSecret, oldClientSecret: client.clientSecret };
  return result(id, 'A149001', members, { message: { clientId: client.clientId } });
});
