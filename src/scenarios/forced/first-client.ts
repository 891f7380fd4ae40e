import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../../mock/service.js';

/** Returns the oldest client of a service; `undefined` if it has no clients. */
export async function firstClient(service: Service): Promise<ClientRecord | undefined> {
  const [first] = await service.list('clientNumber', { end: 1 });
  return first && service.find('client', String(first.clientId));
}
