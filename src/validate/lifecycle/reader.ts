import { isObject } from '../../json.js';
import type { Json } from '../../spec/json.js';
import type { CheckContext } from '../check-context.js';

/** A selected value, and the object it is a member of. */
export interface SelectedValue {
  readonly value: unknown;
  readonly owner: Json | undefined;
}

/** Compiles a selector of the facts, such as `response.info[].identifier`. */
export function reader(selector: string): (subject: CheckContext) => readonly SelectedValue[] {
  const [root, path] = partsOf(selector);
  const body = bodies[root];
  if (body !== undefined) return (subject) => valuesAt(body(subject), path.split('.'));
  const read = valueReader(selector);
  return (subject) => [{ value: read(subject), owner: undefined }];
}

/**
 * Compiles a selector to a function that returns the value. If the selector is for several values, it returns an
 * array of them, or `undefined` if there are none.
 */
export function valueReader(selector: string): (subject: CheckContext) => unknown {
  const [root, path] = partsOf(selector);
  if (root === 'parameters') return ({ parameters }) => parameters.get(path);
  if (root === 'content') return ({ contentValues }) => contentValues?.get(path);
  if (root === 'path') return ({ exchange }) => lastOf(exchange.target);
  const body = bodies[root];
  if (body === undefined) return () => undefined;
  const [first = '', ...rest] = path.split('.');
  if (selectsSeveral(selector)) {
    return (subject) => {
      const values = valuesAt(body(subject), [first, ...rest]).map(({ value }) => value);
      return values.length === 0 ? undefined : values;
    };
  }
  if (rest.length === 0) return (subject) => body(subject)?.[first];
  return (subject) => rest.reduce(memberOf, body(subject)?.[first]);
}

export const selectsSeveral = (selector: string): boolean => selector.includes('[]');

const bodies: Readonly<Record<string, (subject: CheckContext) => CheckContext['sent']>> = {
  request: ({ sent }) => sent,
  response: ({ answer }) => answer,
};

function partsOf(selector: string): [root: string, path: string] {
  const [root = '', path = ''] = selector.split(/\.(.*)/s);
  return [root, path];
}

const memberOf = (owner: Json | undefined, name: string): Json | undefined =>
  isObject(owner) ? owner[name] : undefined;

/** Returns the last segment of a path. */
const lastOf = (target: string): string => /[^/?]*(?=\?|$)/.exec(target)?.[0] ?? '';

/** Returns the values at a path of members. A name that ends with `[]` selects all elements of an array. */
function valuesAt(
  owner: Json | undefined,
  [first = '', ...rest]: readonly string[],
): readonly SelectedValue[] {
  const value = memberOf(owner, first.replace('[]', ''));
  if (rest.length === 0) return [{ value, owner }];
  const owners = first.endsWith('[]') ? (Array.isArray(value) ? value : []) : [value];
  return owners.flatMap((each) => valuesAt(each, rest));
}
