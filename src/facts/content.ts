/** What `responseContent` contains: what the authorization server passes on. */
export type Content =
  /** A JSON object with `error` (RFC 6749, section 5.2). */
  | 'oauth-error'
  /** A JSON object with the members of the protocol. */
  | 'json'
  /** A URI to redirect to (RFC 6749, section 4.1.2). */
  | 'redirect'
  /** A page with a self-submitting form (OAuth 2.0 Form Post Response Mode). */
  | 'html'
  /** The value of a WWW-Authenticate header (RFC 6750, section 3). */
  | 'challenge'
  | 'jwt'
  /** Absent or empty. */
  | 'none'
  /** Absent, or one of the two forms of an error. */
  | 'error-if-any'
  /** Absent, or a challenge. */
  | 'challenge-if-any'
  /** Absent, or a JavaScript function call (RFC 7009, section 2.3). */
  | 'script-if-any';

/**
 * How an operation expresses an error in `responseContent`. With `credential-error`, a refused access token yields
 * a challenge and everything else an OAuth error.
 */
export type RefusalStyle =
  | 'oauth-error'
  | 'oauth-error-without-uri'
  | 'bearer-challenge'
  | 'credential-error'
  | 'none';

/** Errors of the server or the service. It is not known whether `responseContent` reports them to the client. */
const silent: ReadonlySet<string> = new Set([
  'CALLER_ERROR',
  'AUTHLETE_ERROR',
  'SERVER_ERROR',
  'INVALID_TICKET',
]);

/** Returns what `responseContent` contains when an operation with this style refuses with an action. */
export function refusalContent(style: RefusalStyle, action: string): Content | undefined {
  if (style === 'none') return undefined;
  if (silent.has(action)) return 'error-if-any';
  if (style === 'bearer-challenge') return 'challenge';
  return style === 'credential-error' && action === 'UNAUTHORIZED' ? 'challenge' : 'oauth-error';
}
