import { anonymousHttpUrl } from '../http-url.js';

/** The URL of the shared Authlete server in each region. */
export const regions: Readonly<Record<string, string>> = {
  us: 'https://us.authlete.com',
  jp: 'https://jp.authlete.com',
  eu: 'https://eu.authlete.com',
  br: 'https://br.authlete.com',
};

/**
 * Returns the base URL of an Authlete server, from a region name or an http(s) URL; `undefined` for anything
 * else. A URL with a user name or password is rejected, because Authlete uses tokens.
 */
export const upstreamOf = (text: string): URL | undefined =>
  anonymousHttpUrl((Object.hasOwn(regions, text) ? regions[text] : undefined) ?? text);
