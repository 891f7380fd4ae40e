import type { Scope } from '../../domain/records.js';
import type { Schema } from '../../spec/types.js';

/** A requested value of a parameterized scope, with the name of the registered scope. */
export type DynamicScope = Required<Schema<'dynamic_scope'>>;

/** Returns the scope whose `regex` attribute matches the whole value; `undefined` if there is none. */
export const parameterizedScope = (scopes: Iterable<Scope>, value: string): Scope | undefined =>
  [...scopes].find(({ attributes = [] }) =>
    attributes.some(({ key, value: regex }) => key === 'regex' && regex && matches(regex, value)),
  );

function matches(regex: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`, 'u').test(value);
  } catch {
    // An invalid expression matches nothing.
    return false;
  }
}
