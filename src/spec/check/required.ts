import { isObject } from '../../json.js';
import { pointerOf } from '../json.js';

/**
 * Yields the names in `required` that `properties` of the same schema lacks. Without `properties`, that is all of
 * them.
 */
export function* requiredWithoutProperty(node: unknown, tokens: readonly string[]): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  if (isObject(node) && Array.isArray(node['required'])) {
    const { required, properties } = node;
    for (const name of required) {
      if (typeof name === 'string' && !(isObject(properties) && Object.hasOwn(properties, name))) {
        yield `#${pointerOf([...tokens, 'required'])} "${name}"`;
      }
    }
  }
  for (const [member, value] of Object.entries(node))
    yield* requiredWithoutProperty(value, [...tokens, member]);
}
