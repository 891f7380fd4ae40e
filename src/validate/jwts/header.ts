import { isObject, parseJson, type UnknownRecord } from '../../json.js';

/** Services sign with a few keys, so most JWTs of a recording have one of a few headers. */
const mostRemembered = 100;
const longestRemembered = 1000;

const remembered = new Map<string, UnknownRecord | undefined>();

/** Returns the header of a JWT in its compact form; `undefined` if it is not a JSON object. */
export function headerIn(jwt: string): UnknownRecord | undefined {
  const end = jwt.indexOf('.');
  const part = end < 0 ? jwt : jwt.slice(0, end);
  const known = remembered.get(part);
  if (known !== undefined) return known;
  const header = objectIn(part);
  if (part.length > longestRemembered) return header;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(part, header);
  return header;
}

/** Returns the JSON object in a part of a JWT; `undefined` if it is not one. */
export function objectIn(part: string): UnknownRecord | undefined {
  const value = parseJson(decoded(part));
  return isObject(value) ? value : undefined;
}

const scratch = Buffer.allocUnsafeSlow(8192);

/**
 * Decodes base64url without allocating a buffer, if the text is short. Small buffers are slices of a pool, and a pool that
 * outlives two collections of the young generation is garbage that only a full collection frees.
 */
const decoded = (part: string): string =>
  part.length <= scratch.length
    ? scratch.toString('utf8', 0, scratch.write(part, 'base64url'))
    : Buffer.from(part, 'base64url').toString();
