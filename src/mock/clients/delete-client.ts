import type { Service } from '../service.js';
import type { ClientRecord } from '../state/records.js';
import { deleteToken } from '../tokens/token-records.js';

/**
 * Deletes a client with its tokens. Its tickets and codes stay behind and are of no use: whoever presents
 * one learns that there is no such client.
 */
export async function deleteClient(service: Service, client: ClientRecord): Promise<void> {
  const { clientId, clientIdAlias, number } = client;
  await service.delete('client', String(clientId));
  await service.delete('clientNumber', String(number).padStart(12, '0'));
  if (clientIdAlias !== undefined) await service.delete('clientAlias', clientIdAlias);
  for (const token of await service.list('token')) {
    if (token.clientId === clientId) await deleteToken(service, token);
  }
}
