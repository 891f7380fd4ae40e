/** The shared Authlete of each region. */
export const regions: Readonly<Record<string, string>> = {
  us: 'https://us.authlete.com',
  jp: 'https://jp.authlete.com',
  eu: 'https://eu.authlete.com',
  br: 'https://br.authlete.com',
};

/**
 * The base URL of an Authlete, from the name of a region or from a URL of http or https; undefined if it is
 * neither. A URL with a user name or a password is none: Authlete takes tokens.
 */
export function upstreamOf(text: string): URL | undefined {
  const url = (Object.hasOwn(regions, text) ? regions[text] : undefined) ?? text;
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password } = new URL(url);
  const isHttp = protocol === 'https:' || protocol === 'http:';
  return isHttp && username === '' && password === '' ? new URL(url) : undefined;
}
