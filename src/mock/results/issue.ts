import { authlete, refusals, rows } from './row.js';

const redirect = ['LOCATION', 'FORM'] as const;
const toTheClient = [...redirect, 'INTERNAL_SERVER_ERROR'] as const;

/** The service signs nothing, or cannot sign for this client. */
const signing = refusals(
  {
    auth_authorization_issue_api: toTheClient,
    auth_token_api: 'INTERNAL_SERVER_ERROR',
    auth_userinfo_issue_api: 'INTERNAL_SERVER_ERROR',
    idtoken_reissue_api: 'INTERNAL_SERVER_ERROR',
    native_sso_api: 'INTERNAL_SERVER_ERROR',
    auth_introspection_standard_api: 'INTERNAL_SERVER_ERROR',
    auth_authorization_api: 'INTERNAL_SERVER_ERROR',
    auth_authorization_fail_api: 'INTERNAL_SERVER_ERROR',
    backchannel_authentication_complete_api: 'NOTIFICATION',
    backchannel_logout_token_api: 'SERVER_ERROR',
  },
  authlete,
  {
    A046303: [
      'server_error',
      'The client {client} has no JWK Set with a key to encrypt with {alg}.',
      {
        needed: 'Public keys of the client with one to encrypt with {alg}.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
    A046304: [
      'server_error',
      'The JWK Set of the client {client} could not be fetched from {url}.',
      {
        needed: 'A JWK Set of the client that the mock may fetch. Allow its URL with serve --allow-fetch.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
    A046305: [
      'server_error',
      'The document at {url} is not the JWK Set of the client {client}.',
      {
        needed: 'A JWK Set at the jwks_uri of the client.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
    A046309: [
      'server_error',
      'The JWK Set of the client {client} has no key to encrypt with {alg}.',
      {
        needed: 'A key to encrypt with {alg} in the JWK Set of the client.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
    A046310: [
      'server_error',
      'The JWK Set of the client {client} at {url} has no key to encrypt with {alg}.',
      {
        needed: 'A key to encrypt with {alg} in the JWK Set of the client.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
    A046311: [
      'server_error',
      'The JWK Set of the client {client} has several keys to encrypt with {alg}.',
      {
        needed: 'One key to encrypt with {alg} in the JWK Set of the client.',
        source: 'OpenID Connect Core, section 10.2',
      },
    ],
    A046312: [
      'server_error',
      'The JWK Set of the client {client} at {url} has several keys to encrypt with {alg}.',
      {
        needed: 'One key to encrypt with {alg} in the JWK Set of the client.',
        source: 'OpenID Connect Core, section 10.2',
      },
    ],
    A046313: [
      'server_error',
      'The client {client} is not confidential, so it has no secret to encrypt with {alg}, which is symmetric.',
      {
        needed: 'A confidential client, or an asymmetric encryption algorithm.',
        source: 'OpenID Connect Core, section 10.2',
      },
    ],
    A162201: [
      'server_error',
      'The service has no JWK Set to sign with.',
      'A JWK Set with private keys in the jwks of the service.',
      'live',
    ],
    A162203: [
      'server_error',
      'The JWK Set of the service has no private key for {alg}.',
      'A private key for {alg} in the jwks of the service.',
    ],
    A162204: [
      'server_error',
      'The JWK Set of the service has several private keys for {alg}. Name one by its key ID.',
      'The key ID in the properties of the service, such as idTokenSignatureKeyId.',
    ],
  },
);
const unsigned = refusals(
  {
    auth_authorization_issue_api: redirect,
    auth_token_api: 'INTERNAL_SERVER_ERROR',
    idtoken_reissue_api: 'INTERNAL_SERVER_ERROR',
    native_sso_api: 'INTERNAL_SERVER_ERROR',
    backchannel_authentication_complete_api: 'NOTIFICATION',
  },
  'OpenID Connect Dynamic Client Registration, section 2',
  {
    A045302: [
      'server_error',
      'ID tokens of the client {client} cannot be issued: its idTokenSignAlg is NONE.',
      'An idTokenSignAlg of the client other than NONE.',
    ],
  },
);
const symmetric = refusals(
  {
    auth_authorization_api: redirect,
    pushed_auth_req_api: 'BAD_REQUEST',
    auth_authorization_issue_api: redirect,
    auth_token_api: 'BAD_REQUEST',
    idtoken_reissue_api: 'INTERNAL_SERVER_ERROR',
    native_sso_api: 'INTERNAL_SERVER_ERROR',
    backchannel_authentication_complete_api: 'NOTIFICATION',
  },
  authlete,
  {
    A406301: [
      'invalid_request',
      'ID tokens of a public client cannot be signed with {alg}, which is symmetric.',
      'An asymmetric idTokenSignAlg such as ES256, or a confidential client.',
      'live',
    ],
  },
);

/** `/auth/authorization/issue`. */
const issued = {
  ...rows(
    { auth_authorization_issue_api: redirect },
    {
      A040001: [undefined, 'The authorization response for the client was created.', 'live'],
    },
  ),
  ...refusals({ auth_authorization_issue_api: redirect }, authlete, {
    A499201: [
      'server_error',
      'The client asked for native SSO, so the call must have a sessionId.',
      'The member sessionId.',
      'live',
    ],
  }),
  ...refusals({ auth_authorization_issue_api: 'BAD_REQUEST' }, authlete, {
    A041202: [
      'invalid_request',
      'The ticket does not exist.',
      'A ticket that /auth/authorization issued and that has not been used.',
    ],
    A041301: [
      'invalid_request',
      'The ticket has expired.',
      'A ticket that has not expired. The user must start again.',
    ],
    A045304: [
      'invalid_request',
      'Another call has used the ticket.',
      'A ticket that has not been used: each ticket is accepted once.',
    ],
  }),
  ...refusals({ auth_authorization_issue_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A041201: ['server_error', 'The call has no ticket.', 'The member ticket.'],
    A042201: ['server_error', 'The call has no subject.', 'The member subject.'],
    A042202: [
      'server_error',
      'The subject is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A042203: ['server_error', 'The subject contains a non-ASCII character.', 'ASCII characters only.'],
    A043201: ['server_error', 'The acr is longer than {limit} characters.', 'At most {limit} characters.'],
    A044201: ['server_error', 'The claims are not a JSON object.', 'A JSON object.'],
    A045201: ['server_error', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
    A045301: [
      'server_error',
      'The client of the ticket has been deleted.',
      'A client that the service still has.',
    ],
    A255201: ['server_error', 'The idtHeaderParams are not a JSON object.', 'A JSON object.'],
  }),
};

/** `/auth/authorization/fail`. */
const failed = {
  ...refusals({ auth_authorization_fail_api: redirect }, authlete, {
    A060201: ['server_error', 'The call has no reason.', 'The member reason, such as DENIED.', 'live'],
    A060301: [
      'login_required',
      'No user is logged in.',
      {
        needed: 'A user who is logged in. The server reported NOT_LOGGED_IN.',
        source: 'OpenID Connect Core, section 3.1.2.6',
      },
      'live',
    ],
    A060302: [
      'login_required',
      'The service does not support max_age.',
      {
        needed: 'An authorization server that supports max_age. It reported MAX_AGE_NOT_SUPPORTED.',
        source: authlete,
      },
    ],
    A060303: [
      'login_required',
      'The authentication is older than max_age.',
      {
        needed: 'A newer authentication. The server reported EXCEEDS_MAX_AGE.',
        source: 'OpenID Connect Core, section 3.1.2.6',
      },
    ],
    A060304: [
      'login_required',
      'The user who is logged in is not the requested one.',
      {
        needed: 'The user that the request asks for. The server reported DIFFERENT_SUBJECT.',
        source: 'OpenID Connect Core, section 3.1.2.6',
      },
    ],
    A060306: [
      'access_denied',
      'The user denied the request.',
      { needed: 'The consent of the user. The server reported DENIED.', source: 'RFC 6749, section 4.1.2.1' },
      'live',
    ],
    A060307: [
      'server_error',
      'The request failed for an unknown reason.',
      {
        needed: 'A decision other than UNKNOWN, which the server reported.',
        source: 'RFC 6749, section 4.1.2.1',
      },
    ],
    A060308: [
      'server_error',
      'The request failed because of a server error.',
      {
        needed: 'A decision other than SERVER_ERROR, which the server reported.',
        source: 'RFC 6749, section 4.1.2.1',
      },
    ],
    A060309: [
      'login_required',
      'The user was not authenticated.',
      {
        needed: 'A user who is authenticated. The server reported NOT_AUTHENTICATED.',
        source: 'OpenID Connect Core, section 3.1.2.6',
      },
    ],
    A060310: [
      'account_selection_required',
      'The user must choose an account.',
      {
        needed: 'An account that the user chose. The server reported ACCOUNT_SELECTION_REQUIRED.',
        source: 'OpenID Connect Core, section 3.1.2.6',
      },
    ],
    A060311: [
      'consent_required',
      'The user must consent.',
      {
        needed: 'The consent of the user. The server reported CONSENT_REQUIRED.',
        source: 'OpenID Connect Core, section 3.1.2.6',
      },
      'live',
    ],
    A060312: [
      'interaction_required',
      'User interaction is required.',
      {
        needed: 'An interaction with the user. The server reported INTERACTION_REQUIRED.',
        source: 'OpenID Connect Core, section 3.1.2.6',
      },
    ],
    A060313: [
      'invalid_target',
      'The requested resource is not acceptable.',
      {
        needed: 'A resource that the server accepts. It reported INVALID_TARGET.',
        source: 'RFC 8707, section 2',
      },
    ],
  }),
  ...refusals({ auth_authorization_fail_api: 'BAD_REQUEST' }, authlete, {
    A059201: ['invalid_request', 'The call has no ticket.', 'The member ticket.'],
    A059202: [
      'invalid_request',
      'The ticket does not exist.',
      'A ticket that /auth/authorization issued and that has not been used.',
    ],
    A059301: [
      'invalid_request',
      'The ticket has expired.',
      'A ticket that has not expired. The user must start again.',
    ],
  }),
};

/** An essential ACR that was not satisfied, reported by the authorization server or found at issue. */
const acrNotSatisfied = refusals(
  { auth_authorization_fail_api: redirect, auth_authorization_issue_api: redirect },
  'OpenID Connect Core Error Code unmet_authentication_requirements 1.0',
  {
    A060305: [
      'unmet_authentication_requirements',
      'The authentication does not meet any of the requested ACRs.',
      'An authentication with one of the requested ACRs.',
      'live',
    ],
  },
);

export const issue = { ...signing, ...unsigned, ...symmetric, ...issued, ...failed, ...acrNotSatisfied };
