import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../json.js';
import { isArray, type Json, type JsonObject } from '../json.js';

/**
 * Merges as defined in Overlay 1.0.0, section 4.4.3.1: objects are merged by member, arrays are concatenated,
 * anything else is replaced. Unlike the standard, skips entries that an array already has, so that an overlay
 * stays valid after the document is corrected.
 */
export function merged(target: Json, update: Json): Json {
  if (isObject(target) && isObject(update)) {
    const result: JsonObject = { ...target };
    for (const [member, value] of Object.entries(update)) {
      const before = Object.hasOwn(target, member) ? target[member] : undefined;
      result[member] = before === undefined ? value : merged(before, value);
    }
    return result;
  }
  if (isArray(target) && isArray(update)) {
    return [...target, ...update.filter((entry) => !target.some((one) => isDeepStrictEqual(one, entry)))];
  }
  return update;
}
