/** Returns scopes as responses list them: distinct, in alphabetical order, whatever the order of the request. */
export const alphabetical = (scopes: Iterable<string>): string[] => [...new Set(scopes)].sort();
