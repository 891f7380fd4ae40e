import { isObject } from '../../json.js';
import { isArray, type Json } from '../../spec/json.js';

export type Pair = readonly [name: string, value: Json];

/** Reads pairs from `[{ name, value }]` (HAR) or `[{ key, value, disabled }]` (Postman). */
export function pairsOf(list: Json | undefined): Pair[] {
  if (!isArray(list)) return [];
  return list.flatMap((item) => {
    if (!isObject(item) || item['disabled'] === true) return [];
    const name = item['name'] ?? item['key'];
    return typeof name === 'string' ? [[name, item['value'] ?? ''] as const] : [];
  });
}
