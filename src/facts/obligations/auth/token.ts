import { must, obligations, should } from '../declare.js';
import { call, challenge, dpopNonce, filled, member, noCache, noStore, own } from '../obligation.js';

const json = 'application/json';
const content = member('responseContent');

/** RFC 9449, section 8: on success and on error alike. */
const nonce = must({ headers: dpopNonce, sources: ['RFC 9449 8', 'RFC 9449 8.2', 'Authlete /auth/token'] });
const newerChallenge = should({
  headers: { 'oauth-client-attestation-challenge': member('attestationChallenge') },
  sources: ['Authlete /auth/token'],
  newer: true,
});
const notCached = should({
  headers: { ...noStore, ...noCache },
  sources: ['Authlete /auth/token', 'RFC 6749 5.2'],
  note: 'RFC 6749 only shows these headers in an example of an error.',
});
const onEvery = [nonce, newerChallenge];

/** POST /auth/token */
export default obligations('auth_token_api', 'token', {
  INTERNAL_SERVER_ERROR: [
    should({
      status: 500,
      contentType: json,
      headers: { ...noStore, ...noCache },
      body: content,
      sources: ['Authlete /auth/token', 'reference implementation'],
      note: 'Another error is allowed, but never a success.',
    }),
    ...onEvery,
  ],
  INVALID_CLIENT: [
    must({
      when: 'basic-credentials',
      status: 401,
      headers: challenge(own),
      sources: ['RFC 6749 5.2', 'RFC 9110 15.5.2', 'Authlete /auth/token'],
      note: 'The challenge names the scheme that the client used, such as Basic.',
    }),
    must({
      when: 'no-authorization-header',
      status: [400, 401],
      headers: challenge({ own: true, ifStatus: 401 }),
      sources: ['RFC 6749 5.2', 'RFC 9110 15.5.2', 'Authlete /auth/token'],
    }),
    must({
      contentType: json,
      body: content,
      sources: ['RFC 6749 5.2', 'Authlete /auth/token'],
      note: 'The content is the JSON body, not a challenge.',
    }),
    notCached,
    ...onEvery,
  ],
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: ['RFC 6749 5.2', 'Authlete /auth/token', 'reference implementation'],
      note: 'Status 400 applies to use_dpop_nonce, authorization_pending, slow_down and expired_token too.',
    }),
    notCached,
    ...onEvery,
  ],
  PASSWORD: [
    must({
      when: 'credentials-right',
      calls: [call('auth_token_issue_api', { ticket: member('ticket'), subject: filled })],
      sources: ['Authlete /auth/token', 'RFC 6749 4.3.2'],
    }),
    must({
      when: 'credentials-wrong',
      calls: [
        call('auth_token_fail_api', {
          ticket: member('ticket'),
          reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS',
        }),
      ],
      sources: ['Authlete /auth/token', 'RFC 6749 4.3.2'],
    }),
    must({
      id: 'guessing',
      rule: 'The server limits how often a password can be guessed.',
      probe: 'password-guessing',
      sources: ['RFC 6749 4.3.2'],
    }),
    ...onEvery,
  ],
  OK: [
    must({
      status: 200,
      contentType: json,
      headers: { ...noStore, ...noCache },
      body: content,
      sources: ['RFC 6749 5.1', 'Authlete /auth/token', 'reference implementation'],
      note: 'OAuth 2.1 drops Pragma, but RFC 6749 still requires it.',
    }),
    ...onEvery,
  ],
  // The rest follows.
  TOKEN_EXCHANGE: [],
  JWT_BEARER: [],
  NATIVE_SSO: [],
  ID_TOKEN_REISSUABLE: [],
});
