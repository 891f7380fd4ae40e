import type { CrossCuttingObligation } from '../obligation.js';

const failClosed = (
  endpoint: string,
  sentence: string,
  ...sources: readonly string[]
): CrossCuttingObligation => ({
  id: `fail-closed-${endpoint}`,
  level: 'must',
  sentence: `If Authlete fails with 5xx, a timeout, a reset, or a truncated or malformed response, ${sentence}`,
  why: 'A client or user gets access that Authlete has not confirmed, or an answer that it cannot read.',
  sources: [...sources, 'general practice'],
});

/** What happens if Authlete cannot be used. */
export const failing: readonly CrossCuttingObligation[] = [
  failClosed(
    'authorization',
    'the browser sees an error page without a redirect before there is a ticket.',
    'RFC 6749 4.1.2.1',
  ),
  failClosed(
    'decision',
    'the server fails the ticket with SERVER_ERROR or shows an error page after there is one.',
    'RFC 6749 4.1.2.1',
  ),
  failClosed('json', 'endpoints with JSON answer 500 or 503 with server_error or temporarily_unavailable.'),
  failClosed(
    'introspection',
    'the introspection endpoint does not say that the token is active.',
    'RFC 7662 4',
  ),
  failClosed('resource', 'a resource hands out no data.', 'RFC 6750 3.1'),
  failClosed('revocation', 'the revocation endpoint answers 503 and not 200.', 'RFC 7009 2.2.1'),
  {
    id: 'process-survives',
    level: 'must',
    sentence: 'The process of the server survives every response of Authlete, HTML with status 200 included.',
    why: 'One bad response would end the sessions of all users.',
    sources: ['general practice'],
  },
  {
    id: 'next-request-served',
    level: 'must',
    sentence: 'After a failure of Authlete the next request is served.',
    why: 'A connection or a lock that stays broken turns a short failure into an outage.',
    sources: ['general practice'],
  },
  {
    id: 'own-credential-refused',
    level: 'must',
    sentence: 'If Authlete refuses the credential of the server with 401 or 403, the client gets 500 or 503.',
    why: 'The client would think that its own credential is wrong.',
    sources: ['Authlete /service/get', 'observed'],
  },
  {
    id: 'locked-client',
    level: 'may',
    sentence:
      'The 403 for a locked client (A001215) may become an error of the client, such as invalid_client.',
    why: 'This 403 is about the client and not about the server.',
    sources: ['Authlete /client/lock_flag/update', 'observed'],
  },
  {
    id: 'own-call-refused',
    level: 'must',
    sentence: 'If Authlete refuses the call of the server with 400, the client gets 500.',
    why: 'The call is a bug of the server, which the client cannot repair.',
    sources: ['observed'],
  },
  {
    id: 'rate-limit-told',
    level: 'should',
    sentence: 'If 429 lasts, the client gets 503 with Retry-After.',
    why: 'The client learns when to come back.',
    sources: ['RFC 6585 4', 'RFC 9110 10.2.3', 'Authlete knowledge base'],
  },
  {
    id: 'no-internal-details',
    level: 'must',
    sentence:
      'No response shows the API token, service ID, URL, result codes, messages or bodies of Authlete, or exceptions.',
    why: 'They help an attacker and tell the client nothing. What responseContent itself has does not count.',
    sources: ['CWE-209', 'Authlete /nativesso', 'general practice'],
    reference: 'The one in Java shows exceptions with the API path, and resultMessage, as text.',
  },
  {
    id: 'token-not-echoed',
    level: 'must',
    sentence: 'No response shows the access token that the client presented.',
    why: 'Error responses end in logs.',
    sources: ['CWE-209', 'RFC 6750 5.2'],
    reference: 'The one in Java has the token in the body of a 401 of its credential endpoints.',
  },
  {
    id: 'error-codes-for-clients',
    level: 'may',
    sentence:
      'Result codes inside responseContent may stay; errorDescriptionOmitted and errorUriOmitted hide them.',
    why: 'They are meant for developers of clients; rewriting the content can break it.',
    sources: ['observed'],
  },
];
