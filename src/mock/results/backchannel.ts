import { rows } from './row.js';

/** Request errors shared by the endpoints that clients call directly. */
const request = {
  ...rows(
    {
      backchannel_authentication_api: 'INTERNAL_SERVER_ERROR',
      device_authorization_api: 'INTERNAL_SERVER_ERROR',
      pushed_auth_req_api: 'INTERNAL_SERVER_ERROR',
    },
    {
      A166201: ['server_error', 'The call has no parameters.'],
    },
  ),
  ...rows(
    {
      backchannel_authentication_api: 'INTERNAL_SERVER_ERROR',
      device_authorization_api: 'INTERNAL_SERVER_ERROR',
    },
    { A166202: ['server_error', 'The parameters are not encoded as application/x-www-form-urlencoded.'] },
  ),
  ...rows(
    {
      backchannel_authentication_api: 'BAD_REQUEST',
      device_authorization_api: 'BAD_REQUEST',
      pushed_auth_req_api: 'BAD_REQUEST',
    },
    { A166301: ['invalid_request', 'The request is empty.'] },
  ),
  ...rows(
    { backchannel_authentication_api: 'BAD_REQUEST', device_authorization_api: 'BAD_REQUEST' },
    {
      A166303: ['invalid_request', 'The client_id is empty.'],
      A166304: ['invalid_request', 'The request has more than one {parameter}.'],
      A166305: ['unsupported_grant_type', 'The service does not support the grant type {grantType}.'],
      A166306: ['unauthorized_client', 'The client may not use the grant type {grantType}.'],
    },
  ),
  ...rows(
    { device_authorization_api: 'BAD_REQUEST' },
    { A166302: ['invalid_request', 'The request has no client_id.'] },
  ),
};

/** `/backchannel/authentication`: errors of client identification. */
const client = {
  ...rows(
    { backchannel_authentication_api: 'UNAUTHORIZED' },
    {
      A168301: ['invalid_client', 'The client_assertion is not a JWS.'],
      A168302: ['invalid_client', 'The client_assertion has no iss.'],
      A168303: ['invalid_client', 'The Authorization header and the client_id name two different clients.'],
      A168305: ['invalid_client', 'The client_assertion and the client_id name two different clients.'],
      A168307: [
        'invalid_client',
        'The Authorization header and the client_assertion name two different clients.',
      ],
      A168309: [
        'invalid_client',
        'The backchannel authentication request does not identify the client. Add a client_id.',
      ],
      A168310: ['invalid_client', 'No client has the ID or the alias {client}, or it is locked.'],
    },
  ),
  ...rows(
    { backchannel_authentication_api: 'BAD_REQUEST' },
    {
      A168304: [
        'invalid_request',
        'The request object and the client_id name two different clients.',
        'inferred',
      ],
      A168306: [
        'invalid_request',
        'The request object and the Authorization header name two different clients.',
        'inferred',
      ],
      A168308: [
        'invalid_request',
        'The request object and the client_assertion name two different clients.',
        'inferred',
      ],
      A168311: ['unauthorized_client', 'A public client cannot use CIBA.', 'live'],
    },
  ),
};

