import { isObject } from '../../json.js';
import type { JsonObject } from '../../spec/json.js';

/** The contents of a seed file: `Data`, or responses of the API. */
export interface Held {
  /** The contents in the shape of `Data`. */
  readonly data: unknown;
  /** The place in `data` of the file's contents: `services[0]` for a response of /service/get. */
  readonly at: string;
}

/**
 * Converts responses of a live service to seed data: /service/get gives one service, /service/get/list
 * several, and /client/get/list the clients of a service. Anything else is taken for `Data`.
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

/** In API responses, `null` and absent both mean unset. */
const withoutNulls = (value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null)) : value;

/** Returns a copy without the value at a path such as `services[0].clients[1].name`. */
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
