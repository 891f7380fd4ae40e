import type { ClientRecord } from '../../domain/records.js';
import { clientRecord } from '../../mock/clients/create-client.js';
import { findClient } from '../../mock/clients/find-client.js';
import type { AnyCall } from '../../mock/operation.js';
import type { Service } from '../../mock/service.js';
import { numericId } from '../../mock/state/random.js';
import { firstClient } from './first-client.js';
import { inventedClient } from './invented.js';

/** The client to use in a forced response. */
export interface ClientOfCall {
  readonly record: ClientRecord;
  /** Whether it was made up and the service does not have it. */
  readonly isNew: boolean;
}

/**
 * Returns the client that a call names, else the first client of the service, else one made up for this
 * response.
 */
export async function clientOfCall(
  call: AnyCall,
  service: Service,
  names: readonly string[],
): Promise<ClientOfCall> {
  for (const name of names) {
    const found = await findClient(service, name);
    if (found !== undefined) return { record: found.client, isNew: false };
  }
  const first = await firstClient(service);
  if (first !== undefined) return { record: first, isNew: false };
  const clientId = numericId(service.random);
  const fixed = {
    clientId,
    clientSecret: undefined,
    number: 1,
    serviceNumber: 1,
    createdAt: 0,
    locked: false,
  };
  const invented = await inventedClient(service.random);
  return { record: clientRecord(call.engine, invented, fixed, service.clock.now()), isNew: true };
}
