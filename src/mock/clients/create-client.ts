import type { Schema } from '../../spec/types.js';
import type { Engine } from '../engine.js';
import type { Decoded } from '../request/decoded.js';
import type { Service } from '../service.js';
import { clientSecret, numericId } from '../state/random.js';
import type { ClientRecord } from '../state/records.js';
import { unsetMembersOf } from '../unset-members.js';

/** Client properties as a call or a seed gives them. */
export type GivenClient = Decoded<Schema<'client'>>;

/** What a client has that no update can change. */
type Fixed = Pick<
  ClientRecord,
  'clientId' | 'clientSecret' | 'number' | 'serviceNumber' | 'createdAt' | 'locked'
>;

/** Makes a client with an id and a secret of its own, unless it is given them. */
export async function createClient(
  engine: Engine,
  service: Service,
  given: GivenClient,
): Promise<ClientRecord> {
  const settings = await service.settings();
  const record = clientRecord(engine, service, given, {
    clientId: given.clientId ?? numericId(service.random),
    clientSecret: given.clientSecret ?? clientSecret(service.random),
    number: await service.next('client'),
    serviceNumber: settings?.number ?? 0,
    createdAt: service.clock.now(),
    locked: given.locked ?? false,
  });
  await saveClient(service, record);
  return record;
}

/** The record of a client: what is given, and the default of everything that is left out. */
export function clientRecord(
  engine: Engine,
  service: Service,
  given: GivenClient,
  fixed: Fixed,
): ClientRecord {
  const unset = unsetMembersOf({ $ref: '#/components/schemas/client' }, engine.options.contract.resolve);
  const record = {
    ...unset,
    clientType: 'PUBLIC',
    tokenAuthMethod: 'NONE',
    idTokenSignAlg: 'RS256',
    subjectType: 'PUBLIC',
    clientSource: 'STATIC_REGISTRATION',
    clientIdAlias: String(fixed.clientId),
    ...given,
    ...fixed,
    clientIdAliasEnabled: true,
    modifiedAt: service.clock.now(),
  };
  // `unset` has the booleans and numbers of the schema, and `given` was read by it.
  return record as ClientRecord;
}

async function saveClient(service: Service, record: ClientRecord): Promise<void> {
  const { clientId, clientIdAlias, number } = record;
  await service.put('client', String(clientId), record);
  await service.put('clientNumber', String(number).padStart(12, '0'), { clientId });
  if (clientIdAlias !== undefined) await service.put('clientAlias', clientIdAlias, { clientId });
}
