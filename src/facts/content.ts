/** What `responseContent` holds: what the authorization server sends on. */
export type Content =
  /** A JSON object with `error` (RFC 6749, section 5.2). */
  | 'oauth-error'
  /** A JSON object; its members are those of the protocol. */
  | 'json'
  /** A URI to redirect to (RFC 6749, section 4.1.2). */
  | 'redirect'
  /** A page with a form that posts itself (OAuth 2.0 Form Post Response Mode). */
  | 'html'
  /** The value of WWW-Authenticate (RFC 6750, section 3). */
  | 'challenge'
  | 'jwt'
  /** Nothing. */
  | 'none'
  /** Nothing, or one of the two forms of an error. */
  | 'error-if-any'
  /** Nothing, or a challenge. */
  | 'challenge-if-any'
  /** Nothing, or the call of a JavaScript function (RFC 7009, section 2.3). */
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

/** Errors of the server or of the service: it is not known whether the client is told of them. */
const silent: ReadonlySet<string> = new Set([
  'CALLER_ERROR',
  'AUTHLETE_ERROR',
  'SERVER_ERROR',
  'INVALID_TICKET',
]);

/** What `responseContent` holds when an operation of a style refuses with an action. */
export function refusalContent(style: RefusalStyle, action: string): Content | undefined {
  if (style === 'none') return undefined;
  if (silent.has(action)) return 'error-if-any';
  if (style === 'bearer-challenge') return 'challenge';
  return style === 'credential-error' && action === 'UNAUTHORIZED' ? 'challenge' : 'oauth-error';
}
