import { content, json, uncached } from './common.js';
import { type LevelledDuty, may, must, should } from './declare.js';
import { call, errorBody, filled, firstOf, member } from './obligation.js';

const accessToken = firstOf('jwtAccessToken', 'accessToken');
const nativeSsoCall = (deviceSecret: ReturnType<typeof member> | typeof filled) =>
  call('native_sso_api', { accessToken, refreshToken: member('refreshToken'), deviceSecret });

const invalidGrant = (when: 'session-over' | 'device-secret-mismatch') =>
  must({
    when,
    status: 400,
    contentType: json,
    headers: uncached,
    body: errorBody('invalid_grant'),
    calls: [],
    sources: ['OpenID Connect Native SSO', 'Authlete'],
  });

/** The tokens exist already; the server checks session and device secret and lets Authlete write the response. */
export const nativeSso: readonly LevelledDuty[] = [
  must({
    when: 'accepted',
    calls: [nativeSsoCall(filled)],
    sources: ['OpenID Connect Native SSO', 'Authlete'],
  }),
  invalidGrant('session-over'),
  must({
    when: 'device-secret-unknown',
    calls: [call('native_sso_api', { deviceSecret: filled })],
    sources: ['OpenID Connect Native SSO', 'Authlete'],
    note: 'For a code or a refresh token this is not an error: the server makes and stores a new device secret.',
  }),
  invalidGrant('device-secret-mismatch'),
  may({
    calls: [call('auth_token_revoke_api'), call('auth_token_delete_api')],
    when: 'refused',
    sources: ['general practice'],
    note: 'The tokens of this action are live, even if the client gets an error.',
  }),
];

/** The refresh is done and the old tokens are dead, so the client must receive a token response. */
export const idTokenReissuable: readonly LevelledDuty[] = [
  must({
    status: 200,
    contentType: json,
    headers: uncached,
    body: content,
    sources: ['RFC 6749 5.1', 'Authlete', 'reference implementation'],
    note: 'There is no ticket to issue.',
  }),
  must({
    when: 'id-token-reissued',
    body: member('responseContent', 'idtoken_reissue_api'),
    calls: [call('idtoken_reissue_api', { accessToken, refreshToken: member('refreshToken') })],
    sources: ['Authlete'],
    note: 'The claims are the values of requestedIdTokenClaims for subject.',
  }),
  should({
    when: 'id-token-audience-string',
    calls: [call('idtoken_reissue_api', { idTokenAudType: 'string' })],
    sources: ['Authlete', 'observed'],
    note: 'The default of the call is an array, whatever the service says.',
  }),
];
