/** By operation: the OAuth error that the client gets for each `reason` of a failure. */
export const errorsByReason: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // OpenID Connect Core, section 3.1.2.6; RFC 6749, section 4.1.2.1; RFC 8707, section 2.
  auth_authorization_fail_api: {
    NOT_LOGGED_IN: 'login_required',
    MAX_AGE_NOT_SUPPORTED: 'login_required',
    EXCEEDS_MAX_AGE: 'login_required',
    DIFFERENT_SUBJECT: 'login_required',
    DENIED: 'access_denied',
    SERVER_ERROR: 'server_error',
    NOT_AUTHENTICATED: 'login_required',
    ACCOUNT_SELECTION_REQUIRED: 'account_selection_required',
    CONSENT_REQUIRED: 'consent_required',
    INTERACTION_REQUIRED: 'interaction_required',
    INVALID_TARGET: 'invalid_target',
  },
  // CIBA Core, section 13.
  backchannel_authentication_fail_api: {
    ACCESS_DENIED: 'access_denied',
    EXPIRED_LOGIN_HINT_TOKEN: 'expired_login_hint_token',
    UNKNOWN_USER_ID: 'unknown_user_id',
    UNAUTHORIZED_CLIENT: 'unauthorized_client',
    MISSING_USER_CODE: 'missing_user_code',
    INVALID_USER_CODE: 'invalid_user_code',
    INVALID_BINDING_MESSAGE: 'invalid_binding_message',
    INVALID_TARGET: 'invalid_target',
    SERVER_ERROR: 'server_error',
  },
};
