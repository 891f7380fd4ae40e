import { dpopNonce, uncached } from '../common.js';
import { must, obligations, should } from '../declare.js';
import { call, challenge, filled, member, noneOf } from '../obligation.js';
import { userInfoErrors } from '../resource.js';

const nonce = dpopNonce('resource');
const ownChallenge = (error: string) => ({ ...challenge({ own: true, error }), ...uncached });

/** POST /auth/userinfo */
export default obligations('auth_userinfo_api', 'userinfo', {
  ...userInfoErrors(nonce),
  OK: [
    must({
      calls: [call('auth_userinfo_issue_api', { token: member('token'), claims: filled })],
      sources: ['Authlete', 'reference implementation'],
      note: 'claims has the values of subject for the names in consentedClaims, else in claims, as JSON.',
    }),
    must({
      id: 'claim-values',
      calls: [
        call('auth_userinfo_issue_api', { claims: noneOf('userInfoClaims', 'claims', 'consentedClaims') }),
      ],
      sources: ['OpenID Connect Core 5.5', 'Authlete'],
      note: 'userInfoClaims is a request and the others are names; none of them has values.',
    }),
    must({
      when: 'consented-claims',
      id: 'only-consented-claims',
      rule: 'The claims are at most those of consentedClaims, and sub.',
      sources: ['OpenID Connect Core 5.4', 'Authlete'],
    }),
    should({
      when: 'user-gone',
      status: [400, 401],
      headers: ownChallenge('invalid_token'),
      sources: ['RFC 6750 3.1', 'Authlete'],
      note: 'Authlete shows 400; RFC 6750 has 401 with this error.',
    }),
    should({
      when: 'user-store-fails',
      status: 500,
      headers: ownChallenge('server_error'),
      sources: ['Authlete'],
    }),
    nonce,
  ],
});
