import { isObject } from '../../json.js';
import { isArray, type Json, type JsonObject } from '../../spec/json.js';
import type { Headers } from '../exchange.js';

export type NameValuePair = readonly [name: string, value: Json];

/** Reads pairs from `[{ name, value }]` (HAR) or `[{ key, value, disabled }]` (Postman). */
export function pairsOf(list: Json | undefined): NameValuePair[] {
  if (!isArray(list)) return [];
  return list.flatMap((item) => {
    if (!isObject(item) || item['disabled'] === true) return [];
    const name = item['name'] ?? item['key'];
    return typeof name === 'string' ? [[name, item['value'] ?? ''] as const] : [];
  });
}

export const headersOfPairs = (pairs: Json | undefined): Headers | undefined =>
  isArray(pairs) ? headersOf(pairsOf(pairs)) : undefined;

/** Reads headers from `{ name: value }` or `{ name: [value, …] }`. */
export function headersOfObject(object: Json | undefined): Headers | undefined {
  if (!isObject(object)) return undefined;
  return areHeaders(object) ? object : headersOf(Object.entries(object));
}

/** Whether the object already has the form that testkit recordings use. */
function areHeaders(object: JsonObject): object is JsonObject & Headers {
  for (const name in object)
    if (typeof object[name] !== 'string' || name !== name.toLowerCase()) return false;
  return true;
}

/** Lower-cases names and joins repeated headers (RFC 9110, section 5.2). */
function headersOf(entries: readonly NameValuePair[]): Headers {
  const headers = new Map<string, string>();
  for (const [name, value] of entries) {
    const text = isArray(value) ? value.map(String).join(', ') : String(value);
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? text : `${before}, ${text}`);
  }
  return Object.fromEntries(headers);
}
