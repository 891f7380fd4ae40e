import type { ClientRecord } from '../../domain/records.js';
import type { ApiCaller } from '../access/caller.js';
import { ApiError } from '../api-error.js';
import type { Engine } from '../engine.js';
import type { ApiResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import { findClient } from './find-client.js';

export interface ManagedClientOptions {
  /** Whether the operation also accepts locked clients. */
  readonly locked?: boolean;
  /** The result code for an unknown client, if the operation has its own. */
  readonly unknown?: ApiResultCode;
}

/** Resolves to the client of a `{clientId}` path segment, which is an ID or an alias. Throws an `ApiError`. */
export async function managedClient(
  engine: Engine,
  caller: ApiCaller,
  service: Service,
  client: string,
  { locked = false }: ManagedClientOptions = {},
): Promise<ClientRecord> {
  const found = (await findClient(service, client))?.client;
  if (found === undefined) {
    if (!isId(client)) throw new ApiError('A001216', { client });
    const foreign = await belongsToAnother(engine, service, client);
    throw new ApiError(foreign ? 'A001213' : 'A001212', { client });
  }
  mustBeManageable(caller, service, found);
  if (found.locked && !locked) throw new ApiError('A001215', { client });
  return found;
}

/** Resolves to the client of a `{clientIdentifier}` path segment. Throws an `ApiError`. */
export async function managedClientByIdentifier(
  engine: Engine,
  caller: ApiCaller,
  service: Service,
  client: string,
  { locked = false, unknown = 'A001218' }: ManagedClientOptions = {},
): Promise<ClientRecord> {
  const found = (await findClient(service, client))?.client;
  if (found === undefined) {
    const foreign = isId(client) && (await belongsToAnother(engine, service, client));
    throw new ApiError(foreign ? 'A001219' : unknown, { client });
  }
  mustBeManageable(caller, service, found);
  if (found.locked && !locked) throw new ApiError('A001221', { client });
  return found;
}

/**
 * Whether a token may manage a client. Tokens without the right to view the service may be limited to certain
 * clients.
 */
export const mayManage = ({ rights, clientIds }: ApiCaller, { clientId }: ClientRecord): boolean =>
  clientIds === undefined || rights.has('view_service') || clientIds.has(clientId);

function mustBeManageable(caller: ApiCaller, service: Service, client: ClientRecord): void {
  if (!mayManage(caller, client))
    throw new ApiError('A457101', { right: 'VIEW_CLIENT', serviceId: service.id });
}

const isId = (client: string): boolean => /^\d{1,16}$/.test(client);

/** Resolves to whether the client belongs to another service. */
export async function belongsToAnother(engine: Engine, service: Service, client: string): Promise<boolean> {
  for (const other of await engine.services()) {
    if (other.id !== service.id && (await other.find('client', client)) !== undefined) return true;
  }
  return false;
}
