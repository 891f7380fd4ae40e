/** Replaces array indices in a JSON pointer: `/response/scopes/*` for `/response/scopes/3`. */
export const generalPointer = (
  pointer: string,
  quote: (token: string) => string = (token) => token,
): string =>
  pointer
    .split('/')
    .map((token) => (/^\d+$/.test(token) ? '*' : quote(token)))
    .join('/');
