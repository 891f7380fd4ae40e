import { attestationChallenge, content, dpopNonce, failure, json, notCached } from '../../common.js';
import { must, obligations } from '../../declare.js';
import { errorBody } from '../../obligation.js';

/** POST /auth/token/fail. The ticket is spent. */
export default obligations('auth_token_fail_api', 'token', {
  INTERNAL_SERVER_ERROR: [failure],
  BAD_REQUEST: [
    must({
      status: 400,
      contentType: json,
      body: content,
      sources: ['RFC 6749 5.2', 'Authlete', 'reference implementation'],
      note: 'For a wrong password Authlete says invalid_request, where RFC 6749 has invalid_grant. Pass it on.',
    }),
    must({
      when: 'grant-unwanted',
      body: errorBody('unsupported_grant_type', 'unauthorized_client', 'invalid_request'),
      sources: ['RFC 6749 5.2', 'Authlete'],
      note: 'Authlete says invalid_request; the server may name the reason better.',
    }),
    notCached('RFC 6749 5.2'),
    dpopNonce('token', 'auth_token_api'),
    attestationChallenge('auth_token_api'),
  ],
});
