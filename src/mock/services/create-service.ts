import type { ServiceRecord } from '../../domain/records.js';
import type { Engine } from '../engine.js';
import type { ServiceAccess } from '../fixtures/fixtures.js';
import { withoutEmptyUris } from '../properties/empty-text.js';
import { mustKeep } from '../properties/rule.js';
import type { Service } from '../service.js';
import { identifier, numericId } from '../state/random.js';
import { type GivenService, serviceRules } from './service-rules.js';

/** Service properties that no call can change. */
export type FixedOfService = {
  readonly [Name in 'apiKey' | 'apiSecret' | 'number' | 'serviceOwnerNumber' | 'createdAt']:
    | ServiceRecord[Name]
    | undefined;
};

/** Creates a service. It has no signing keys except the given ones. */
export async function createService(
  engine: Engine,
  given: GivenService,
  access: ServiceAccess = {},
): Promise<Service> {
  const { random, clock } = engine.options;
  const fixed: FixedOfService = {
    apiKey: given.apiKey ?? (await unusedId(engine)),
    apiSecret: given.apiSecret ?? identifier(random),
    number: await engine.nextServiceNumber(),
    serviceOwnerNumber: 1,
    createdAt: clock.now(),
  };
  return engine.addService(serviceRecord(engine, given, fixed, clock.now()), access);
}

/** Replaces all writable properties of a service. Omitted properties return to their defaults. */
export async function updateService(
  engine: Engine,
  service: Service,
  given: GivenService,
): Promise<ServiceRecord | undefined> {
  for (;;) {
    const before = await service.entry('service', 'settings');
    if (before === undefined) return undefined;
    const { apiKey, apiSecret, number, serviceOwnerNumber, createdAt, modifiedAt } = before.value;
    const fixed = { apiKey, apiSecret, number, serviceOwnerNumber, createdAt };
    // Keep modifiedAt strictly increasing, so that it distinguishes versions within the same millisecond.
    const now = Math.max(service.clock.now(), modifiedAt + 1);
    const after = serviceRecord(engine, given, fixed, now);
    if (await service.replace('service', 'settings', before, after)) return after;
  }
}

/**
 * Returns the given properties without those that only the service sets. Throws an `ApiError` if they break a rule.
 */
export function writableService(given: GivenService): GivenService {
  const { apiKey, apiSecret, number, serviceOwnerNumber, createdAt, modifiedAt, hsks, metadata, ...rest } =
    given;
  const writable = withoutEmptyUris(rest);
  mustKeep(serviceRules, writable);
  return writable;
}

/** What a service has unless its creator says otherwise. */
export const serviceDefaults: GivenService = {
  supportedDisplays: ['PAGE'],
  supportedClaimTypes: ['NORMAL'],
  clientIdAliasEnabled: true,
};

/** Returns the record of a service, with defaults for omitted properties. */
export function serviceRecord(
  engine: Pick<Engine, 'unsetMembersOf'>,
  given: GivenService,
  fixed: FixedOfService,
  modifiedAt: number,
): ServiceRecord {
  const record = {
    ...engine.unsetMembersOf('service'),
    ...serviceDefaults,
    ...withoutEmptyUris(given),
    ...fixed,
    modifiedAt,
  };
  // Safe: `unset` contains the schema's booleans and numbers, and `given` was parsed by it.
  return record as ServiceRecord;
}

async function unusedId(engine: Engine): Promise<number> {
  for (;;) {
    const id = numericId(engine.options.random);
    if ((await engine.find(String(id))) === undefined) return id;
  }
}
