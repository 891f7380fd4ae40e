import { isSuccess } from '../spec/success.js';

/** What `responseContent` holds: what the authorization server sends on. */
export type Content =
  /** A JSON object with `error` (RFC 6749, section 5.2). */
  | 'oauth-error'
  /** A JSON object; its members are those of the protocol. */
  | 'json'
  /** A URI to redirect to (RFC 6749, section 4.1.2). */
  | 'redirect'
  /** A page with a form that posts itself (OAuth 2.0 Form Post Response Mode). */
  | 'html'
  /** The value of WWW-Authenticate (RFC 6750, section 3). */
  | 'challenge'
  | 'jwt'
  /** Nothing. */
  | 'none'
  /** Nothing, or one of the two forms of an error. */
  | 'error-if-any'
  /** Nothing, or a challenge. */
  | 'challenge-if-any'
  /** Nothing, or the call of a JavaScript function (RFC 7009, section 2.3). */
  | 'script-if-any';

/** Whether nothing is what an action demands, or may be. */
export const mayBeNothing = (content: Content): boolean => content === 'none' || content.endsWith('-if-any');

interface Row {
  readonly refused: Content;
  readonly granted: Readonly<Record<string, Content>>;
}

const row = (refused: Content, granted: Readonly<Record<string, Content>> = {}): Row => ({
  refused,
  granted,
});

const issuer = row('oauth-error', { OK: 'json' });
const parse = row('oauth-error', { OK: 'none' });
const issueCredential = row('oauth-error', {
  OK: 'json',
  OK_JWT: 'jwt',
  ACCEPTED: 'json',
  ACCEPTED_JWT: 'jwt',
});
const registration = row('oauth-error', { CREATED: 'json', OK: 'json', UPDATED: 'json', DELETED: 'none' });

/** By operationId: what refusals hold, and what each action that grants something does. */
const contents: Readonly<Record<string, Row>> = {
  auth_authorization_api: row('oauth-error', { INTERACTION: 'none', NO_INTERACTION: 'none' }),
  auth_authorization_fail_api: row('oauth-error'),
  auth_authorization_issue_api: row('oauth-error'),
  auth_introspection_api: row('challenge', { OK: 'challenge' }),
  auth_introspection_standard_api: row('oauth-error', { OK: 'json', JWT: 'jwt' }),
  auth_revocation_api: row('oauth-error', { OK: 'script-if-any' }),
  auth_token_api: row('oauth-error', {
    OK: 'json',
    ID_TOKEN_REISSUABLE: 'json',
    PASSWORD: 'none',
    TOKEN_EXCHANGE: 'none',
    JWT_BEARER: 'none',
    NATIVE_SSO: 'none',
  }),
  auth_token_fail_api: row('oauth-error'),
  auth_token_issue_api: row('oauth-error', { OK: 'json' }),
  auth_userinfo_api: row('challenge', { OK: 'challenge-if-any' }),
  auth_userinfo_issue_api: row('challenge', { JSON: 'json', JWT: 'jwt' }),
  backchannel_authentication_api: row('oauth-error', { USER_IDENTIFICATION: 'none' }),
  backchannel_authentication_complete_api: row('none', { NOTIFICATION: 'json', NO_ACTION: 'none' }),
  backchannel_authentication_fail_api: row('oauth-error'),
  backchannel_authentication_issue_api: row('oauth-error', { OK: 'json' }),
  client_registration_api: registration,
  client_registration_delete_api: registration,
  client_registration_get_api: registration,
  client_registration_update_api: registration,
  device_authorization_api: row('oauth-error', { OK: 'json' }),
  federation_configuration_api: row('oauth-error', { OK: 'jwt' }),
  federation_registration_api: row('oauth-error', { OK: 'jwt' }),
  grant_m_api: row('challenge', { OK: 'json', NO_CONTENT: 'none' }),
  idtoken_reissue_api: row('oauth-error', { OK: 'json' }),
  native_sso_api: row('oauth-error', { OK: 'json' }),
  pushed_auth_req_api: row('oauth-error', { CREATED: 'json' }),
  vci_batch_issue_api: issueCredential,
  vci_batch_parse_api: parse,
  vci_deferred_issue_api: issueCredential,
  vci_deferred_parse_api: parse,
  vci_jwks_api: issuer,
  vci_jwtissuer_api: issuer,
  vci_metadata_api: issuer,
  vci_nonce_api: issuer,
  vci_single_issue_api: issueCredential,
  vci_single_parse_api: parse,
  attestation_challenge_api: issuer,
};

/** Whether the client is told of mistakes of these kinds is not known: they are those of the server or the service. */
const silent = new Set(['CALLER_ERROR', 'AUTHLETE_ERROR', 'SERVER_ERROR', 'INVALID_TICKET']);

/** What the action of an operation demands; undefined where nothing is known. */
export function contentOf(operationId: string, action: string): Content | undefined {
  if (action === 'LOCATION') return 'redirect';
  if (action === 'FORM') return 'html';
  const known = contents[operationId];
  if (known === undefined) return undefined;
  if (silent.has(action)) return 'error-if-any';
  if (isSuccess(operationId, action)) return known.granted[action];
  const withToken = /^vci_.*_(parse|issue)_api$/.test(operationId);
  return withToken && action === 'UNAUTHORIZED' ? 'challenge' : known.refused;
}
