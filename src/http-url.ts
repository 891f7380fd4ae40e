/** Returns a text as an http or https URL; `undefined` if it is not one. */
export function httpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The same, but `undefined` also for a URL with a user name or a password. */
export function anonymousHttpUrl(text: string): URL | undefined {
  const url = httpUrl(text);
  return url?.username === '' && url.password === '' ? url : undefined;
}
