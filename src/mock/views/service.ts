import type { Schema } from '../../spec/types.js';
import type { ApiCaller } from '../access/caller.js';
import { hsksOf, hskView } from '../hsk/hsk.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { jwksOf } from '../services/own-keys.js';
import { sortedByName } from './scope.js';

/** Resolves to a service as management calls return it: complete except for the API secret. */
export async function serviceView(context: ServiceContext): Promise<Schema<'service'>> {
  const { service, settings } = context;
  const { apiSecret, supportedScopes, jwks: _, ...shown } = settings;
  const jwks = await jwksOf(context);
  const hsks = (await hsksOf(service)).map(hskView);
  const clientCount = await service.count('client');
  return {
    ...shown,
    ...(jwks !== undefined && { jwks }),
    ...(supportedScopes !== undefined && { supportedScopes: sortedByName(supportedScopes) }),
    ...(hsks.length > 0 && { hsks }),
    metadata: [{ key: 'clientCount', value: String(clientCount) }],
  };
}

/** Resolves to a new service as its creation returns it, including the API secret. */
export async function newServiceView(service: Service): Promise<Schema<'service'>> {
  const settings = await service.settings();
  if (settings === undefined) throw new Error('The service was deleted while it was being created.');
  const { apiSecret } = settings;
  return { ...(await serviceView({ service, settings })), ...(apiSecret !== undefined && { apiSecret }) };
}

/**
 * Resolves to what a caller may see of a service: everything or, with client rights only, its identity. In Authlete
 * 2.x the owner of services also sees the API secret.
 */
export async function serviceViewFor(caller: ApiCaller, context: ServiceContext): Promise<Schema<'service'>> {
  const { settings } = context;
  if (caller.rights.has('view_service')) {
    const view = await serviceView(context);
    const { apiSecret } = settings;
    return caller.v2 === 'owner' && apiSecret !== undefined ? { ...view, apiSecret } : view;
  }
  const { apiKey, description, number, serviceName } = settings;
  return {
    apiKey,
    number,
    ...(description !== undefined && { description }),
    ...(serviceName !== undefined && { serviceName }),
  };
}
