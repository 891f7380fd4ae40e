import type { ClientRecord } from '../../../../domain/records.js';
import type { UnknownRecord } from '../../../../json.js';
import type { GivenClient } from '../../../clients/client-rules.js';
import { updateClient } from '../../../clients/create-client.js';
import { clientMetadata, localizedMetadata } from '../../../clients/metadata.js';
import { clientInformation } from '../../../clients/registration/client-information.js';
import {
  mustSupportRegistration,
  readMetadata,
  registeredProperties,
} from '../../../clients/registration/register.js';
import { registeredClient } from '../../../clients/registration/registered-client.js';
import { refuse } from '../../../failure.js';
import { operation, result } from '../../../operation.js';

const id = 'client_registration_update_api';

/** POST /client/registration/update (RFC 7592, section 2.2). */
export default operation(id, async (call) => {
  const { engine, service, settings, body } = call;
  mustSupportRegistration(call);
  const { client: before, token } = await registeredClient(call);
  const metadata = readMetadata(body.json);
  mustBeOf(before, metadata);
  const properties = await registeredProperties(call, metadata, before);
  const client = await updateClient(engine, service, before, { ...withoutMetadata(before), ...properties });
  const { software_statement } = metadata;
  const responseContent = clientInformation(settings, client, token, { software_statement });
  return result(id, 'A213001', { responseContent, client });
});

/** RFC 7592, section 2.2: the request must name the client. It may repeat the secret but not change it. */
function mustBeOf({ clientId, clientSecret }: ClientRecord, metadata: UnknownRecord): void {
  const { client_id, client_secret } = metadata;
  if (client_id === undefined || client_id === null) throw refuse('A214301');
  if (client_id !== String(clientId))
    throw refuse('A214302', { presented: String(client_id), client: clientId });
  if (client_secret !== undefined && client_secret !== clientSecret) throw refuse('A215304');
}

/** The properties of a client that are not metadata. Updates keep them. */
function withoutMetadata(client: ClientRecord): GivenClient {
  const replaced = new Set<string>([
    'customMetadata',
    'extension',
    ...[...clientMetadata, ...localizedMetadata].map(([, property]) => property),
  ]);
  // Safe: every property of a record could also be set by a call.
  return Object.fromEntries(Object.entries(client).filter(([name]) => !replaced.has(name))) as GivenClient;
}
