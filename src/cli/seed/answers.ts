import { isObject, type JsonObject } from '../../spec/json.js';

/** What a seed file holds: `Data`, or what the API answered. */
export interface Held {
  /** In the shape of `Data`. */
  readonly data: unknown;
  /** Where in `data` the content of the file stands: `services[0]` for the answer of /service/get. */
  readonly at: string;
}

/**
 * Reads answers of a live service as a seed: /service/get is a service, /service/get/list several, and
 * /client/get/list the clients of a service. Other content is `Data` already.
 */
export function seedOf(value: unknown): Held {
  if (!isObject(value)) return { data: value, at: '' };
  if (!('totalCount' in value)) {
    const isService = 'apiKey' in value && !('services' in value);
    return isService
      ? { data: { services: [withoutNulls(value)] }, at: 'services[0]' }
      : { data: value, at: '' };
  }
  const { services, clients } = value;
  if (Array.isArray(services)) return { data: { services: services.map(withoutNulls) }, at: '' };
  if (Array.isArray(clients))
    return { data: { services: [{ clients: clients.map(withoutNulls) }] }, at: 'services[0]' };
  return { data: value, at: '' };
}

/** The API says null, or nothing, of what is unset. */
const withoutNulls = (value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null)) : value;

/** A copy without what stands at a path such as `services[0].clients[1].name`. */
export function without(value: unknown, path: string): unknown {
  const copy = structuredClone(value);
  const segments = path.match(/[^.[\]]+/g) ?? [];
  const last = segments.pop() ?? '';
  const parent = segments.reduce<unknown>((held, segment) => memberOf(held, segment), copy);
  if (isObject(parent)) delete (parent as JsonObject)[last];
  return copy;
}

const memberOf = (held: unknown, segment: string): unknown =>
  Array.isArray(held) ? held[Number(segment)] : isObject(held) ? held[segment] : undefined;
