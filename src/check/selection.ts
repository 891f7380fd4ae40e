import picomatch from 'picomatch';
import { InvalidInputError } from '../invalid-input-error.js';
import { unknownName } from '../validate/expected/commented-rows.js';

/**
 * Selects obligations by ID, or by what IDs begin with, such as `auth/token`; `*` stands for any characters but `/`.
 */
export function selectionOf(
  only: readonly string[] | undefined,
  skip: readonly string[] = [],
): (obligation: { readonly id: string }) => boolean {
  const wanted = only && matcher(only);
  const unwanted = matcher(skip);
  return ({ id }) => (wanted?.(id) ?? true) && !unwanted(id);
}

/** Throws `InvalidInputError` if a pattern selects none of the IDs. */
export function mustSelect(patterns: readonly string[], ids: readonly string[]): void {
  const vain = patterns.find((pattern) => !ids.some(matcher([pattern])));
  if (vain === undefined) return;
  // A typing error in the beginning of an ID is nearer to another beginning than to whole IDs.
  const beginnings = ids.flatMap((id) =>
    id.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')),
  );
  throw new InvalidInputError(
    `Failed to select obligations: ${unknownName(vain, [...new Set(beginnings)], 'an obligation')}`,
  );
}

function matcher(patterns: readonly string[]): (id: string) => boolean {
  const matches = patterns.map((pattern) => picomatch([pattern, `${pattern.replace(/\/$/, '')}/**`]));
  return (id) => matches.some((match) => match(id));
}