/** `/backchannel/authentication`: errors of the requested authentication. */
const authentication = {
  ...rows(
    { backchannel_authentication_api: 'USER_IDENTIFICATION' },
    { A179001: [undefined, 'The request is valid. Identify its user.', 'live'] },
  ),
  ...rows(
    { backchannel_authentication_api: 'INTERNAL_SERVER_ERROR' },
    { A176105: ['server_error', 'The service does not support the scope openid, which CIBA requires.'] },
  ),
  ...rows(
    { backchannel_authentication_api: 'BAD_REQUEST' },
    {
      A155301: [
        'invalid_request',
        'The client uses the {deliveryMode} mode, but the request has no client_notification_token.',
      ],
      A155302: ['invalid_request', 'The client_notification_token is longer than {limit} characters.'],
      A155303: [
        'invalid_request',
        'The client_notification_token does not have the format of a bearer token.',
      ],
      A169301: ['unauthorized_client', 'The client has no bcDeliveryMode.', 'live'],
      A169302: ['unauthorized_client', 'The service does not support the {deliveryMode} mode of the client.'],
      A174301: ['invalid_request', 'The request does not have a user hint.'],
      A174302: ['invalid_request', 'The request has more than one user hint.'],
      A175301: ['invalid_request', 'The id_token_hint is not a JOSE object.'],
      A175302: ['invalid_request', 'The id_token_hint is not signed.'],
      A175303: ['invalid_request', 'The id_token_hint is encrypted.'],
      A175304: ['invalid_request', 'The payload of the id_token_hint is not a JSON object.'],
      A175305: ['invalid_request', 'The id_token_hint has no iss.'],
      A175306: ['invalid_request', 'The iss of the id_token_hint is not the issuer of the service.'],
      A175307: ['invalid_request', 'The id_token_hint has no aud.'],
      A175308: ['invalid_request', 'The aud of the id_token_hint does not include the client.'],
      A175309: ['invalid_request', 'The aud of the id_token_hint is not the client.'],
      A175310: ['invalid_request', 'The id_token_hint has no sub.'],
      A176301: ['invalid_scope', 'The request has no scope.'],
      A176304: ['invalid_scope', 'The scope does not include openid, which CIBA requires.'],
      A176305: ['invalid_scope', 'The client may not request the scope openid, which CIBA requires.'],
      A177301: ['missing_user_code', 'The client must send a user_code.'],
      A180301: [
        'invalid_request',
        'The tokens of the client are bound to its certificate, but there is no certificate to bind pushed tokens to.',
      ],
      A180302: ['invalid_request', 'The client certificate cannot be read.'],
      A243301: ['invalid_request', 'FAPI-CIBA: the request must have a binding_message.'],
      A243302: ['invalid_request', 'FAPI-CIBA: the {deliveryMode} mode of the client is not allowed.'],
      A243303: ['invalid_request', 'FAPI-CIBA: the request must be a signed request object.'],
      A243304: ['invalid_request', 'FAPI-CIBA: the request object lives longer than {limit} seconds.'],
      A243305: ['invalid_request', 'FAPI-CIBA: the client authentication method {method} is not allowed.'],
      A243306: ['invalid_request', 'FAPI-CIBA: the request object must not be signed with {alg}.'],
      A243307: ['invalid_request', 'FAPI-CIBA: the client assertion must not be signed with {alg}.'],
      A201301: ['invalid_request', 'The requested_expiry is not an integer.'],
      A201302: ['invalid_request', 'The requested_expiry is not positive.'],
    },
  ),
};

/** Warnings, which a response contains in addition to its result code. They have no action. */
const warnings = rows(
  {},
  {
    A173301: [undefined, 'The service does not support the ACR {acr}. It is ignored.'],
    A176302: [undefined, 'The client may not request the scope {scope}. It is ignored.'],
    A176303: [undefined, 'The service does not support the scope {scope}. It is ignored.'],
    A176306: [
      undefined,
      'The service does not support the claim {claim}, for which the scope {scope} stands. It is ignored.',
    ],
  },
);

/** `/backchannel/authentication/issue`. */
const issue = {
  ...rows(
    { backchannel_authentication_issue_api: 'OK' },
    { A183001: [undefined, 'An auth_req_id was issued.'] },
  ),
  ...rows(
    { backchannel_authentication_issue_api: 'INTERNAL_SERVER_ERROR' },
    { A182201: ['server_error', 'The call has no ticket.'] },
  ),
  ...rows(
    { backchannel_authentication_issue_api: 'INVALID_TICKET' },
    {
      A181201: ['server_error', 'The ticket does not exist.', 'live'],
      A181203: ['server_error', 'The ticket has expired.'],
      A181204: ['server_error', 'The decision on the ticket was already reported.'],
      A181205: ['server_error', 'An auth_req_id was already issued for the ticket.'],
    },
  ),
};

/** `/backchannel/authentication/fail`. */
const fail = rows(
  { backchannel_authentication_fail_api: ['FORBIDDEN', 'BAD_REQUEST', 'INTERNAL_SERVER_ERROR'] },
  { A185001: [undefined, 'The error response for the client was created.', 'live'] },
);

