/**
 * Returns how many seconds a response may be reused (RFC 9111, section 4.2); `undefined` if its headers do not say.
 * Only the headers Cache-Control, Expires and Age are read.
 */
export function freshSeconds(headers: Headers): number | undefined {
  const directives = (headers.get('cache-control') ?? '').toLowerCase().split(',');
  const names = directives.map((directive) => directive.trim());
  if (names.some((name) => /^no-(store|cache)\b/.test(name))) return 0;
  const maxAge = names.map((name) => /^max-age="?(\d+)"?$/.exec(name)?.[1]).find((age) => age !== undefined);
  const lifetime = maxAge === undefined ? untilExpires(headers) : Number(maxAge);
  if (lifetime === undefined) return undefined;
  const age = Number(headers.get('age') ?? 0);
  return Math.max(0, lifetime - (Number.isFinite(age) ? age : 0));
}

/** RFC 9111, section 5.3: treat an invalid date as one in the past. */
function untilExpires(headers: Headers): number | undefined {
  const expires = headers.get('expires');
  if (expires === null) return undefined;
  const seconds = (Date.parse(expires) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.floor(seconds) : 0;
}
