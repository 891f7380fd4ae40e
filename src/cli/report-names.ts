import { InvalidArgumentError } from 'commander';
import { nearest } from '../nearest.js';

/** Parses a comma-separated list. */
export const commaSeparated = (value: string): string[] =>
  value.split(',').flatMap((item) => item.trim() || []);

/** The names of report formats, and how to parse the value of `--report`. */
export function reportNames<Name extends string>(
  known: Readonly<Record<Name, true>>,
): { readonly all: readonly Name[]; readonly parse: (value: string) => Name[] } {
  const isName = (name: string): name is Name => Object.hasOwn(known, name);
  const all = Object.keys(known).filter(isName);
  return {
    all,
    parse: (value) =>
      [...new Set(commaSeparated(value))].map((name) => {
        if (isName(name)) return name;
        const similar = nearest(name, all);
        throw new InvalidArgumentError(
          `${name} is not a report format. ${similar === undefined ? `Please use ${all.join(', ')}.` : `Did you mean ${similar}?`}`,
        );
      }),
  };
}
