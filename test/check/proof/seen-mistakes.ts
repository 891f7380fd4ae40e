import type { MistakeName } from '../plain-as/mistakes.js';

/** How a check finds a mistake. */
export interface SeenMistake {
  /** The obligations that are checked, as `--only` takes them. */
  readonly only: readonly string[];
  /** Those of them that fall, in any order. All others are obeyed or not tried. */
  readonly breaks: readonly string[];
  /** Whether no proxy passes certificates. */
  readonly isBare?: true;
}

const interaction = 'auth/authorization/INTERACTION';
const noInteraction = 'auth/authorization/NO_INTERACTION';
const decisions = [interaction, noInteraction, 'true-*', 'prompt-none-*'];

export const seenMistakes = {
  'parameters-rebuilt': {
    only: ['pushed_auth_req/CREATED', 'raw-parameters', 'parameter-order', 'credentials-apart'],
    breaks: ['raw-parameters'],
  },
  'basic-not-form-decoded': {
    only: ['auth/token/OK', 'basic-credentials-decoded', 'raw-parameters'],
    breaks: ['basic-credentials-decoded'],
  },
  'two-credentials-accepted': {
    only: ['one-client-authentication', 'post-only', 'auth/token/BAD_REQUEST'],
    breaks: ['one-client-authentication'],
  },
  'two-access-tokens-accepted': {
    only: ['one-access-token', 'auth/userinfo/UNAUTHORIZED', 'access-token-read'],
    breaks: ['one-access-token'],
  },
  'certificate-not-forwarded': {
    only: ['certificate-*', 'auth/token/OK'],
    breaks: ['certificate-forwarded'],
  },
  'certificate-header-by-default': {
    only: ['certificate-*', 'auth/token/OK'],
    breaks: ['certificate-from-own-proxy'],
    isBare: true,
  },
  'dpop-not-forwarded': { only: ['dpop-forwarded', 'auth/token/OK'], breaks: ['dpop-forwarded'] },
  'htu-from-host-header': { only: ['dpop-forwarded', 'auth/token/OK'], breaks: ['dpop-forwarded'] },
  'attestation-not-forwarded': {
    only: ['attestation-forwarded', 'auth/token/OK'],
    breaks: ['attestation-forwarded'],
  },
  'get-token-accepted': { only: ['post-only', 'form-only', 'auth/token/OK'], breaks: ['post-only'] },
  'json-body-accepted': {
    only: ['post-only', 'form-only', 'content-type-required', 'auth/token/OK'],
    breaks: ['form-only', 'content-type-required'],
  },
  'double-click-issues-twice': {
    only: ['ticket-once', 'auth/authorization/issue', 'decision-bound-to-browser'],
    breaks: ['ticket-once'],
  },
  'ticket-in-page': {
    only: ['ticket-*', 'auth/authorization/issue'],
    breaks: ['ticket-kept-secret'],
  },
  'decision-from-any-browser': {
    only: [interaction, 'decision-bound-to-browser', 'one-slot-per-transaction'],
    breaks: [`${interaction}/decision-bound`, 'decision-bound-to-browser'],
  },
  'denial-without-fail': {
    only: ['auth/authorization/fail', interaction],
    breaks: [
      `${interaction}/call`,
      `${interaction}/user-denies/call`,
      `${interaction}/user-gives-up/call`,
      `${interaction}/subject-requested/call`,
    ],
  },
  'prompt-none-ignores-scopes': {
    only: decisions,
    breaks: [
      ...['scopes', 'dynamic-scopes', 'details', 'claims'].map(
        (what) => `${noInteraction}/${what}-not-granted/call`,
      ),
      'prompt-none-checks-all',
    ],
  },
  'max-age-ignored': {
    only: decisions,
    breaks: [
      `${noInteraction}/authentication-too-old/call`,
      `${interaction}/authentication-too-old/login-again`,
      'prompt-none-checks-all',
    ],
  },
  'prompt-login-ignored': { only: [interaction], breaks: [`${interaction}/prompt-login/login-again`] },
  'prompt-consent-ignored': {
    only: [interaction],
    breaks: [`${interaction}/user-denies/call`, `${interaction}/prompt-consent/consent-again`],
  },
  'authorization-details-hidden': {
    only: [interaction],
    breaks: [`${interaction}/authorization-details/details-shown`],
  },
  'acr-invented': { only: decisions, breaks: ['true-acr'] },
  'acr-essential-ignored': {
    only: decisions,
    breaks: [
      `${noInteraction}/acr-essential-unmet/call`,
      `${interaction}/acr-essential/call`,
      'true-acr',
      'prompt-none-checks-all',
    ],
  },
  'subject-not-enforced': {
    only: decisions,
    breaks: [
      `${noInteraction}/other-user/call`,
      `${interaction}/subject-requested/call`,
      'true-subject',
      'prompt-none-checks-all',
    ],
  },
  'auth-time-in-milliseconds': { only: ['auth/authorization/issue', 'true-*'], breaks: ['true-auth-time'] },
  'jwt-access-token-ignored': {
    only: ['auth/token/create', 'auth/token/ID_TOKEN_REISSUABLE', 'nativesso', 'jwt-access-token-first'],
    breaks: [
      'auth/token/ID_TOKEN_REISSUABLE/id-token-reissued/call',
      'auth/token/create/OK/response-built',
      'jwt-access-token-first',
    ],
  },
  'unknown-action-relayed': { only: ['unknown-action', 'auth/token/OK'], breaks: ['unknown-action'] },
  'error-action-as-success': {
    only: [
      'auth/token/INVALID_CLIENT',
      'auth/token/BAD_REQUEST',
      'auth/token/INTERNAL_SERVER_ERROR',
      'error-stays-error',
    ],
    breaks: [
      'auth/token/INVALID_CLIENT/basic-credentials/status',
      'auth/token/INVALID_CLIENT/no-authorization-header/status',
      'auth/token/BAD_REQUEST/status',
      'error-stays-error',
    ],
  },
  'native-sso-unsupported': {
    only: ['auth/token/NATIVE_SSO', 'nativesso/OK', 'success-stays-success'],
    breaks: ['auth/token/NATIVE_SSO/device-secret-unknown/call'],
  },
  'id-token-reissue-unsupported': {
    only: ['auth/token/ID_TOKEN_REISSUABLE', 'idtoken', 'success-stays-success'],
    breaks: [
      'auth/token/ID_TOKEN_REISSUABLE/status',
      'auth/token/ID_TOKEN_REISSUABLE/body',
      'success-stays-success',
    ],
  },
  'null-content-relayed': {
    only: ['no-content', 'no-null-text', 'auth/token/OK', 'auth/token/BAD_REQUEST'],
    breaks: ['no-content', 'no-null-text'],
  },
  'authlete-401-relayed': {
    only: ['own-credential-refused', 'own-call-refused', 'auth/token/INVALID_CLIENT'],
    breaks: ['own-credential-refused'],
  },
  'rate-limit-relayed': { only: ['rate-limit-told', 'own-call-refused'], breaks: ['rate-limit-told'] },
  'resource-fails-open': {
    only: ['fail-closed-resource', 'auth/introspection'],
    breaks: ['fail-closed-resource'],
  },
  'revocation-succeeds-offline': {
    only: ['fail-closed-revocation', 'auth/revocation'],
    breaks: ['fail-closed-revocation'],
  },
  'waits-for-authlete-forever': { only: ['read-timeout'], breaks: ['read-timeout'] },
  'retries-token': { only: ['no-retry', 'fail-closed-json'], breaks: ['no-retry'] },
  'leaks-result-message': { only: ['no-internal-details', 'auth/token'], breaks: ['no-internal-details'] },
  'internal-error-leaks-exception': {
    only: ['no-internal-details', 'fail-closed-json', 'own-call-refused'],
    breaks: ['no-internal-details'],
  },
  'no-store-missing': {
    only: ['auth/token/OK', 'no-store'],
    breaks: ['auth/token/OK/no-store', 'auth/token/OK/no-cache', 'no-store'],
  },
  'introspection-cached-after-failure': {
    only: [
      'no-stale-introspection',
      'introspection-cached-briefly',
      'fail-closed-introspection',
      'auth/introspection',
    ],
    breaks: ['no-stale-introspection'],
  },
  'jwks-redirect-followed': { only: ['jwks-relayed', 'no-private-keys'], breaks: ['jwks-relayed'] },
  'dpop-nonce-dropped': {
    only: ['auth/token/OK', 'auth/userinfo/OK', 'dpop-nonce-returned'],
    breaks: ['auth/token/OK/dpop-nonce', 'auth/userinfo/OK/dpop-nonce', 'dpop-nonce-returned'],
  },
  'cors-at-authorization': { only: ['*cors*'], breaks: ['no-cors-at-authorization'] },
  'cors-headers-not-exposed': { only: ['*cors*'], breaks: ['cors-headers-exposed'] },
  'gm-challenge-as-body': {
    only: ['gm', 'challenge-with-401', 'no-challenge-as-body'],
    breaks: [
      ...['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND'].map((action) => `gm/${action}/challenge`),
      'challenge-with-401',
      'no-challenge-as-body',
    ],
  },
  'par-401-without-challenge': {
    only: ['pushed_auth_req', 'challenge-with-401'],
    breaks: [
      'pushed_auth_req/UNAUTHORIZED/basic-credentials/challenge',
      'pushed_auth_req/UNAUTHORIZED/no-authorization-header/challenge',
      'challenge-with-401',
    ],
  },
  'introspection-open': {
    only: ['resource-server-authenticated', 'auth/introspection/standard'],
    breaks: ['resource-server-authenticated'],
  },
  'form-action-as-json': {
    only: ['auth/authorization/FORM', 'auth/authorization/issue', 'auth/authorization/fail'],
    breaks: ['', 'issue/', 'fail/'].map((call) => `auth/authorization/${call}FORM/content-type`),
  },
  'location-reencoded': {
    only: ['auth/authorization/LOCATION', 'auth/authorization/issue', 'auth/authorization/fail'],
    breaks: ['', 'issue/', 'fail/'].map((call) => `auth/authorization/${call}LOCATION/location`),
  },
  'frame-ancestors-missing': {
    only: [interaction, 'device/verification/VALID'],
    breaks: [`${interaction}/own-page/not-framed`, 'device/verification/VALID/own-page/not-framed'],
  },
  'client-name-unescaped': {
    only: ['*-escaped', `${interaction}/page-informs`],
    breaks: ['client-name-escaped'],
  },
  'assertion-unverified': {
    only: ['assertion-verified', 'auth/token/JWT_BEARER'],
    breaks: ['assertion-verified', 'auth/token/JWT_BEARER/accepted/assertion-verified'],
  },
  'exchange-widens-scope': {
    only: ['auth/token/TOKEN_EXCHANGE'],
    breaks: ['auth/token/TOKEN_EXCHANGE/accepted/exchange-policy'],
  },
  'token-create-action-ignored': {
    only: ['auth/token/create', 'no-null-text', 'error-stays-error'],
    breaks: [
      ...['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'FORBIDDEN'].flatMap((action) =>
        ['status', 'body'].map((what) => `auth/token/create/${action}/called-for-grant/${what}`),
      ),
      'no-null-text',
    ],
  },
  'password-unchecked': {
    only: ['auth/token/PASSWORD'],
    breaks: ['auth/token/PASSWORD/credentials-wrong/call', 'auth/token/PASSWORD/guessing'],
  },
  'password-guesses-unlimited': {
    only: ['auth/token/PASSWORD'],
    breaks: ['auth/token/PASSWORD/guessing'],
  },
  'claims-request-as-values': { only: ['auth/userinfo/OK'], breaks: ['auth/userinfo/OK/claim-values'] },
  'consented-claims-ignored': {
    only: ['auth/userinfo/OK'],
    breaks: ['auth/userinfo/OK/consented-claims/only-consented-claims'],
  },
  'user-code-unchecked': {
    only: ['backchannel/authentication/USER_IDENTIFICATION'],
    breaks: ['backchannel/authentication/USER_IDENTIFICATION/user-code-wrong/call'],
  },
  'notification-not-sent': {
    only: ['backchannel/authentication/complete'],
    breaks: ['backchannel/authentication/complete/NOTIFICATION/notified'],
  },
  'user-code-not-normalized': {
    only: ['device/verification/NOT_EXIST'],
    breaks: ['device/verification/NOT_EXIST/code-normalized'],
  },
} as const satisfies Readonly<Partial<Record<MistakeName, SeenMistake>>>;
