import { JSONPath } from 'jsonpath-plus';
import { SpecFailure } from '../failure.js';
import { type JsonObject, pointerTokens } from '../json.js';

/**
 * Returns the places that a target selects, as pointer tokens. jsonpath-plus interprets filters such as
 * `[?(@.name=='start')]` itself: nothing is evaluated as JavaScript.
 */
export function placesOf(document: JsonObject, target: string): string[][] {
  let found: unknown;
  try {
    found = JSONPath({ path: target, json: document, resultType: 'pointer', eval: 'safe' });
  } catch {
    throw new SpecFailure(`Failed to apply an overlay: the target ${target} is not valid JSONPath.`);
  }
  if (!Array.isArray(found)) return [];
  return found.map((pointer) => rawTokens(String(pointer)));
}

// jsonpath-plus does not percent-encode its pointers.
function rawTokens(pointer: string): string[] {
  return pointerTokens(pointer.replaceAll('%', '%25'));
}
