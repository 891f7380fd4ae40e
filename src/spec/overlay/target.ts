import { JSONPath } from 'jsonpath-plus';
import { SpecFailure } from '../failure.js';
import { type JsonObject, pointerTokens } from '../json.js';

/**
 * The places a target names, as pointer tokens. Filters such as `[?(@.name=='start')]` go through
 * jsonpath-plus' own interpreter: nothing is given to the JavaScript engine to run.
 */
export function placesOf(document: JsonObject, target: string): string[][] {
  let found: unknown;
  try {
    found = JSONPath({ path: target, json: document, resultType: 'pointer', eval: 'safe' });
  } catch {
    throw new SpecFailure(`Failed to apply an overlay: ${target} is not a JSONPath that can be read.`);
  }
  if (!Array.isArray(found)) return [];
  return found.map((pointer) => rawTokens(String(pointer)));
}

// jsonpath-plus does not percent-encode its pointers.
function rawTokens(pointer: string): string[] {
  return pointerTokens(pointer.replaceAll('%', '%25'));
}
