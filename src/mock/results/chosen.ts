import type { Action, OperationId } from '../../spec/types.js';

/** Why an operation answers with an action where its success has several, or hands the work to the server. */
export const chosen: {
  readonly [Id in OperationId]?: { readonly [Name in Action<Id> & string]?: string };
} = {
  auth_authorization_api: {
    INTERACTION: 'The request passed all checks and does not have prompt=none, so the user may be asked.',
    NO_INTERACTION: 'The request passed all checks; prompt=none, so the user must not be asked.',
  },
  auth_authorization_issue_api: {
    LOCATION: 'The response mode puts the parameters into the redirect URI, so the server redirects.',
    FORM: 'The response mode is form_post or form_post.jwt, so the server shows a page that posts them.',
  },
  auth_authorization_fail_api: {
    LOCATION: 'The response mode puts the error into the redirect URI, so the server redirects.',
    FORM: 'The response mode is form_post or form_post.jwt, so the server shows a page that posts the error.',
  },
  auth_token_api: {
    PASSWORD: 'Only the authorization server knows the passwords of its users, so it must check them.',
    TOKEN_EXCHANGE:
      'The token exchange needs the authorization server: it decides what the new token may do.',
    JWT_BEARER:
      'The JWT bearer grant needs the authorization server: it verifies the assertion and its subject.',
    ID_TOKEN_REISSUABLE: 'The refresh token has the scope openid, so a new ID token can be issued as well.',
    NATIVE_SSO: 'The tokens have the scope device_sso, so the server adds a device secret by /nativesso.',
  },
  auth_introspection_standard_api: {
    JWT: 'The Accept header asks for a JWT (RFC 9701, section 4).',
  },
  auth_userinfo_issue_api: {
    JSON: 'The client has no userInfoSignAlg, so the claims are plain JSON.',
    JWT: 'The client has a userInfoSignAlg, so the claims are in a JWT.',
  },
  backchannel_authentication_api: {
    USER_IDENTIFICATION:
      'Only the authorization server knows its users, so it must find the one of the hint.',
  },
  backchannel_authentication_complete_api: {
    NO_ACTION: 'The client polls, so it needs no notification.',
    NOTIFICATION: 'The client waits for a notification (ping or push), so the server must send it.',
  },
  client_registration_api: {
    CREATED: 'The metadata passed all checks.',
  },
  device_authorization_api: {
    OK: 'The device polls with the device code, and the user enters the user code.',
  },
  vci_single_issue_api: {
    OK: 'The client did not ask for an encrypted response.',
    OK_JWT: 'The client asked for an encrypted response.',
  },
  vci_batch_issue_api: {
    OK: 'The client did not ask for an encrypted response.',
    OK_JWT: 'The client asked for an encrypted response.',
  },
  vci_deferred_issue_api: {
    OK: 'The client did not ask for an encrypted response.',
    OK_JWT: 'The client asked for an encrypted response.',
  },
};
