import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../service.js';
import { deleteTokens } from '../tokens/token-records.js';

/**
 * Deletes a client with its tokens and grants. Its tickets and codes remain but are unusable, because requests that
 * present them fail with an unknown client.
 */
export async function deleteClient(service: Service, client: ClientRecord): Promise<void> {
  const { clientId, clientIdAlias, number, metadataDocumentLocation: location } = client;
  const batch = service.batch().delete('client', String(clientId));
  batch.delete('clientNumber', String(number).padStart(12, '0'));
  if (clientIdAlias !== undefined) batch.delete('clientAlias', clientIdAlias);
  if (location !== undefined) batch.delete('clientDocument', location);
  await batch.write();
  for (const grant of await service.list('grant')) {
    if (grant.clientId === clientId) await service.delete('grant', grant.grantId);
  }
  await deleteTokens(service, { clientId });
}
