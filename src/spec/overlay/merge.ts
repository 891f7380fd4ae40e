import { isDeepStrictEqual } from 'node:util';
import { isArray, isObject, type Json, type JsonObject } from '../json.js';

/**
 * Overlay 1.0.0, section 4.4.3.1: objects merge member by member, lists are concatenated, all else is replaced.
 * An entry that a list already has is not repeated, so that an overlay still fits a document that was mended meanwhile.
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
