import picomatch from 'picomatch';

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

function matcher(patterns: readonly string[]): (id: string) => boolean {
  const matches = patterns.map((pattern) => picomatch([pattern, `${pattern.replace(/\/$/, '')}/**`]));
  return (id) => matches.some((match) => match(id));
}
