import { rows } from './row.js';

const redirect = ['LOCATION', 'FORM'] as const;
const toTheClient = [...redirect, 'INTERNAL_SERVER_ERROR'] as const;

/** The service signs nothing, or cannot sign for this client. */
const signing = rows(
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
  {
    A046303: ['server_error', 'The client {client} has no JWK Set with a key to encrypt with {alg}.'],
    A046304: ['server_error', 'The JWK Set of the client {client} could not be fetched from {url}.'],
    A046305: ['server_error', 'The document at {url} is not the JWK Set of the client {client}.'],
    A046309: ['server_error', 'The JWK Set of the client {client} has no key to encrypt with {alg}.'],
    A046310: [
      'server_error',
      'The JWK Set of the client {client} at {url} has no key to encrypt with {alg}.',
    ],
    A046311: ['server_error', 'The JWK Set of the client {client} has several keys to encrypt with {alg}.'],
    A046312: [
      'server_error',
      'The JWK Set of the client {client} at {url} has several keys to encrypt with {alg}.',
    ],
    A046313: [
      'server_error',
      'The client {client} is not confidential, so it has no secret to encrypt with {alg}, which is symmetric.',
    ],
    A162201: ['server_error', 'The service has no JWK Set to sign with.', 'live'],
    A162203: ['server_error', 'The JWK Set of the service has no private key for {alg}.'],
    A162204: [
      'server_error',
      'The JWK Set of the service has several private keys for {alg}. Name one by its key ID.',
    ],
  },
);
const unsigned = rows(
  {
    auth_authorization_issue_api: redirect,
    auth_token_api: 'INTERNAL_SERVER_ERROR',
    idtoken_reissue_api: 'INTERNAL_SERVER_ERROR',
    native_sso_api: 'INTERNAL_SERVER_ERROR',
    backchannel_authentication_complete_api: 'NOTIFICATION',
  },
  {
    A045302: [
      'server_error',
      'ID tokens of the client {client} cannot be issued: its idTokenSignAlg is NONE.',
    ],
  },
);
const symmetric = rows(
  {
    auth_authorization_api: redirect,
    pushed_auth_req_api: 'BAD_REQUEST',
    auth_authorization_issue_api: redirect,
    auth_token_api: 'BAD_REQUEST',
    idtoken_reissue_api: 'INTERNAL_SERVER_ERROR',
    native_sso_api: 'INTERNAL_SERVER_ERROR',
    backchannel_authentication_complete_api: 'NOTIFICATION',
  },
  {
    A406301: [
      'invalid_request',
      'ID tokens of a public client cannot be signed with {alg}, which is symmetric.',
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
      A499201: [
        'server_error',
        'The client asked for native SSO, so the call must have a sessionId.',
        'live',
      ],
    },
  ),
  ...rows(
    { auth_authorization_issue_api: 'BAD_REQUEST' },
    {
      A041202: ['invalid_request', 'The ticket does not exist.'],
      A041301: ['invalid_request', 'The ticket has expired.'],
      A045304: ['invalid_request', 'Another call has used the ticket.'],
    },
  ),
  ...rows(
    { auth_authorization_issue_api: 'INTERNAL_SERVER_ERROR' },
    {
      A041201: ['server_error', 'The call has no ticket.'],
      A042201: ['server_error', 'The call has no subject.'],
      A042202: ['server_error', 'The subject is longer than {limit} characters.'],
      A042203: ['server_error', 'The subject contains a non-ASCII character.'],
      A043201: ['server_error', 'The acr is longer than {limit} characters.'],
      A044201: ['server_error', 'The claims are not a JSON object.'],
      A045201: ['server_error', 'The properties are larger than {limit} bytes.'],
      A045301: ['server_error', 'The client of the ticket has been deleted.'],
      A255201: ['server_error', 'The idtHeaderParams are not a JSON object.'],
    },
  ),
};

/** `/auth/authorization/fail`. */
const failed = {
  ...rows(
    { auth_authorization_fail_api: redirect },
    {
      A060201: ['server_error', 'The call has no reason.', 'live'],
      A060301: ['login_required', 'No user is logged in.', 'live'],
      A060302: ['login_required', 'The service does not support max_age.'],
      A060303: ['login_required', 'The authentication is older than max_age.'],
      A060304: ['login_required', 'The user who is logged in is not the requested one.'],
      A060306: ['access_denied', 'The user denied the request.', 'live'],
      A060307: ['server_error', 'The request failed for an unknown reason.'],
      A060308: ['server_error', 'The request failed because of a server error.'],
      A060309: ['login_required', 'The user was not authenticated.'],
      A060310: ['account_selection_required', 'The user must choose an account.'],
      A060311: ['consent_required', 'The user must consent.', 'live'],
      A060312: ['interaction_required', 'User interaction is required.'],
      A060313: ['invalid_target', 'The requested resource is not acceptable.'],
    },
  ),
  ...rows(
    { auth_authorization_fail_api: 'BAD_REQUEST' },
    {
      A059201: ['invalid_request', 'The call has no ticket.'],
      A059202: ['invalid_request', 'The ticket does not exist.'],
      A059301: ['invalid_request', 'The ticket has expired.'],
    },
  ),
};

/** An essential ACR that was not satisfied, reported by the authorization server or found at issue. */
const acrNotSatisfied = rows(
  { auth_authorization_fail_api: redirect, auth_authorization_issue_api: redirect },
  {
    A060305: [
      'unmet_authentication_requirements',
      'The authentication does not meet any of the requested ACRs.',
      'live',
    ],
  },
);

export const issue = { ...signing, ...unsigned, ...symmetric, ...issued, ...failed, ...acrNotSatisfied };
