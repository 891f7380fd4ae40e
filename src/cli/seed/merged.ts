import { InvalidInput } from '../../invalid-input.js';
import type { ClientData, Data, ServiceData } from '../../mock/data/data.js';

/**
 * Merges the data of several files. Services are concatenated. Clients without a service, as in responses of
 * /client/get/list, join the service with their `serviceNumber`, or the only service. Throws `InvalidInput`
 * if there is no such service.
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
    `Failed to use the seed files together: the client ${clientId} belongs to none of the services. Please add the /service/get response of its service.`,
  );
}
