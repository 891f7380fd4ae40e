import { authlete, refusals, rows } from './row.js';

/** `/auth/authorization`: the call has no request, or the client is unknown. */
const unknown = refusals({ auth_authorization_api: 'BAD_REQUEST' }, 'RFC 6749, section 4.1.1', {
  A004201: [
    'invalid_request',
    'The call has no parameters.',
    { needed: 'The member parameters: the query or form of the authorization request.', source: authlete },
  ],
  A004301: [
    'invalid_request',
    'The authorization request is empty.',
    'The parameters of an authorization request, client_id and response_type among them.',
  ],
  A010301: ['invalid_request', 'The authorization request has no client_id.', 'The parameter client_id.'],
  A010302: ['invalid_request', 'The client_id is empty.', 'The client_id of a client of the service.'],
  A010304: [
    'invalid_client',
    'No client has the ID {client}.',
    { needed: 'The ID of a client of the service.', source: 'RFC 6749, section 4.1.2.1' },
  ],
  A010308: [
    'invalid_client',
    'No client has the ID or the alias {client}.',
    { needed: 'The ID or the alias of a client of the service.', source: 'RFC 6749, section 4.1.2.1' },
  ],
});
const repeatedClient = refusals(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'UNAUTHORIZED' },
  'RFC 6749, section 3.1',
  {
    A010303: ['invalid_request', 'The authorization request has more than one client_id.', 'One client_id.'],
  },
);
const lockedClient = refusals(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'FORBIDDEN' },
  authlete,
  {
    A010307: [
      'invalid_client',
      'The client {client} is locked.',
      'A client that is not locked. /client/lock_flag/update unlocks it.',
    ],
  },
);

