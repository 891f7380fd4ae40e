import type { Data, ServiceData } from '../../mock/data/data.js';
import { isObject, type JsonObject } from '../../mock/oauth/claims.js';
import { Decoder } from '../../mock/request/decoder.js';
import { referencesIn } from '../../redaction/placeholder.js';
import type { Contract } from '../../spec/contract.js';
import { Router } from '../../spec/router.js';
import type { RecordedExchange, Recording } from '../format.js';

/** Data with the services of a recording too: each as it was recorded, if it was, but with keys of its own. */
export function withRecorded(data: Data, recording: Recording, contract: Contract): Data {
  const { services = [] } = data;
  const router = new Router(contract.operations.values());
  const decoder = new Decoder(contract.resolve);
  const settings = new Map<number, ServiceData>();
  for (const exchange of recording.exchanges) {
    const route = router.match(exchange.method, exchange.target.replace(/\?.*$/s, ''));
    const serviceId = route.kind === 'operation' ? Number(route.path['serviceId']) : Number.NaN;
    if (!Number.isSafeInteger(serviceId)) continue;
    const shown = route.kind === 'operation' && settingsIn(exchange, route.operation.operationId);
    settings.set(serviceId, { ...settings.get(serviceId), ...(shown && read(shown, decoder)), serviceId });
  }
  const given = new Set(services.map(({ serviceId }) => serviceId));
  return {
    ...data,
    services: [...services, ...[...settings.values()].filter(({ serviceId }) => !given.has(serviceId))],
  };
}

/** None where the service said what this contract does not know. */
function read(shown: JsonObject, decoder: Decoder): ServiceData | undefined {
  try {
    // The decoder reads what the contract calls a service.
    return decoder.decode({ $ref: '#/components/schemas/service' }, shown) as ServiceData;
  } catch {
    return undefined;
  }
}

/** The settings of a service that an answer shows whole, without what stands for secrets and keys. */
function settingsIn({ status, response }: RecordedExchange, operationId: string): JsonObject | undefined {
  if (status !== 200 || !/^service_(get|update)_api$/.test(operationId) || !isObject(response))
    return undefined;
  return Object.fromEntries(
    Object.entries(response).filter(([, member]) => referencesIn(JSON.stringify(member)).length === 0),
  );
}
