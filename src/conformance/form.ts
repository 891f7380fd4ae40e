/** OAuth parameters as `application/x-www-form-urlencoded`; an undefined one is left out. */
export const form = (parameters: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
