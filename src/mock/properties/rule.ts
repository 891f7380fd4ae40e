import type { ApiError } from '../api-error.js';

/** Finds what is wrong with the value of a property; `whole` is the object that it belongs to. */
export type Check<Value, Whole> = (value: Value, name: string, whole: Whole) => ApiError | undefined;

/** A rule about an object that a management call gives. */
export type PropertyRule<Whole> = (whole: Whole) => ApiError | undefined;

/** The properties of an object whose values have a type. */
type NamesOf<Whole, Value> = {
  [Name in keyof Whole]-?: NonNullable<Whole[Name]> extends Value ? Name : never;
}[keyof Whole] &
  string;

/** A row of a table of rules: the properties and the checks that each of them must pass. */
export function each<Whole>() {
  return <Value>(
    names: readonly NamesOf<Whole, Value>[],
    ...checks: readonly Check<Value, Whole>[]
  ): PropertyRule<Whole> => {
    return (whole) => {
      for (const name of names) {
        // `NamesOf` picked the properties whose values have the type.
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
