/** The export names of a validator module: `request`, `response200` and so on. */
export const requestKey = 'request';
export const responseKey = (status: string): string => {
  const known = responseKeys.get(status);
  if (known !== undefined) return known;
  const key = `response${status}`;
  if (responseKeys.size < mostKeys) responseKeys.set(status, key);
  return key;
};

/** A string that was just joined is slow as the name of a member. */
const responseKeys = new Map<string, string>();
const mostKeys = 1000;
