import { authlete, refusals, rows } from './row.js';

/** Request errors shared by the endpoints that clients call directly. */
const request = {
  ...refusals(
    {
      backchannel_authentication_api: 'INTERNAL_SERVER_ERROR',
      device_authorization_api: 'INTERNAL_SERVER_ERROR',
      pushed_auth_req_api: 'INTERNAL_SERVER_ERROR',
    },
    authlete,
    {
      A166201: ['server_error', 'The call has no parameters.', 'The member parameters.'],
    },
  ),
  ...refusals(
    {
      backchannel_authentication_api: 'INTERNAL_SERVER_ERROR',
      device_authorization_api: 'INTERNAL_SERVER_ERROR',
    },
    authlete,
    {
      A166202: [
        'server_error',
        'The parameters are not encoded as application/x-www-form-urlencoded.',
        'The form of the request, encoded as application/x-www-form-urlencoded.',
      ],
    },
  ),
  ...refusals(
    {
      backchannel_authentication_api: 'BAD_REQUEST',
      device_authorization_api: 'BAD_REQUEST',
      pushed_auth_req_api: 'BAD_REQUEST',
    },
    'RFC 6749, section 3.2',
    {
      A166301: [
        'invalid_request',
        'The request is empty.',
        { needed: 'The parameters of the request.', source: 'RFC 8628, section 3.1' },
      ],
    },
  ),
  ...refusals(
    { backchannel_authentication_api: 'BAD_REQUEST', device_authorization_api: 'BAD_REQUEST' },
    'RFC 6749, section 3.2',
    {
      A166303: [
        'invalid_request',
        'The client_id is empty.',
        { needed: 'The ID of a client.', source: 'RFC 6749, section 2.2' },
      ],
      A166304: ['invalid_request', 'The request has more than one {parameter}.', 'One {parameter}.'],
      A166305: [
        'unsupported_grant_type',
        'The service does not support the grant type {grantType}.',
        {
          needed: 'A service with the grant type {grantType} in supportedGrantTypes.',
          source: 'RFC 6749, section 5.2',
        },
      ],
      A166306: [
        'unauthorized_client',
        'The client may not use the grant type {grantType}.',
        {
          needed: 'A client with the grant type {grantType} in its grantTypes.',
          source: 'RFC 6749, section 5.2',
        },
      ],
    },
  ),
  ...refusals({ device_authorization_api: 'BAD_REQUEST' }, 'RFC 8628, section 3.1', {
    A166302: ['invalid_request', 'The request has no client_id.', 'The parameter client_id.'],
  }),
};

/** `/backchannel/authentication`: errors of client identification. */
const client = {
  ...refusals({ backchannel_authentication_api: 'UNAUTHORIZED' }, 'CIBA Core, section 7.1', {
    A168301: [
      'invalid_client',
      'The client_assertion is not a JWS.',
      { needed: 'A signed JWT as client_assertion.', source: 'RFC 7523, section 3' },
    ],
    A168302: [
      'invalid_client',
      'The client_assertion has no iss.',
      { needed: 'The client ID as iss.', source: 'RFC 7523, section 3' },
    ],
    A168303: [
      'invalid_client',
      'The Authorization header and the client_id name two different clients.',
      'The same client in both.',
    ],
    A168305: [
      'invalid_client',
      'The client_assertion and the client_id name two different clients.',
      'The same client in both.',
    ],
    A168307: [
      'invalid_client',
      'The Authorization header and the client_assertion name two different clients.',
      'The same client in both.',
    ],
    A168309: [
      'invalid_client',
      'The backchannel authentication request does not identify the client. Add a client_id.',
      'A client_id, or client credentials in the Authorization header.',
    ],
    A168310: [
      'invalid_client',
      'No client has the ID or the alias {client}, or it is locked.',
      'The ID or the alias of a client of the service that is not locked.',
    ],
  }),
  ...refusals({ backchannel_authentication_api: 'BAD_REQUEST' }, 'CIBA Core, section 7.1.1', {
    A168304: [
      'invalid_request',
      'The request object and the client_id name two different clients.',
      'The same client in both.',
      'inferred',
    ],
    A168306: [
      'invalid_request',
      'The request object and the Authorization header name two different clients.',
      'The same client in both.',
      'inferred',
    ],
    A168308: [
      'invalid_request',
      'The request object and the client_assertion name two different clients.',
      'The same client in both.',
      'inferred',
    ],
    A168311: [
      'unauthorized_client',
      'A public client cannot use CIBA.',
      { needed: 'A confidential client.', source: 'CIBA Core, section 7.1' },
      'live',
    ],
  }),
};

