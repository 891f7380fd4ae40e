import type { ClientRecord } from '../../domain/records.js';
import type { Service } from '../service.js';
import { replaceClient } from './create-client.js';

/** Limits the scopes that a client may request. */
export async function limitScopes(
  service: Service,
  client: ClientRecord,
  requestableScopes: string[],
): Promise<void> {
  const extension = { ...client.extension, requestableScopes, requestableScopesEnabled: true };
  await replaceClient(service, client, { extension });
}

/** Removes the limit, so that a client may request any scope of the service. */
export async function allowAnyScope(service: Service, client: ClientRecord): Promise<void> {
  const { requestableScopes, ...rest } = client.extension ?? {};
  await replaceClient(service, client, { extension: { ...rest, requestableScopesEnabled: false } });
}
