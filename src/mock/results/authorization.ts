import { rows } from './row.js';

/** `/auth/authorization`: the call has no request, or the client is unknown. */
const unknown = rows(
  { auth_authorization_api: 'BAD_REQUEST' },
  {
    A004201: ['invalid_request', 'The call has no parameters.'],
    A004301: ['invalid_request', 'The authorization request is empty.'],
    A010301: ['invalid_request', 'The authorization request has no client_id.'],
    A010302: ['invalid_request', 'The client_id is empty.'],
    A010304: ['invalid_client', 'No client has the ID {client}.'],
    A010308: ['invalid_client', 'No client has the ID or the alias {client}.'],
  },
);
const repeatedClient = rows(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'UNAUTHORIZED' },
  {
    A010303: ['invalid_request', 'The authorization request has more than one client_id.'],
  },
);
const lockedClient = rows(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'FORBIDDEN' },
  {
    A010307: ['invalid_client', 'The client {client} is locked.'],
  },
);

/** Errors that cannot or must not be sent by redirect. */
const direct = rows(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'BAD_REQUEST' },
  {
    A009301: ['invalid_request', 'The authorization request has no response_type.', 'live'],
    A009302: ['invalid_request', 'The response_type is empty.'],
    A009303: ['invalid_request', 'The authorization request has more than one response_type.'],
    A009304: ['unsupported_response_type', 'OAuth and OpenID Connect do not define the response_type.'],
    A011302: ['invalid_request', 'The authorization request has more than one redirect_uri.'],
    A011303: [
      'invalid_request',
      'The scope includes openid, so the authorization request must have a redirect_uri.',
    ],
    A011304: ['invalid_request', 'The redirect_uri {redirectUri} is not registered.', 'live'],
    A011305: [
      'invalid_request',
      'A web client that asks for tokens from the authorization endpoint needs an https redirect_uri.',
    ],
    A011306: [
      'invalid_request',
      'A web client that asks for tokens from the authorization endpoint cannot use localhost.',
    ],
    A011307: ['invalid_request', 'A native client cannot use an https redirect_uri.'],
    A011308: ['invalid_request', 'A native client can use http only with localhost.'],
    A011310: ['invalid_request', 'A public client must register a redirect URI.'],
    A011311: [
      'invalid_request',
      'A client that asks for tokens from the authorization endpoint must register a redirect URI.',
    ],
    A011312: [
      'invalid_request',
      'The client registered no redirect URI, so the authorization request must have a redirect_uri.',
    ],
    A011313: [
      'invalid_request',
      'The client registered several redirect URIs, so the authorization request must name one.',
    ],
    A011314: ['invalid_request', 'The redirect_uri is not a well-formed URI.'],
    A011315: ['invalid_request', 'The redirect_uri is not absolute.'],
    A011316: ['invalid_request', 'The redirect_uri has a fragment.'],
    A011319: ['invalid_request', 'The redirect_uri is empty.'],
  },
);

/** Sent to the client by default; the quirk `idTokenWithoutOpenid` makes it a direct error. */
const redirectedByDefault = rows(
  { auth_authorization_api: ['LOCATION', 'FORM', 'BAD_REQUEST'], pushed_auth_req_api: 'BAD_REQUEST' },
  {
    A004302: ['invalid_request', 'The response_type {responseType} needs openid in the scope.'],
  },
);

