import { content, dpopNonce, json, uncached } from '../../common.js';
import { must, obligations, should } from '../../declare.js';
import { member } from '../../obligation.js';
import { userInfoErrors } from '../../resource.js';

const nonce = dpopNonce('resource', 'auth_userinfo_api');
const success = (contentType: string) => [
  must({
    status: 200,
    contentType,
    body: content,
    sources: ['OpenID Connect Core 5.3.2', 'Authlete', 'reference implementation'],
  }),
  should({
    headers: uncached,
    sources: ['Authlete'],
    note: 'OpenID Connect has no rule, but the data is personal.',
  }),
  must({
    headers: {
      signature: member('signature'),
      'signature-input': member('signatureInput'),
      'content-digest': member('contentDigest'),
    },
    sources: ['RFC 9421 4', 'Authlete'],
  }),
  nonce,
];

/** POST /auth/userinfo/issue */
export default obligations('auth_userinfo_issue_api', 'userinfo', {
  ...userInfoErrors(nonce),
  JSON: success(json),
  JWT: success('application/jwt'),
});
