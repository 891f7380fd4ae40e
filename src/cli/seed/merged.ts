import { InvalidInput } from '../../invalid-input.js';
import type { ClientData, Data, ServiceData } from '../../mock/data/data.js';

/**
 * Data of several files as one: services are listed one after another, and clients without a service, as
 * /client/get/list answers them, join the service with their `serviceNumber`, or the only one. Throws
 * `InvalidInput` if they have none.
 */
export function merged(parts: readonly Data[]): Data {
  const services = parts.flatMap((part) => part.services ?? []);
  const owners = parts.length === 1 ? services : services.filter((service) => !isClientList(service));
  const lists = parts.length === 1 ? [] : services.filter(isClientList);
  const joined = new Map<ServiceData, ClientData[]>();
  for (const client of lists.flatMap(({ clients = [] }) => clients)) {
    const owner = ownerOf(client, owners);
    joined.set(owner, [...(joined.get(owner) ?? []), client]);
  }
  return {
    ...Object.assign({}, ...parts),
    ...(owners.length > 0 && {
      services: owners.map((service) => {
        const more = joined.get(service);
        return more === undefined ? service : { ...service, clients: [...(service.clients ?? []), ...more] };
      }),
    }),
  };
}

const isClientList = (service: ServiceData): boolean =>
  Object.keys(service).length === 1 && service.clients !== undefined;

function ownerOf({ serviceNumber, clientId }: ClientData, services: readonly ServiceData[]): ServiceData {
  const owner =
    services.find(({ number }) => number !== undefined && number === serviceNumber) ??
    (services.length === 1 ? services[0] : undefined);
  if (owner !== undefined) return owner;
  throw new InvalidInput(
    `Failed to use the seed files together: the client ${clientId} belongs to none of the services. Please give the answer of /service/get of its service, too.`,
  );
}
