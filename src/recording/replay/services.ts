import { isObject, type UnknownRecord } from '../../json.js';
import type { Fixtures, ServiceFixture } from '../../mock/fixtures/fixtures.js';
import type { Decoder } from '../../mock/request/decoder.js';
import { decoderOf } from '../../mock/request/decoder-of.js';
import { referencesIn } from '../../redaction/placeholder.js';
import type { Contract } from '../../spec/contract.js';
import { routerOf } from '../../spec/router.js';
import type { RecordedExchange, Recording } from '../format.js';

/**
 * Adds the services of a recording to the fixtures, with new keys and the recorded settings, if there are any.
 */
export function withRecorded(data: Fixtures, recording: Recording, contract: Contract): Fixtures {
  const { services = [] } = data;
  const router = routerOf(contract);
  const decoder = decoderOf(contract);
  const settings = new Map<number, ServiceFixture>();
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

/** Returns the service settings; `undefined` if they do not conform to this contract. */
function read(shown: UnknownRecord, decoder: Decoder): ServiceFixture | undefined {
  try {
    // The decoder validates against the contract's service schema.
    return decoder.decode({ $ref: '#/components/schemas/service' }, shown) as ServiceFixture;
  } catch {
    return undefined;
  }
}

/** Returns the complete service settings in a response, without placeholders of secrets and keys. */
function settingsIn({ status, response }: RecordedExchange, operationId: string): UnknownRecord | undefined {
  if (status !== 200 || !/^service_(get|update)_api$/.test(operationId) || !isObject(response))
    return undefined;
  return Object.fromEntries(
    Object.entries(response).filter(([, member]) => referencesIn(JSON.stringify(member)).length === 0),
  );
}