/** Errors that cannot or must not be sent by redirect. */
const direct = refusals(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'BAD_REQUEST' },
  'RFC 6749, section 3.1.2',
  {
    A009301: [
      'invalid_request',
      'The authorization request has no response_type.',
      { needed: 'The parameter response_type.', source: 'RFC 6749, section 3.1.1' },
      'live',
    ],
    A009302: [
      'invalid_request',
      'The response_type is empty.',
      { needed: 'A response_type such as code.', source: 'RFC 6749, section 3.1.1' },
    ],
    A009303: [
      'invalid_request',
      'The authorization request has more than one response_type.',
      { needed: 'One response_type.', source: 'RFC 6749, section 3.1' },
    ],
    A009304: [
      'unsupported_response_type',
      'OAuth and OpenID Connect do not define the response_type.',
      {
        needed: 'A response_type of OAuth or OpenID Connect. The service supports {supported}.',
        source: 'RFC 6749, section 3.1.1',
      },
    ],
    A011302: [
      'invalid_request',
      'The authorization request has more than one redirect_uri.',
      { needed: 'One redirect_uri.', source: 'RFC 6749, section 3.1' },
    ],
    A011303: [
      'invalid_request',
      'The scope includes openid, so the authorization request must have a redirect_uri.',
      {
        needed: 'One of the registered redirect URIs as redirect_uri. Registered: {redirectUris}.',
        source: 'OpenID Connect Core, section 3.1.2.1',
      },
    ],
    A011304: [
      'invalid_request',
      'The redirect_uri {redirectUri} is not registered.',
      {
        needed:
          'One of the registered redirect URIs, compared character by character. Registered: {redirectUris}.',
        source: 'RFC 6749, section 3.1.2.3',
      },
      'live',
    ],
    A011305: [
      'invalid_request',
      'A web client that asks for tokens from the authorization endpoint needs an https redirect_uri.',
      { needed: 'An https redirect URI.', source: 'OpenID Connect Dynamic Client Registration, section 2' },
    ],
    A011306: [
      'invalid_request',
      'A web client that asks for tokens from the authorization endpoint cannot use localhost.',
      {
        needed: 'A redirect URI of a host other than localhost.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
    A011307: [
      'invalid_request',
      'A native client cannot use an https redirect_uri.',
      {
        needed: 'A redirect URI with a custom scheme, or http with localhost.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
    A011308: [
      'invalid_request',
      'A native client can use http only with localhost.',
      {
        needed: 'http with localhost, or a custom scheme.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
    A011310: [
      'invalid_request',
      'A public client must register a redirect URI.',
      { needed: 'A redirect URI in the redirectUris of the client.', source: 'RFC 6749, section 3.1.2.2' },
    ],
    A011311: [
      'invalid_request',
      'A client that asks for tokens from the authorization endpoint must register a redirect URI.',
      { needed: 'A redirect URI in the redirectUris of the client.', source: 'RFC 6749, section 3.1.2.2' },
    ],
    A011312: [
      'invalid_request',
      'The client registered no redirect URI, so the authorization request must have a redirect_uri.',
      {
        needed: 'A redirect_uri in the request, or one in the redirectUris of the client.',
        source: 'RFC 6749, section 3.1.2.3',
      },
    ],
    A011313: [
      'invalid_request',
      'The client registered several redirect URIs, so the authorization request must name one.',
      {
        needed: 'The redirect_uri that the client wants. Registered: {redirectUris}.',
        source: 'RFC 6749, section 3.1.2.3',
      },
    ],
    A011314: ['invalid_request', 'The redirect_uri is not a well-formed URI.', 'A well-formed URI.'],
    A011315: ['invalid_request', 'The redirect_uri is not absolute.', 'An absolute URI.'],
    A011316: ['invalid_request', 'The redirect_uri has a fragment.', 'A URI without a fragment.'],
    A011319: [
      'invalid_request',
      'The redirect_uri is empty.',
      {
        needed: 'One of the registered redirect URIs. Registered: {redirectUris}.',
        source: 'RFC 6749, section 3.1.2.3',
      },
    ],
  },
);

/** Sent to the client by default; the quirk `idTokenWithoutOpenid` makes it a direct error. */
const redirectedByDefault = refusals(
  { auth_authorization_api: ['LOCATION', 'FORM', 'BAD_REQUEST'], pushed_auth_req_api: 'BAD_REQUEST' },
  'OpenID Connect Core, section 3.1.2.1',
  {
    A004302: [
      'invalid_request',
      'The response_type {responseType} needs openid in the scope.',
      'openid in the scope, or a response_type without id_token.',
    ],
  },
);

/** `/auth/authorization`: errors sent to the client by redirect or form. */
const redirected = refusals(
  { auth_authorization_api: ['LOCATION', 'FORM'], pushed_auth_req_api: 'BAD_REQUEST' },
  'OpenID Connect Core, section 3.1.2.1',
  {
    A004303: [
      'consent_required',
      'The scope offline_access requires prompt=consent.',
      {
        needed: 'prompt=consent, or a scope without offline_access.',
        source: 'OpenID Connect Core, section 11',
      },
      'inferred',
    ],
    A007302: [
      'invalid_request',
      'The authorization request has more than one scope.',
      { needed: 'One scope.', source: 'RFC 6749, section 3.1' },
    ],
    A007305: [
      'invalid_scope',
      'The service requires a scope, but no requested or default scope is usable.',
      {
        needed: 'A scope that the service and the client support. The service supports {supported}.',
        source: 'RFC 6749, section 3.3',
      },
    ],
    A009305: [
      'unsupported_response_type',
      'The service does not support the response_type {responseType}.',
      {
        needed: 'A response_type that the service supports. It supports {supported}.',
        source: 'RFC 6749, section 4.1.2.1',
      },
      'live',
    ],
    A009306: [
      'unauthorized_client',
      'The client may not use the response_type {responseType}.',
      {
        needed: 'A response_type that the client may use. It may use {registered}.',
        source: 'RFC 6749, section 4.1.2.1',
      },
    ],
    A012302: [
      'invalid_request',
      'The authorization request has more than one response_mode.',
      { needed: 'One response_mode.', source: 'RFC 6749, section 3.1' },
    ],
    A012303: [
      'invalid_request',
      'The service or the client does not support the response_mode.',
      {
        needed: 'A response_mode that the service and the client support, such as the default one.',
        source: 'OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1',
      },
    ],
    A012304: [
      'invalid_request',
      'The response_mode query cannot carry the response_type {responseType}.',
      {
        needed: 'A response_mode such as fragment or form_post.',
        source: [
          'OAuth 2.0 Multiple Response Type Encoding Practices, section 3',
          'OAuth 2.0 Multiple Response Type Encoding Practices, section 5',
        ],
      },
    ],
    A012305: [
      'invalid_request',
      'The response_mode asks for a JWT, but the client has no authorizationSignAlg.',
      {
        needed: 'An authorizationSignAlg of the client, or a response_mode without JWT.',
        source: authlete,
      },
      'live',
    ],
    A012306: [
      'invalid_request',
      'The response_mode asks for a JWT, but the authorizationSignAlg of the client is NONE.',
      { needed: 'An authorizationSignAlg of the client other than NONE.', source: 'JARM, section 3' },
    ],
    A012307: [
      'invalid_request',
      'The authorizationSignAlg of a public client must be asymmetric.',
      {
        needed: 'An asymmetric authorizationSignAlg such as ES256.',
        source: 'OpenID Connect Core, section 10.1',
      },
    ],
    A012308: [
      'invalid_request',
      'The authorizationEncryptionAlg of a public client must be asymmetric.',
      {
        needed: 'An asymmetric authorizationEncryptionAlg such as RSA-OAEP-256.',
        source: 'OpenID Connect Core, section 10.2',
      },
    ],
    A012309: [
      'invalid_request',
      'The response_mode query.jwt can carry the response_type {responseType} only if the response is encrypted.',
      {
        needed: 'Encrypted responses, or a response_mode such as fragment.jwt.',
        source: 'JARM, section 2.3.1',
      },
    ],
    A013302: [
      'invalid_request',
      'The authorization request has more than one state.',
      { needed: 'One state.', source: 'RFC 6749, section 3.1' },
    ],
    A013303: [
      'invalid_request',
      'The state contains a non-ASCII character.',
      { needed: 'Printable ASCII characters only.', source: 'RFC 6749, appendix A.5' },
    ],
    A013304: [
      'invalid_request',
      'The state is longer than {limit} characters.',
      { needed: 'At most {limit} characters.', source: authlete },
    ],
    A014302: [
      'invalid_request',
      'The authorization request has more than one nonce.',
      { needed: 'One nonce.', source: 'RFC 6749, section 3.1' },
    ],
    A014303: [
      'invalid_request',
      'The response_type includes id_token, so the authorization request must have a nonce.',
      { needed: 'The parameter nonce.', source: 'OpenID Connect Core, section 3.2.2.1' },
    ],
    A014304: [
      'invalid_request',
      'The nonce contains a non-ASCII character.',
      { needed: 'ASCII characters only.', source: authlete },
    ],
    A014305: [
      'invalid_request',
      'The nonce is longer than {limit} characters.',
      { needed: 'At most {limit} characters.', source: authlete },
    ],
    A015302: [
      'invalid_request',
      'The authorization request has more than one display.',
      { needed: 'One display.', source: 'RFC 6749, section 3.1' },
    ],
    A015303: [
      'invalid_request',
      'The display is not one of page, popup, touch and wap.',
      'One of page, popup, touch and wap.',
    ],
    A015304: [
      'invalid_request',
      'The authorization request has no display, and the service does not support page.',
      'A display that the service supports. It supports {supported}.',
    ],
    A015305: [
      'invalid_request',
      'The service does not support the display {display}.',
      'A display that the service supports. It supports {supported}.',
    ],
    A016302: [
      'invalid_request',
      'The authorization request has more than one prompt.',
      { needed: 'One prompt.', source: 'RFC 6749, section 3.1' },
    ],
    A016303: [
      'invalid_request',
      'The prompt has a value that is not defined or that the service does not support.',
      'Values of prompt that are defined and that the service supports.',
    ],
    A016304: [
      'invalid_request',
      'The prompt none cannot be combined with another value.',
      'none alone, or other values without none.',
    ],
    A017302: [
      'invalid_request',
      'The authorization request has more than one max_age.',
      { needed: 'One max_age.', source: 'RFC 6749, section 3.1' },
    ],
    A017303: ['invalid_request', 'The max_age is not a number.', 'A number of seconds.'],
    A017304: ['invalid_request', 'The max_age is not an integer.', 'A whole number of seconds.'],
    A017305: [
      'invalid_request',
      'The max_age is negative or greater than 2147483647.',
      'A number from 0 to 2147483647.',
    ],
    A018302: [
      'invalid_request',
      'The authorization request has more than one ui_locales.',
      { needed: 'One ui_locales.', source: 'RFC 6749, section 3.1' },
    ],
    A020302: [
      'invalid_request',
      'The authorization request has more than one claims_locales.',
      { needed: 'One claims_locales.', source: 'RFC 6749, section 3.1' },
    ],
    A021302: [
      'invalid_request',
      'The authorization request has more than one acr_values.',
      { needed: 'One acr_values.', source: 'RFC 6749, section 3.1' },
    ],
    A021303: [
      'invalid_request',
      'An ACR is requested, but the service does not support any.',
      {
        needed: 'A request without acr_values and without an essential acr, or a service with supportedAcrs.',
        source: 'OpenID Connect Core, section 5.5.1.1',
      },
      'live',
    ],
    A021304: [
      'invalid_request',
      'The service does not support the ACR {acr}.',
      {
        needed: 'An ACR that the service supports. It supports {supported}.',
        source: 'OpenID Connect Core, section 5.5.1.1',
      },
      'live',
    ],
    A022302: [
      'invalid_request',
      'The authorization request has more than one claims.',
      { needed: 'One claims.', source: 'RFC 6749, section 3.1' },
    ],
    A022303: [
      'invalid_request',
      'The claims parameter is not a JSON object.',
      { needed: 'A JSON object.', source: 'OpenID Connect Core, section 5.5' },
    ],
    A022304: [
      'invalid_request',
      'The userinfo member of claims is not a JSON object.',
      { needed: 'A JSON object as userinfo.', source: 'OpenID Connect Core, section 5.5' },
    ],
    A022305: [
      'invalid_request',
      'The id_token member of claims is not a JSON object.',
      { needed: 'A JSON object as id_token.', source: 'OpenID Connect Core, section 5.5' },
    ],
    A023301: [
      'invalid_request',
      'The member {claim} of claims is neither null nor a JSON object.',
      { needed: 'null or a JSON object for each claim.', source: 'OpenID Connect Core, section 5.5.1' },
    ],
    A023302: [
      'invalid_request',
      'The essential member of {claim} in claims is not a boolean.',
      { needed: 'true or false as essential.', source: 'OpenID Connect Core, section 5.5.1' },
    ],
    A023303: [
      'invalid_request',
      'The value member of {claim} in claims has the wrong type.',
      { needed: 'A value of the type that the claim has.', source: 'OpenID Connect Core, section 5.5.1' },
    ],
    A023304: [
      'invalid_request',
      'The values member of {claim} in claims is not an array.',
      { needed: 'An array as values.', source: 'OpenID Connect Core, section 5.5.1' },
    ],
    A023305: [
      'invalid_request',
      'The values member of {claim} in claims has an element of the wrong type.',
      { needed: 'Elements of the type that the claim has.', source: 'OpenID Connect Core, section 5.5.1' },
    ],
    A069302: [
      'invalid_request',
      'The authorization request has more than one login_hint.',
      { needed: 'One login_hint.', source: 'RFC 6749, section 3.1' },
    ],
    A124301: [
      'invalid_request',
      'The authorization request must have a code_challenge.',
      {
        needed:
          'A code_challenge, because the service or the client requires PKCE. With S256: the SHA-256 hash of the code_verifier in base64url.',
        source: 'RFC 7636, section 4.4.1',
      },
      'live',
    ],
    A124302: [
      'invalid_request',
      'The code_challenge is empty.',
      { needed: 'A code_challenge with 43 to 128 characters.', source: 'RFC 7636, section 4.2' },
    ],
    A124303: [
      'invalid_request',
      'The authorization request has more than one code_challenge.',
      { needed: 'One code_challenge.', source: 'RFC 6749, section 3.1' },
    ],
    A124304: [
      'invalid_request',
      'The code_challenge does not have the format of RFC 7636.',
      {
        needed: '43 to 128 characters from A-Z, a-z, 0-9, "-", ".", "_" and "~".',
        source: 'RFC 7636, section 4.2',
      },
    ],
    A124305: [
      'invalid_request',
      'The authorization request has more than one code_challenge_method.',
      { needed: 'One code_challenge_method.', source: 'RFC 6749, section 3.1' },
    ],
    A124306: [
      'invalid_request',
      'The code_challenge_method is neither plain nor S256.',
      { needed: 'code_challenge_method=S256.', source: 'RFC 7636, section 4.4.1' },
    ],
    A124307: [
      'invalid_request',
      'The authorization request must have code_challenge_method=S256.',
      {
        needed: 'code_challenge_method=S256, because the service or the client requires it.',
        source: 'RFC 7636, section 4.4.1',
      },
    ],
    A124308: [
      'invalid_request',
      'The code_challenge_method must be S256.',
      {
        needed: 'code_challenge_method=S256, because the service or the client requires it.',
        source: 'RFC 7636, section 4.4.1',
      },
      'live',
    ],
    A252302: [
      'invalid_request',
      'The authorization request has more than one purpose.',
      { needed: 'One purpose.', source: 'OpenID Connect for Identity Assurance, section 9' },
    ],
    A252303: [
      'invalid_request',
      'The purpose is shorter than {limit} characters.',
      { needed: 'At least {limit} characters.', source: 'OpenID Connect for Identity Assurance, section 9' },
    ],
    A252304: [
      'invalid_request',
      'The purpose is longer than {limit} characters.',
      { needed: 'At most {limit} characters.', source: 'OpenID Connect for Identity Assurance, section 9' },
    ],
  },
);

export const authorization = {
  ...unknown,
  ...repeatedClient,
  ...lockedClient,
  ...direct,
  ...redirectedByDefault,
  ...redirected,
  ...rows(
    { auth_authorization_api: ['INTERACTION', 'NO_INTERACTION'] },
    {
      A004001: [
        undefined,
        'The service {serviceId} issued a ticket for the request of the client {clientId}. [response_type={responseType}, openid={openid}]',
        'live',
      ],
    },
  ),
};
