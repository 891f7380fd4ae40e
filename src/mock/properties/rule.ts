import type { ApiError } from '../api-error.js';

/** Returns what is wrong with the value of a property; `whole` is the object that contains it. */
export type PropertyCheck<Value, Whole> = (value: Value, name: string, whole: Whole) => ApiError | undefined;

/** A rule for an object in a management call. */
export type PropertyRule<Whole> = (whole: Whole) => ApiError | undefined;

/** The names of those properties of an object that have a value of the given type. */
type NamesOf<Whole, Value> = {
  [Name in keyof Whole]-?: NonNullable<Whole[Name]> extends Value ? Name : never;
}[keyof Whole] &
  string;

/** Creates a row of a rule table: property names, and the checks that each of them must pass. */
export function each<Whole>() {
  return <Value>(
    names: readonly NamesOf<Whole, Value>[],
    ...checks: readonly PropertyCheck<Value, Whole>[]
  ): PropertyRule<Whole> => {
    return (whole) => {
      for (const name of names) {
        // Safe: `NamesOf` selects the properties whose values have the type.
        const value = whole[name] as Value | undefined;
        if (value === undefined) continue;
        for (const check of checks) {
          const refused = check(value, name, whole);
          if (refused !== undefined) return refused;
        }
      }
      return undefined;
    };
  };
}

/** Throws the `ApiError` of the first rule that the object breaks. */
export function mustKeep<Whole>(rules: readonly PropertyRule<Whole>[], whole: Whole): void {
  for (const rule of rules) {
    const refused = rule(whole);
    if (refused !== undefined) throw refused;
  }
}