/** `/backchannel/authentication/complete`. */
const complete = {
  ...rows(
    { backchannel_authentication_complete_api: ['NO_ACTION', 'NOTIFICATION'] },
    {
      A198001: [undefined, 'The client can get its tokens. [mode={deliveryMode}, result={result}]'],
      A198002: [undefined, 'The client can get its error. [mode={deliveryMode}, result={result}]'],
    },
  ),
  ...rows(
    { backchannel_authentication_complete_api: 'NOTIFICATION' },
    {
      A198003: [undefined, 'Tokens were issued for the client. [mode={deliveryMode}, result={result}]'],
      A198004: [undefined, 'The error for the client was created. [mode={deliveryMode}, result={result}]'],
    },
  ),
  ...rows(
    { backchannel_authentication_complete_api: 'SERVER_ERROR' },
    {
      A186201: ['server_error', 'The call has no ticket.'],
      A186202: ['server_error', 'The ticket does not exist.', 'live'],
      A196201: ['server_error', 'Another call has used the ticket.'],
      A196204: ['server_error', 'No auth_req_id was issued for the ticket.'],
    },
  ),
  // Once the ticket is known, clients in ping and push mode are notified of failures.
  ...rows(
    { backchannel_authentication_complete_api: ['SERVER_ERROR', 'NOTIFICATION'] },
    {
      A187201: ['server_error', 'The call has no result.'],
      A188201: ['server_error', 'The call has no subject.'],
      A188202: ['server_error', 'The subject is longer than {limit} characters.'],
      A188203: ['server_error', 'The subject contains a non-ASCII character.'],
      A189201: ['server_error', 'The sub is longer than {limit} characters.'],
      A189202: ['server_error', 'The sub contains a non-ASCII character.'],
      A190201: ['server_error', 'The claims are not a JSON object.'],
      A190202: ['server_error', 'The claims are larger than {limit} bytes.'],
      A191201: ['server_error', 'The properties are larger than {limit} bytes.'],
      A193201: ['server_error', 'The errorDescription is longer than {limit} characters.'],
      A193202: ['server_error', 'The errorUri is longer than {limit} characters.'],
      A193203: ['server_error', 'The errorUri contains a non-ASCII character.'],
      A194201: ['server_error', 'The acr is longer than {limit} characters.'],
      A194202: ['server_error', 'The acr contains a non-ASCII character.'],
      A195201: ['server_error', 'The authTime is negative.'],
      A196202: ['expired_token', 'The auth_req_id has expired.'],
      A196203: ['server_error', 'An earlier call has already reported the decision.'],
      A197301: ['server_error', 'ID tokens of the client cannot be issued: its idTokenSignAlg is NONE.'],
      A199301: ['server_error', 'The client of the ticket has been deleted.'],
      A256201: ['server_error', 'The idtHeaderParams are not a JSON object.'],
    },
  ),
};

/** `/auth/token` with an auth_req_id. */
const token = {
  ...rows({ auth_token_api: 'OK' }, { A200002: [undefined, 'The auth_req_id was exchanged for tokens.'] }),
  ...rows(
    { auth_token_api: 'INTERNAL_SERVER_ERROR' },
    { A200201: ['server_error', 'The properties are larger than {limit} bytes.'] },
  ),
  ...rows(
    { auth_token_api: 'BAD_REQUEST' },
    {
      A200001: [undefined, 'The client gets no tokens: {result}.'],
      A200301: ['invalid_request', 'The token request has no auth_req_id.'],
      A200302: ['invalid_request', 'The auth_req_id is empty.'],
      A200303: ['invalid_request', 'The token request has more than one auth_req_id.'],
      A200304: ['invalid_grant', 'The auth_req_id does not exist.', 'live'],
      A200305: ['invalid_grant', 'The auth_req_id belongs to another client.'],
      A200306: ['unauthorized_client', 'The tokens for the auth_req_id are pushed to the client.'],
      A200307: ['expired_token', 'The auth_req_id has expired.'],
      A200308: ['authorization_pending', 'The user has not decided yet.', 'live'],
      A200309: ['server_error', 'ID tokens of the client cannot be issued: its idTokenSignAlg is NONE.'],
      A200310: ['invalid_grant', 'Another request has used the auth_req_id.'],
    },
  ),
};

export const backchannel = {
  ...request,
  ...client,
  ...authentication,
  ...warnings,
  ...issue,
  ...fail,
  ...complete,
  ...token,
};
