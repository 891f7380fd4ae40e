import { isObject } from '../json.js';
import { JsonText } from '../mock/json-text.js';
import { membersOf, type ResponderOutcome } from '../mock/outcome.js';
import type { Json, JsonObject } from '../spec/json.js';
import type { Reply } from './stub.js';

/** Patches a response body with a function or a JSON Merge Patch. */
export function patchedOutcome(
  outcome: ResponderOutcome,
  patch: NonNullable<Reply['patch']>,
): ResponderOutcome {
  const body = membersOf(outcome);
  // The builder has checked the function's parameter type against the operation.
  const change = typeof patch === 'function' ? (patch as (body: unknown) => object) : undefined;
  const changed = change === undefined ? merged(body, JSON.parse(JSON.stringify(patch))) : change(body);
  return { ...outcome, body: rewritten(outcome, isObject(changed) ? changed : body) };
}

/** Writes another body in the style of the given one. */
export const rewritten = ({ body }: ResponderOutcome, value: object): JsonText =>
  typeof body === 'object' ? body.with(value) : JsonText.of(value);

/** RFC 7396, section 2. */
function merged(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const made: JsonObject = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete made[name];
    else made[name] = merged(made[name] ?? null, value);
  }
  return made;
}
