import type { Mismatch } from '../../spec/mismatch.js';
import type { Data, ServiceData } from './data.js';

type Place = readonly [value: string, path: string];

/** Returns the places whose ID or API access token is already used elsewhere in the fixtures. */
export function duplicatesIn(data: Data): readonly Mismatch[] {
  const { organizationToken, organizationTokens = [], services = [] } = data;
  const clientIds = services.flatMap((service, index) => repeated(clientNames(service, index)));
  const serviceIds = services.flatMap(({ serviceId, apiKey }, index) =>
    placed(serviceId ?? apiKey, `services[${index}].${serviceId === undefined ? 'apiKey' : 'serviceId'}`),
  );
  const tokens = [
    ...placed(organizationToken, 'organizationToken'),
    ...organizationTokens.flatMap(({ token }, index) => placed(token, `organizationTokens[${index}].token`)),
    ...services.flatMap(tokensOf),
  ];
  return [...repeated(serviceIds), ...repeated(tokens), ...clientIds];
}

/** The identifiers of the clients of a service: client IDs and aliases. */
function clientNames({ clients = [] }: ServiceData, index: number): Place[] {
  return clients.flatMap(({ clientId, clientIdAlias }, position) => {
    const path = `services[${index}].clients[${position}]`;
    const alias = clientIdAlias === String(clientId) ? undefined : clientIdAlias;
    return [...placed(clientId, `${path}.clientId`), ...placed(alias, `${path}.clientIdAlias`)];
  });
}

function tokensOf({ accessToken, accessTokens = [] }: ServiceData, index: number): Place[] {
  const path = `services[${index}]`;
  const more = accessTokens.flatMap(({ token }, position) =>
    placed(token, `${path}.accessTokens[${position}].token`),
  );
  return [...placed(accessToken, `${path}.accessToken`), ...more];
}

const placed = (value: string | number | undefined, path: string): Place[] =>
  value === undefined ? [] : [[String(value), path]];

function repeated(places: readonly Place[]): Mismatch[] {
  const first = new Map<string, string>();
  return places.flatMap(([value, path]) => {
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, path);
    return earlier === undefined
      ? []
      : [{ path, text: `${path} is the same as ${earlier}. Please use a different value for each.` }];
  });
}
