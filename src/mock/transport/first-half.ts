/** Returns the first half of a body's bytes, for a truncated response. */
export function firstHalf(body: string): Uint8Array {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, Math.ceil(bytes.length / 2));
}
