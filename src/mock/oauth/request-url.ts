import { uriDefect } from './uri.js';

/** Decodes percent-encoded unreserved characters and uppercases other encodings (RFC 3986, 6.2.2.1, 6.2.2.2). */
const withoutNeedlessEncoding = (path: string): string =>
  path.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
  });

/**
 * Returns the URL without query and fragment, normalized (RFC 9449, section 4.3; RFC 3986, sections 6.2.2 and
 * 6.2.3); `undefined` if it is not a URL.
 */
function normalized(text: string): string | undefined {
  const [url = ''] = text.split(/[?#]/);
  if (uriDefect(url) !== undefined) return undefined;
  // The parser lowercases scheme and host, drops the default port and resolves dot segments.
  const { protocol, username, password, host, pathname } = new URL(url);
  return JSON.stringify([protocol, username, password, host, withoutNeedlessEncoding(pathname)]);
}

/** Whether two URLs identify the same endpoint. Used to compare the `htu` of DPoP proofs. */
export function isSameEndpoint(one: string, other: string): boolean {
  const endpoint = normalized(one);
  return endpoint === undefined ? one === other : endpoint === normalized(other);
}
