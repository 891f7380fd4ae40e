import { attestationChallenge, content, failure, json, notCached, uncached } from '../common.js';
import type { Condition } from '../conditions.js';
import { may, must, obligations } from '../declare.js';
import { call, challenge, filled, member, own } from '../obligation.js';

const cibaErrors = 'OpenID Connect CIBA 13';
const nextChallenge = attestationChallenge();
const ticket = member('ticket');

/** Most of these depend on rules of the server that cannot be seen from outside. */
const refusals: readonly (readonly [typeof must, Condition, reason: string, source?: string])[] = [
  [may, 'login-hint-token-expired', 'EXPIRED_LOGIN_HINT_TOKEN'],
  [must, 'user-unknown', 'UNKNOWN_USER_ID'],
  [may, 'client-barred', 'UNAUTHORIZED_CLIENT'],
  [may, 'user-code-missing', 'MISSING_USER_CODE'],
  [must, 'user-code-wrong', 'INVALID_USER_CODE'],
  [may, 'binding-message-refused', 'INVALID_BINDING_MESSAGE'],
  [may, 'resource-refused', 'INVALID_TARGET', 'RFC 8707 2'],
  [may, 'refused-unasked', 'ACCESS_DENIED'],
];

/** POST /backchannel/authentication */
export default obligations('backchannel_authentication_api', 'backchannel', {
  INTERNAL_SERVER_ERROR: [failure, nextChallenge],
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: [cibaErrors, 'Authlete', 'reference implementation'],
    }),
    notCached(),
    nextChallenge,
  ],
  UNAUTHORIZED: [
    must({
      status: 401,
      contentType: json,
      headers: challenge(own),
      body: content,
      sources: [cibaErrors, 'RFC 9110 15.5.2', 'Authlete', 'reference implementation'],
      note: 'Public clients always get this.',
    }),
    notCached(),
    nextChallenge,
  ],
  USER_IDENTIFICATION: [
    must({
      calls: [
        call('backchannel_authentication_issue_api', { ticket }),
        call('backchannel_authentication_fail_api', { ticket, reason: filled }),
      ],
      sources: ['Authlete', 'reference implementation'],
      note: 'It issues if it knows the user and all its own checks pass.',
    }),
    ...refusals.map(([level, when, reason, source = cibaErrors]) =>
      level({
        when,
        calls: [call('backchannel_authentication_fail_api', { ticket, reason })],
        sources: [source, 'Authlete'],
      }),
    ),
    may({
      when: 'error-without-call',
      status: [400, 403],
      contentType: json,
      headers: uncached,
      body: 'own',
      sources: ['Authlete'],
      note: 'The ticket then stays until it expires.',
    }),
    nextChallenge,
  ],
});
