import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../../mock/service.js';

/** The client that a service made first; none where it has no client. */
export async function firstClient(service: Service): Promise<ClientRecord | undefined> {
  const [first] = await service.list('clientNumber', { end: 1 });
  return first && service.find('client', String(first.clientId));
}