/** `/backchannel/authentication`: errors of the requested authentication. */
const authentication = {
  ...rows(
    { backchannel_authentication_api: 'USER_IDENTIFICATION' },
    { A179001: [undefined, 'The request is valid. Identify its user.', 'live'] },
  ),
  ...refusals({ backchannel_authentication_api: 'INTERNAL_SERVER_ERROR' }, 'CIBA Core, section 7.1', {
    A176105: [
      'server_error',
      'The service does not support the scope openid, which CIBA requires.',
      'openid in the supportedScopes of the service.',
    ],
  }),
  ...refusals({ backchannel_authentication_api: 'BAD_REQUEST' }, 'CIBA Core, section 7.1', {
    A155301: [
      'invalid_request',
      'The client uses the {deliveryMode} mode, but the request has no client_notification_token.',
      'The parameter client_notification_token, which the client chooses for this request.',
    ],
    A155302: [
      'invalid_request',
      'The client_notification_token is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A155303: [
      'invalid_request',
      'The client_notification_token does not have the format of a bearer token.',
      'The characters of a bearer token.',
    ],
    A169301: [
      'unauthorized_client',
      'The client has no bcDeliveryMode.',
      { needed: 'POLL, PING or PUSH as the bcDeliveryMode of the client.', source: 'CIBA Core, section 4' },
      'live',
    ],
    A169302: [
      'unauthorized_client',
      'The service does not support the {deliveryMode} mode of the client.',
      { needed: 'A delivery mode that the service supports.', source: 'CIBA Core, section 4' },
    ],
    A174301: [
      'invalid_request',
      'The request does not have a user hint.',
      'One of login_hint, login_hint_token and id_token_hint.',
    ],
    A174302: [
      'invalid_request',
      'The request has more than one user hint.',
      'One of login_hint, login_hint_token and id_token_hint alone.',
    ],
    A175301: ['invalid_request', 'The id_token_hint is not a JOSE object.', 'An ID token of the service.'],
    A175302: ['invalid_request', 'The id_token_hint is not signed.', 'A signed ID token of the service.'],
    A175303: [
      'invalid_request',
      'The id_token_hint is encrypted.',
      'A signed ID token that is not encrypted.',
    ],
    A175304: ['invalid_request', 'The payload of the id_token_hint is not a JSON object.', 'A JSON object.'],
    A175305: ['invalid_request', 'The id_token_hint has no iss.', 'The issuer of the service as iss.'],
    A175306: [
      'invalid_request',
      'The iss of the id_token_hint is not the issuer of the service.',
      'The issuer of the service as iss.',
    ],
    A175307: ['invalid_request', 'The id_token_hint has no aud.', 'The client ID as aud.'],
    A175308: [
      'invalid_request',
      'The aud of the id_token_hint does not include the client.',
      'The client ID in aud.',
    ],
    A175309: ['invalid_request', 'The aud of the id_token_hint is not the client.', 'The client ID as aud.'],
    A175310: ['invalid_request', 'The id_token_hint has no sub.', 'The claim sub.'],
    A176301: ['invalid_scope', 'The request has no scope.', 'A scope with openid.'],
    A176304: [
      'invalid_scope',
      'The scope does not include openid, which CIBA requires.',
      'openid in the scope.',
    ],
    A176305: [
      'invalid_scope',
      'The client may not request the scope openid, which CIBA requires.',
      'openid among the scopes that the client may request.',
    ],
    A177301: [
      'missing_user_code',
      'The client must send a user_code.',
      {
        needed: 'The user_code that the user chose at the authorization server.',
        source: 'CIBA Core, section 13',
      },
    ],
    A180301: [
      'invalid_request',
      'The tokens of the client are bound to its certificate, but there is no certificate to bind pushed tokens to.',
      { needed: 'The certificate of the client as clientCertificate.', source: 'RFC 8705, section 3' },
    ],
    A180302: [
      'invalid_request',
      'The client certificate cannot be read.',
      { needed: 'An X.509 certificate in PEM as clientCertificate.', source: authlete },
    ],
    A243301: [
      'invalid_request',
      'FAPI-CIBA: the request must have a binding_message.',
      { needed: 'A binding_message.', source: 'FAPI-CIBA, section 5.2.2' },
    ],
    A243302: [
      'invalid_request',
      'FAPI-CIBA: the {deliveryMode} mode of the client is not allowed.',
      { needed: 'The poll or the ping mode.', source: 'FAPI-CIBA, section 5.2.2' },
    ],
    A243303: [
      'invalid_request',
      'FAPI-CIBA: the request must be a signed request object.',
      { needed: 'A signed request object.', source: 'FAPI-CIBA, section 5.2.2' },
    ],
    A243304: [
      'invalid_request',
      'FAPI-CIBA: the request object lives longer than {limit} seconds.',
      { needed: 'At most {limit} seconds between nbf and exp.', source: 'FAPI-CIBA, section 5.2.2' },
    ],
    A243305: [
      'invalid_request',
      'FAPI-CIBA: the client authentication method {method} is not allowed.',
      {
        needed:
          'One of the methods with a key or a certificate: private_key_jwt, tls_client_auth and self_signed_tls_client_auth.',
        source: 'FAPI-CIBA, section 5.2.2',
      },
    ],
    A243306: [
      'invalid_request',
      'FAPI-CIBA: the request object must not be signed with {alg}.',
      { needed: 'PS256 or ES256.', source: 'FAPI 1 Advanced, section 8.6' },
    ],
    A243307: [
      'invalid_request',
      'FAPI-CIBA: the client assertion must not be signed with {alg}.',
      { needed: 'PS256 or ES256.', source: 'FAPI 1 Advanced, section 8.6' },
    ],
    A201301: ['invalid_request', 'The requested_expiry is not an integer.', 'A whole number of seconds.'],
    A201302: ['invalid_request', 'The requested_expiry is not positive.', 'A number from 1 on.'],
  }),
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
