import { isArray, isObject, type Json } from '../../spec/json.js';

export type Pair = readonly [name: string, value: Json];

/** Pairs as `[{ name, value }]`, as HAR has them, or `[{ key, value, disabled }]`, as Postman has them. */
export function pairsOf(list: Json | undefined): Pair[] {
  if (!isArray(list)) return [];
  return list.flatMap((item) => {
    if (!isObject(item) || item['disabled'] === true) return [];
    const name = item['name'] ?? item['key'];
    return typeof name === 'string' ? [[name, item['value'] ?? ''] as const] : [];
  });
}
