/** Why a text is not an absolute URI without a fragment (RFC 3986, section 4.3). */
export type UriDefect = 'malformed' | 'relative' | 'fragment';

export function uriDefect(text: string): UriDefect | undefined {
  if (/[\s<>"{}|\\^`]|[^\x20-\x7e]|%(?![0-9a-f]{2})/i.test(text)) return 'malformed';
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return 'relative';
  if (!URL.canParse(text)) return 'malformed';
  return text.includes('#') ? 'fragment' : undefined;
}
