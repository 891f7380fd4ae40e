import { attestationChallenge, content, dpopNonce, failure, json, oldNoCache } from './common.js';
import { must, obligations, should } from './declare.js';
import { noStore } from './obligation.js';

/** POST /nativesso */
export default obligations('native_sso_api', 'token', {
  OK: [
    must({
      status: 200,
      contentType: json,
      headers: noStore,
      body: content,
      sources: ['RFC 6749 5.1', 'Authlete', 'reference implementation'],
    }),
    oldNoCache,
    dpopNonce('token', 'auth_token_api'),
    attestationChallenge('auth_token_api'),
  ],
  INTERNAL_SERVER_ERROR: [{ ...failure, headers: noStore }],
  CALLER_ERROR: [
    should({
      status: 500,
      contentType: json,
      headers: noStore,
      body: 'own',
      sources: ['Authlete', 'reference implementation'],
      note: 'The server is at fault. It is not known whether Authlete sends responseContent here.',
    }),
  ],
});
