import { attestationChallenge, content, dpopNonce, failure, json, uncached } from '../../common.js';
import { must, obligations } from '../../declare.js';

/** POST /auth/token/issue. The ticket is spent. */
export default obligations('auth_token_issue_api', 'token', {
  INTERNAL_SERVER_ERROR: [
    { ...failure, note: 'Never a success. A spent or expired ticket must not be tried again.' },
  ],
  OK: [
    must({
      status: 200,
      contentType: json,
      headers: uncached,
      body: content,
      sources: ['RFC 6749 5.1', 'Authlete', 'reference implementation'],
    }),
    dpopNonce('token', 'auth_token_api'),
    attestationChallenge('auth_token_api'),
  ],
});
