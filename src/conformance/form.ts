/** Form-encodes OAuth parameters. Parameters that are `undefined` are left out. */
export const form = (parameters: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
