import type { Schema } from '../../spec/types.js';
import type { Engine } from '../engine.js';
import { generateJwks } from '../jose/generate-keys.js';
import type { Decoded } from '../request/decoded.js';
import type { Service } from '../service.js';
import { clientSecret, numericId } from '../state/random.js';
import type { ServiceRecord } from '../state/records.js';
import { unsetMembersOf } from '../unset-members.js';

/** Service properties as a call or a seed gives them. */
export type GivenService = Decoded<Schema<'service'>>;

/** What a service has that no call can change. */
type Fixed = Pick<ServiceRecord, 'apiKey' | 'apiSecret' | 'number' | 'serviceOwnerNumber' | 'createdAt'>;

/** Makes a service with an id and signing keys of its own, unless it is given them. */
export async function createService(engine: Engine, given: GivenService): Promise<Service> {
  const service = await addService(engine, given);
  await makeKeys(engine, service);
  return service;
}

/** Gives a service that has no JWK Set one of its own. */
export async function makeKeys({ options }: Engine, service: Service): Promise<void> {
  const settings = await service.settings();
  if (settings === undefined || settings.jwks !== undefined) return;
  const jwks = await generateJwks(options.random, options.repeatable);
  await service.put('service', 'settings', { ...settings, jwks });
}

/** Makes a service that has only the signing keys that it is given. */
export async function addService(engine: Engine, given: GivenService): Promise<Service> {
  const { random, clock } = engine.options;
  const fixed: Fixed = {
    apiKey: given.apiKey ?? numericId(random),
    apiSecret: given.apiSecret ?? clientSecret(random),
    number: (await engine.services()).length + 1,
    serviceOwnerNumber: 1,
    createdAt: clock.now(),
  };
  return engine.addService(serviceRecord(engine, given, fixed));
}

/** The record of a service: what is given, and the default of everything that is left out. */
export function serviceRecord(engine: Engine, given: GivenService, fixed: Fixed): ServiceRecord {
  const { contract, clock } = engine.options;
  const unset = unsetMembersOf({ $ref: '#/components/schemas/service' }, contract.resolve);
  const record = {
    ...unset,
    supportedDisplays: ['PAGE'],
    supportedClaimTypes: ['NORMAL'],
    ...given,
    ...fixed,
    clientIdAliasEnabled: true,
    modifiedAt: clock.now(),
  };
  // `unset` has the booleans and numbers of the schema, and `given` was read by it.
  return record as ServiceRecord;
}
