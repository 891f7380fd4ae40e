/** What is sent of a body that is cut off: the first half of its bytes. */
export function firstHalf(body: string): Uint8Array {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, Math.ceil(bytes.length / 2));
}
