import { attestationChallenge, content, dpopNonce, failure, json, oldNoCache, uncached } from '../common.js';
import { type LevelledDuty, may, must, obligations, should } from '../declare.js';
import { member, noStore } from '../obligation.js';

/** A refresh need not yield an ID token. */
const fallback: LevelledDuty = may({
  when: 'falls-back',
  status: 200,
  contentType: json,
  headers: uncached,
  body: member('responseContent', 'auth_token_api'),
  sources: ['OpenID Connect Core 12.2'],
  note: 'The refresh itself succeeded, and a refresh need not yield an ID token.',
});

/** POST /idtoken/reissue */
export default obligations('idtoken_reissue_api', 'token', {
  OK: [
    must({
      status: 200,
      contentType: json,
      headers: noStore,
      body: content,
      sources: ['RFC 6749 5.1', 'OpenID Connect Core 12.2', 'Authlete'],
    }),
    oldNoCache,
    dpopNonce('token', 'auth_token_api'),
    attestationChallenge('auth_token_api'),
  ],
  INTERNAL_SERVER_ERROR: [{ ...failure, headers: noStore }, fallback],
  CALLER_ERROR: [
    should({
      status: 500,
      contentType: json,
      headers: noStore,
      body: 'own',
      sources: ['Authlete'],
      note: 'The server is at fault and does not show resultMessage.',
    }),
    fallback,
  ],
});
