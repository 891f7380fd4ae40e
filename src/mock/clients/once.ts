import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../service.js';

const underWay = new WeakMap<Service, Map<string, Promise<ClientRecord>>>();

/** Lets concurrent requests share one retrieval, so that they do not create two clients for the same URL. */
export function once(
  service: Service,
  url: string,
  retrieval: () => Promise<ClientRecord>,
): Promise<ClientRecord> {
  const retrievals = underWay.get(service) ?? new Map<string, Promise<ClientRecord>>();
  underWay.set(service, retrievals);
  const running = retrievals.get(url);
  if (running !== undefined) return running;
  const started = retrieval().finally(() => retrievals.delete(url));
  retrievals.set(url, started);
  return started;
}
