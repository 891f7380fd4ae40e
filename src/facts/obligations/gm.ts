import { content, dpopNonce, json, notCached, uncached } from './common.js';
import { may, must, obligations, should } from './declare.js';
import { call, challenge } from './obligation.js';
import { challenged, exampleOnly } from './resource.js';

const grantManagement = 'Grant Management for OAuth 2.0';
const nonce = dpopNonce('resource');
const failed = (who: string) => [
  should({
    status: 500,
    sources: ['Authlete', 'reference implementation'],
    note: `${who} Another error is allowed, but never a success.`,
  }),
  may({
    headers: { ...challenge(content), ...uncached },
    sources: ['Authlete'],
    note: 'A plain 500 reveals less.',
  }),
  nonce,
];

/** POST /gm */
export default obligations('grant_m_api', 'grant-management', {
  OK: [
    must({
      status: 200,
      contentType: json,
      body: content,
      sources: [grantManagement, 'Authlete', 'reference implementation'],
      note: 'Answers GET.',
    }),
    notCached(grantManagement),
    nonce,
  ],
  NO_CONTENT: [
    must({
      status: 204,
      body: 'empty',
      sources: [grantManagement, 'Authlete', 'reference implementation'],
      note: "Answers DELETE. The server's own record of consent should go too.",
    }),
    may({
      calls: [call('auth_token_revoke_api')],
      sources: [grantManagement, 'observed'],
      note: 'The access tokens of the grant should be revoked as well, but Authlete leaves them alive.',
    }),
    nonce,
  ],
  UNAUTHORIZED: [challenged(must, 401, ['RFC 6750 3', 'RFC 9110 15.5.2']), exampleOnly, nonce],
  FORBIDDEN: [
    challenged(should, 403, ['RFC 6750 3.1', grantManagement], 'The specification has no format for errors.'),
    nonce,
  ],
  NOT_FOUND: [challenged(should, 404, [grantManagement], 'The content is a challenge, not JSON.'), nonce],
  CALLER_ERROR: failed('The server is at fault, such as by a wrong gmAction.'),
  AUTHLETE_ERROR: failed('Authlete is at fault.'),
});
