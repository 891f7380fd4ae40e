import type { Scope } from '../../domain/records.js';
import type { Schema } from '../../spec/types.js';

/** A requested value of a parameterized scope, with the name that the scope is registered under. */
export type DynamicScope = Required<Schema<'dynamic_scope'>>;

/** The scope whose `regex` attribute a value matches as a whole; none if no scope is parameterized so. */
export const parameterizedScope = (scopes: Iterable<Scope>, value: string): Scope | undefined =>
  [...scopes].find(({ attributes = [] }) =>
    attributes.some(({ key, value: regex }) => key === 'regex' && regex && matches(regex, value)),
  );

function matches(regex: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`, 'u').test(value);
  } catch {
    // An expression that cannot be read matches nothing.
    return false;
  }
}
