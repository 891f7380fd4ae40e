import type { CrossCuttingObligation } from '../obligation.js';

const page = (id: string, what: string): CrossCuttingObligation => ({
  id: `${id}-escaped`,
  level: 'must',
  sentence: `Pages show ${what} as text, with markup escaped.`,
  why: 'A client could run scripts on the page on which the user logs in (cross-site scripting).',
  sources: ['CWE-79', 'general practice'],
});

/** What reaches the client and the browser. */
export const responding: readonly CrossCuttingObligation[] = [
  {
    id: 'no-store',
    level: 'must',
    sentence: 'Responses with tokens, codes, credentials or personal data have Cache-Control: no-store.',
    why: 'A cache or the history of a browser would keep them.',
    sources: ['RFC 6749 5.1', 'OAuth 2.0 Form Post Response Mode 2', 'RFC 9111 5.2.2.5'],
    reference:
      'The one in TypeScript leaves it out on redirects, the one in Java at its credential endpoints.',
  },
  {
    id: 'dpop-nonce-returned',
    level: 'must',
    sentence: 'Every response has the DPoP-Nonce of any response of Authlete that led to it, good or bad.',
    why: 'The next proof of the client fails otherwise, again and again.',
    sources: ['RFC 9449 8.2', 'RFC 9449 9', 'Authlete /auth/token'],
    reference: 'The one in Java drops it on errors of its own, the one in TypeScript everywhere.',
  },
  {
    id: 'cors-headers-exposed',
    level: 'should',
    sentence: 'Endpoints for scripts expose WWW-Authenticate and DPoP-Nonce to other origins.',
    why: 'A client in a browser cannot read them otherwise.',
    sources: ['RFC 9449 7.1', 'RFC 9449 8'],
    reference: 'The one in TypeScript does not expose DPoP-Nonce.',
  },
  {
    id: 'no-cors-at-authorization',
    level: 'must',
    sentence: 'The authorization endpoint has no CORS headers.',
    why: 'Browsers are redirected there; scripts of other sites must not read its responses.',
    sources: ['RFC 9700 2.6'],
    reference: 'The one in TypeScript has them there.',
  },
  {
    id: 'challenge-with-401',
    level: 'must',
    sentence:
      'Every 401 has WWW-Authenticate: responseContent where that is a challenge, else one of its own.',
    why: 'HTTP requires it, and clients choose the scheme by it.',
    sources: ['RFC 9110 15.5.2', 'RFC 6750 3'],
    reference: 'The one in Java sends challenges as JSON, or a 401 without one.',
  },
  {
    id: 'no-challenge-as-body',
    level: 'should',
    sentence: 'A responseContent that is a challenge is not sent as JSON.',
    why: 'Clients that parse the body fail.',
    sources: ['RFC 6750 3', 'reference implementation'],
    reference: 'Both do so at some endpoints.',
  },
  {
    id: 'forms-submit',
    level: 'must',
    sentence:
      'A page of form_post reaches the browser unchanged, and no policy of the server stops its form.',
    why: 'The user would see an empty page and the client would get nothing.',
    sources: ['OAuth 2.0 Form Post Response Mode 2', 'Authlete /auth/authorization'],
  },
  page('client-name', 'clientName and other metadata of a client'),
  page('login-hint', 'loginHint'),
  page('user-code', 'userCode, also an unknown one,'),
  page('binding-message', 'bindingMessage'),
  page('purpose', 'purpose'),
  page('client-text', 'every other text from a client, such as scopes, claims, details and error texts,'),
];
