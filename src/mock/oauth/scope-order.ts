/** Scopes as answers list them: each once, in alphabetical order, whatever the order of the request. */
export const alphabetical = (scopes: Iterable<string>): string[] => [...new Set(scopes)].sort();
