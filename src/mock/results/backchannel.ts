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

export const backchannel = {
  ...request,
  ...client,
  ...authentication,
  ...warnings,
};
