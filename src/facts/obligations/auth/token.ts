import {
  attestationChallenge,
  clientRefused,
  content,
  dpopNonce,
  failure,
  json,
  notCached,
  oldNoCache,
  uncached,
} from '../common.js';
import { must, obligations, should } from '../declare.js';
import { call, errorBody, filled, member, noStore } from '../obligation.js';
import { idTokenReissuable, nativeSso } from '../own-token-responses.js';

const ticket = member('ticket');
const onEvery = [dpopNonce('token'), attestationChallenge()];

/** The server decides about the token and writes the response itself. */
const created = (grantType: 'TOKEN_EXCHANGE' | 'JWT_BEARER', ...sources: readonly string[]) => [
  must({
    when: 'accepted',
    calls: [call('auth_token_create_api', { grantType })],
    sources: ['Authlete', 'observed'],
    note: 'Authlete has stored nothing. It only checked the syntax, and tokens that it issued itself.',
  }),
  must({ when: 'refused', calls: [], sources: ['Authlete'] }),
  must({
    when: 'accepted-and-created',
    status: 200,
    contentType: json,
    headers: noStore,
    body: {
      members: [
        'access_token',
        ...(grantType === 'TOKEN_EXCHANGE' ? ['issued_token_type'] : []),
        'token_type',
        'expires_in',
      ],
    },
    sources: ['RFC 6749 5.1', ...sources, 'Authlete'],
    note: 'access_token is jwtAccessToken of /auth/token/create, else accessToken. Null members are left out.',
  }),
  oldNoCache,
];

/** POST /auth/token */
export default obligations('auth_token_api', 'token', {
  INTERNAL_SERVER_ERROR: [failure, ...onEvery],
  INVALID_CLIENT: [
    ...clientRefused({ level: must, status: [400, 401] }),
    notCached('RFC 6749 5.2'),
    ...onEvery,
  ],
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: ['RFC 6749 5.2', 'Authlete', 'reference implementation'],
      note: 'Status 400 applies to use_dpop_nonce, authorization_pending, slow_down and expired_token too.',
    }),
    notCached('RFC 6749 5.2'),
    ...onEvery,
  ],
  PASSWORD: [
    must({
      when: 'credentials-right',
      calls: [call('auth_token_issue_api', { ticket, subject: filled })],
      sources: ['RFC 6749 4.3.2', 'Authlete', 'reference implementation'],
    }),
    must({
      when: 'credentials-wrong',
      calls: [call('auth_token_fail_api', { ticket, reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS' })],
      sources: ['RFC 6749 4.3.2', 'Authlete', 'reference implementation'],
    }),
    should({
      when: 'grant-unwanted',
      calls: [call('auth_token_fail_api', { ticket, reason: 'UNKNOWN' })],
      sources: ['reference implementation'],
      note: 'The client gets unsupported_grant_type or the error of Authlete. Better: switch the grant type off.',
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
      headers: uncached,
      body: content,
      sources: ['RFC 6749 5.1', 'Authlete', 'reference implementation'],
      note: 'OAuth 2.1 drops Pragma, but RFC 6749 still requires it.',
    }),
    ...onEvery,
  ],
  TOKEN_EXCHANGE: [
    ...created('TOKEN_EXCHANGE', 'RFC 8693 2.2.1'),
    must({
      when: 'jwt-presented',
      id: 'jwt-verified',
      rule: 'The server verifies signature, issuer and trust of a JWT, and decrypts it, before it uses any claim.',
      probe: 'forged-subject-token',
      sources: ['Authlete'],
      note: 'Authlete verifies only tokens that it issued itself.',
    }),
    must({
      when: 'saml-presented',
      id: 'saml-verified',
      rule: 'The server validates the SAML assertion completely, or refuses it.',
      probe: 'forged-saml-assertion',
      sources: ['Authlete'],
      note: 'Authlete does not look at it.',
    }),
    must({
      when: 'accepted',
      id: 'exchange-policy',
      rule: "The server's own policy says which client exchanges whose token, for which targets and scopes.",
      probe: 'wider-scope',
      sources: ['RFC 8693 1.1', 'Authlete'],
      note: 'The new token has at most the scopes of the old one, unless the policy says otherwise.',
    }),
    must({
      when: 'refused',
      status: 400,
      contentType: json,
      headers: noStore,
      body: errorBody('invalid_request', 'invalid_target', 'invalid_scope', 'unsupported_grant_type'),
      sources: ['RFC 8693 2.2.2', 'RFC 6749 5.2'],
      note: 'invalid_request is for a token that is not accepted, invalid_target for a resource or an audience.',
    }),
    ...onEvery,
  ],
  JWT_BEARER: [
    ...created('JWT_BEARER'),
    must({
      when: 'accepted',
      id: 'assertion-verified',
      rule: 'The server verifies the assertion with a key of an issuer that it trusts before it uses sub.',
      probe: 'forged-assertion',
      sources: ['RFC 7523 3', 'Authlete'],
      note: 'Authlete never verifies the signature, and does not decrypt.',
    }),
    must({
      when: 'refused',
      status: 400,
      contentType: json,
      headers: noStore,
      body: errorBody('invalid_grant', 'unsupported_grant_type'),
      sources: ['RFC 7521 4.1.1', 'RFC 7523 3.1', 'RFC 6749 5.2'],
      note: 'unsupported_grant_type is for a server that does not want this grant at all.',
    }),
    ...onEvery,
  ],
  NATIVE_SSO: [...nativeSso, ...onEvery],
  ID_TOKEN_REISSUABLE: [...idTokenReissuable, ...onEvery],
});
