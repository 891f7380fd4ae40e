import { isObject } from '../../json.js';
import { isArray, type Json } from '../../spec/json.js';
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
  if (body !== undefined) {
    const steps = stepsOf(path);
    return (subject) => valuesAt(body(subject), steps, 0);
  }
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
    const steps = stepsOf(path);
    return (subject) => {
      const values = valuesAt(body(subject), steps, 0).map(({ value }) => value);
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

interface Step {
  readonly name: string;
  readonly isEach: boolean;
}

/** Compiles a path of members. A name that ends with `[]` selects all elements of an array. */
const stepsOf = (path: string): readonly Step[] =>
  path.split('.').map((name) => ({ name: name.replace('[]', ''), isEach: name.endsWith('[]') }));

const none: readonly SelectedValue[] = [];

function valuesAt(owner: Json | undefined, steps: readonly Step[], index: number): readonly SelectedValue[] {
  const step = steps[index];
  if (step === undefined) return none;
  const value = memberOf(owner, step.name);
  if (index === steps.length - 1) return [{ value, owner }];
  if (!step.isEach) return valuesAt(value, steps, index + 1);
  if (!isArray(value)) return none;
  const found: SelectedValue[] = [];
  for (const each of value) found.push(...valuesAt(each, steps, index + 1));
  return found;
}
