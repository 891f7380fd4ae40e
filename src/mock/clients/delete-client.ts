import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../service.js';
import { deleteTokens } from '../tokens/token-records.js';

/**
 * Deletes a client with its tokens and grants. Its tickets and codes remain but are unusable, because requests that
 * present them fail with an unknown client.
 */
export async function deleteClient(service: Service, client: ClientRecord): Promise<void> {
  const { clientId, clientIdAlias, number, metadataDocumentLocation: location } = client;
  await service.delete('client', String(clientId));
  await service.delete('clientNumber', String(number).padStart(12, '0'));
  if (clientIdAlias !== undefined) await service.delete('clientAlias', clientIdAlias);
  if (location !== undefined) await service.delete('clientDocument', location);
  for (const grant of await service.list('grant')) {
    if (grant.clientId === clientId) await service.delete('grant', grant.grantId);
  }
  await deleteTokens(service, { clientId });
}