/** `/auth/authorization`: errors sent to the client by redirect or form. */
const redirected = rows(
  { auth_authorization_api: ['LOCATION', 'FORM'], pushed_auth_req_api: 'BAD_REQUEST' },
  {
    A004303: ['consent_required', 'The scope offline_access requires prompt=consent.', 'inferred'],
    A007302: ['invalid_request', 'The authorization request has more than one scope.'],
    A007305: ['invalid_scope', 'The service requires a scope, but no requested or default scope is usable.'],
    A009305: [
      'unsupported_response_type',
      'The service does not support the response_type {responseType}.',
      'live',
    ],
    A009306: ['unauthorized_client', 'The client may not use the response_type {responseType}.'],
    A012302: ['invalid_request', 'The authorization request has more than one response_mode.'],
    A012303: ['invalid_request', 'The service or the client does not support the response_mode.'],
    A012304: ['invalid_request', 'The response_mode query cannot carry the response_type {responseType}.'],
    A012305: [
      'invalid_request',
      'The response_mode asks for a JWT, but the client has no authorizationSignAlg.',
      'live',
    ],
    A012306: [
      'invalid_request',
      'The response_mode asks for a JWT, but the authorizationSignAlg of the client is NONE.',
    ],
    A012307: ['invalid_request', 'The authorizationSignAlg of a public client must be asymmetric.'],
    A012308: ['invalid_request', 'The authorizationEncryptionAlg of a public client must be asymmetric.'],
    A012309: [
      'invalid_request',
      'The response_mode query.jwt can carry the response_type {responseType} only if the response is encrypted.',
    ],
    A013302: ['invalid_request', 'The authorization request has more than one state.'],
    A013303: ['invalid_request', 'The state contains a non-ASCII character.'],
    A013304: ['invalid_request', 'The state is longer than {limit} characters.'],
    A014302: ['invalid_request', 'The authorization request has more than one nonce.'],
    A014303: [
      'invalid_request',
      'The response_type includes id_token, so the authorization request must have a nonce.',
    ],
    A014304: ['invalid_request', 'The nonce contains a non-ASCII character.'],
    A014305: ['invalid_request', 'The nonce is longer than {limit} characters.'],
    A015302: ['invalid_request', 'The authorization request has more than one display.'],
    A015303: ['invalid_request', 'The display is not one of page, popup, touch and wap.'],
    A015304: [
      'invalid_request',
      'The authorization request has no display, and the service does not support page.',
    ],
    A015305: ['invalid_request', 'The service does not support the display {display}.'],
    A016302: ['invalid_request', 'The authorization request has more than one prompt.'],
    A016303: [
      'invalid_request',
      'The prompt has a value that is not defined or that the service does not support.',
    ],
    A016304: ['invalid_request', 'The prompt none cannot be combined with another value.'],
    A017302: ['invalid_request', 'The authorization request has more than one max_age.'],
    A017303: ['invalid_request', 'The max_age is not a number.'],
    A017304: ['invalid_request', 'The max_age is not an integer.'],
    A017305: ['invalid_request', 'The max_age is negative or greater than 2147483647.'],
    A018302: ['invalid_request', 'The authorization request has more than one ui_locales.'],
    A020302: ['invalid_request', 'The authorization request has more than one claims_locales.'],
    A021302: ['invalid_request', 'The authorization request has more than one acr_values.'],
    A021303: ['invalid_request', 'An ACR is requested, but the service does not support any.', 'live'],
    A021304: ['invalid_request', 'The service does not support the ACR {acr}.', 'live'],
    A022302: ['invalid_request', 'The authorization request has more than one claims.'],
    A022303: ['invalid_request', 'The claims parameter is not a JSON object.'],
    A022304: ['invalid_request', 'The userinfo member of claims is not a JSON object.'],
    A022305: ['invalid_request', 'The id_token member of claims is not a JSON object.'],
    A023301: ['invalid_request', 'The member {claim} of claims is neither null nor a JSON object.'],
    A023302: ['invalid_request', 'The essential member of {claim} in claims is not a boolean.'],
    A023303: ['invalid_request', 'The value member of {claim} in claims has the wrong type.'],
    A023304: ['invalid_request', 'The values member of {claim} in claims is not an array.'],
    A023305: ['invalid_request', 'The values member of {claim} in claims has an element of the wrong type.'],
    A069302: ['invalid_request', 'The authorization request has more than one login_hint.'],
    A124301: ['invalid_request', 'The authorization request must have a code_challenge.', 'live'],
    A124302: ['invalid_request', 'The code_challenge is empty.'],
    A124303: ['invalid_request', 'The authorization request has more than one code_challenge.'],
    A124304: ['invalid_request', 'The code_challenge does not have the format of RFC 7636.'],
    A124305: ['invalid_request', 'The authorization request has more than one code_challenge_method.'],
    A124306: ['invalid_request', 'The code_challenge_method is neither plain nor S256.'],
    A124307: ['invalid_request', 'The authorization request must have code_challenge_method=S256.'],
    A124308: ['invalid_request', 'The code_challenge_method must be S256.', 'live'],
    A252302: ['invalid_request', 'The authorization request has more than one purpose.'],
    A252303: ['invalid_request', 'The purpose is shorter than {limit} characters.'],
    A252304: ['invalid_request', 'The purpose is longer than {limit} characters.'],
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
