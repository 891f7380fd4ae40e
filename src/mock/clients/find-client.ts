import type { FoundClient } from '../../domain/found-client.js';
import type { Service } from '../service.js';

/**
 * Resolves to the client with the given ID or alias. If ID and alias are equal, the alias counts as used. Observed
 * on the live service, where the alias of every client without its own is its ID.
 */
export async function findClient(service: Service, identifier: string): Promise<FoundClient | undefined> {
  const byId = /^\d+$/.test(identifier) ? await service.find('client', identifier) : undefined;
  if (byId !== undefined) return { client: byId, clientIdAliasUsed: byId.clientIdAlias === identifier };
  const alias = await service.find('clientAlias', identifier);
  const client = alias && (await service.find('client', String(alias.clientId)));
  return client && { client, clientIdAliasUsed: true };
}
