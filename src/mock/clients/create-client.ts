import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { ApiError } from '../api-error.js';
import type { Engine } from '../engine.js';
import { withoutEmptyUris } from '../properties/empty-text.js';
import { largestJson } from '../properties/text.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import type { Batch } from '../state/batch.js';
import { clientSecret, numericId } from '../state/random.js';
import { type GivenClient, mustKeepClientRules } from './client-rules.js';
import { defaultAuthMethod } from './default-auth-method.js';
import { sectorOf } from './sector.js';

/** Client properties that no update can change. */
type Fixed = {
  readonly [Name in 'clientId' | 'clientSecret' | 'number' | 'serviceNumber' | 'createdAt' | 'locked']:
    | ClientRecord[Name]
    | undefined;
} & {
  readonly [Name in 'dynamicallyRegistered' | 'clientSource']?: ClientRecord[Name] | undefined;
};

/** Creates a client. Generates its ID and secret unless they are given. */
export async function createClient(
  engine: Engine,
  service: Service,
  given: GivenClient,
): Promise<ClientRecord> {
  const settings = await service.settings();
  const number = await service.nextNumber('client');
  const now = service.clock.now();
  const fixed = {
    clientId: given.clientId ?? (await unusedId(service)),
    clientSecret: given.clientSecret ?? clientSecret(service.random),
    number,
    serviceNumber: settings?.number ?? 0,
    createdAt: now,
    locked: given.locked ?? false,
  };
  const record = clientRecord(engine, given, fixed, now);
  await putClient(service.batch(), record).write();
  return record;
}

/** Replaces all writable properties of a client. Omitted properties return to their defaults. */
export async function updateClient(
  engine: Engine,
  service: Service,
  before: ClientRecord,
  given: GivenClient,
): Promise<ClientRecord> {
  const { clientId, clientSecret, number, serviceNumber, createdAt, locked } = before;
  const { dynamicallyRegistered, clientSource, modifiedAt } = before;
  const fixed = { clientId, clientSecret, number, serviceNumber, createdAt, locked };
  const origin = { dynamicallyRegistered, clientSource };
  // Keep modifiedAt strictly increasing, so that it distinguishes versions within the same millisecond.
  const now = Math.max(service.clock.now(), modifiedAt + 1);
  const record = clientRecord(engine, given, { ...fixed, ...origin }, now);
  await saveChanged(service, [[before, record]]);
  return record;
}

/** Saves changed clients at once: what was the alias of one may become that of another. */
export async function saveChanged(
  service: Service,
  changes: readonly (readonly [before: ClientRecord, after: ClientRecord])[],
): Promise<void> {
  const batch = service.batch();
  for (const [{ clientIdAlias, entityId }, after] of changes) {
    if (clientIdAlias !== undefined && clientIdAlias !== after.clientIdAlias)
      batch.delete('clientAlias', clientIdAlias);
    if (entityId !== undefined && entityId !== after.entityId) batch.delete('clientEntity', entityId);
  }
  for (const [, after] of changes) putClient(batch, after);
  await batch.write();
}

/** Changes properties that have their own operations: the lock, the secret and the extension. */
export async function replaceClient(
  service: Service,
  client: ClientRecord,
  changes: Partial<ClientRecord>,
): Promise<ClientRecord> {
  const modifiedAt = Math.max(service.clock.now(), client.modifiedAt + 1);
  const record = { ...client, ...changes, modifiedAt };
  await service.put('client', String(client.clientId), record);
  return record;
}

/**
 * Returns the given properties without those that only the service sets. Throws an `ApiError` if they break a rule.
 */
export function writableClient(settings: ServiceRecord, given: GivenClient): GivenClient {
  const { number, serviceNumber, clientId, clientSecret, createdAt, modifiedAt, ...rest } = given;
  const { dynamicallyRegistered, derivedSectorIdentifier, locked, clientSource, ...settable } = rest;
  const writable = withoutEmptyUris(settable);
  mustKeepClientRules(settings, writable);
  return writable;
}

/** Throws an `ApiError` if the alias is taken or the developer already has the maximum number of clients. */
export async function mustBeCreatable(
  { service, settings: { clientsPerDeveloper } }: ServiceContext,
  { clientIdAlias, developer, customMetadata = '' }: GivenClient,
): Promise<void> {
  if (Buffer.byteLength(customMetadata) > largestJson) throw new ApiError('A123604');
  if (clientIdAlias && (await service.find('clientAlias', clientIdAlias))) throw new ApiError('A123603');
  if (clientsPerDeveloper === 0 || developer === undefined) return;
  const clients = await service.list('client');
  const own = clients.filter((client) => client.developer === developer);
  if (own.length >= clientsPerDeveloper) throw new ApiError('A123601', { limit: clientsPerDeveloper });
}

/** Throws an `ApiError` if another client has the alias. */
export async function mustBeUpdatable(
  service: Service,
  client: ClientRecord,
  { clientIdAlias, customMetadata = '' }: GivenClient,
): Promise<void> {
  if (Buffer.byteLength(customMetadata) > largestJson) throw new ApiError('A030602');
  const owner = clientIdAlias ? await service.find('clientAlias', clientIdAlias) : undefined;
  if (owner !== undefined && owner.clientId !== client.clientId) throw new ApiError('A030601');
}

/** What a client has unless its creator says otherwise. */
export const clientDefaults: GivenClient = {
  clientType: 'PUBLIC',
  idTokenSignAlg: 'RS256',
  subjectType: 'PUBLIC',
  clientIdAliasEnabled: true,
};

/** Returns the record of a client, with defaults for omitted properties. */
export function clientRecord(
  engine: Pick<Engine, 'unsetMembersOf'>,
  given: GivenClient,
  fixed: Fixed,
  modifiedAt: number,
): ClientRecord {
  const record = {
    ...engine.unsetMembersOf('client'),
    ...clientDefaults,
    tokenAuthMethod: defaultAuthMethod(given.clientType),
    clientSource: 'STATIC_REGISTRATION',
    ...withoutEmptyUris(given),
    ...fixed,
    clientIdAlias: given.clientIdAlias || String(fixed.clientId),
    derivedSectorIdentifier: sectorOf(given),
    modifiedAt,
  };
  // Safe: `unset` contains the schema's booleans and numbers, and `given` was parsed by it.
  return record as ClientRecord;
}

function putClient(batch: Batch, record: ClientRecord): Batch {
  const { clientId, clientIdAlias, entityId, number } = record;
  batch.put('client', String(clientId), record);
  batch.put('clientNumber', String(number).padStart(12, '0'), { clientId });
  if (clientIdAlias !== undefined) batch.put('clientAlias', clientIdAlias, { clientId });
  if (entityId !== undefined) batch.put('clientEntity', entityId, { clientId });
  return batch;
}

async function unusedId(service: Service): Promise<number> {
  for (;;) {
    const id = numericId(service.random);
    if ((await service.find('client', String(id))) === undefined) return id;
  }
}
