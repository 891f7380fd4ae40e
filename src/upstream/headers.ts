/** Hop-by-hop headers (RFC 9110, section 7.6.1), in addition to those that Connection lists. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Returns the end-to-end headers of a flat list of alternating names and values, without those in `leftOut`.
 */
export function endToEnd(raw: readonly string[], leftOut: readonly string[] = []): string[] {
  const headers = raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : [],
  );
  const named = headers
    .filter(([name]) => /^connection$/i.test(name))
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  const dropped = new Set([...hopByHop, ...named, ...leftOut]);
  return headers.filter(([name]) => !dropped.has(name.toLowerCase())).flat();
}

/** Converts a flat list of alternating names and values to an object. Repeated names have an array. */
export function valuesByName(raw: readonly string[]): Record<string, string | string[]> {
  const headers: Record<string, string[]> = {};
  for (const [index, name] of raw.entries()) {
    if (index % 2 === 1) continue;
    const known = Object.keys(headers).find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
    headers[known] = [...(headers[known] ?? []), raw[index + 1] ?? ''];
  }
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
