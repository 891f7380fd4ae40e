import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../service.js';

/** A client, and whether its alias or the location of its metadata document found it. */
export interface FoundClient {
  readonly client: ClientRecord;
  readonly clientIdAliasUsed: boolean;
  readonly clientEntityIdUsed?: boolean;
  readonly metadataDocumentUsed?: boolean;
}

/**
 * Looks a client up as a request names it: by its ID, then by its alias. A name that is both counts as the alias:
 * seen live, and every client without an alias of its own has its ID as one.
 */
export async function findClient(service: Service, identifier: string): Promise<FoundClient | undefined> {
  const byId = /^\d+$/.test(identifier) ? await service.find('client', identifier) : undefined;
  if (byId !== undefined) return { client: byId, clientIdAliasUsed: byId.clientIdAlias === identifier };
  const alias = await service.find('clientAlias', identifier);
  const client = alias && (await service.find('client', String(alias.clientId)));
  return client && { client, clientIdAliasUsed: true };
}
