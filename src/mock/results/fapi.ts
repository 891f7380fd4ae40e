import { rows } from './row.js';

const atAuthorization = {
  auth_authorization_api: ['LOCATION', 'FORM'],
  pushed_auth_req_api: 'BAD_REQUEST',
} as const;

/** FAPI: errors of the request. */
const request = rows(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'BAD_REQUEST' },
  {
    A150307: ['invalid_request', 'FAPI: the request must have a redirect_uri.'],
    A150323: ['invalid_request', 'FAPI: the redirect_uri must be https.'],
  },
);
const redirected = rows(atAuthorization, {
  A150301: ['invalid_request', 'FAPI: the request must have a request object.'],
  A150302: ['invalid_request_object', 'FAPI: the request object must be signed.'],
  A150304: ['invalid_request_object', 'FAPI: a parameter outside the request object is missing inside it.'],
  A150305: [
    'invalid_request',
    'FAPI: a parameter outside the request object differs from the one inside it.',
  ],
  A150306: ['invalid_request_object', 'FAPI: the request object must be signed with PS256 or ES256.'],
  A150312: ['invalid_request', 'FAPI: the response_type {responseType} is not allowed here.'],
  A150313: ['invalid_request', 'FAPI: a request without openid must have a state.'],
  A150314: ['invalid_request', 'FAPI: a request with openid must have a nonce.'],
  A150315: ['invalid_request', 'FAPI: the request must have a code_challenge.'],
  A150316: ['invalid_request', 'FAPI: the code_challenge_method must be S256.'],
  A150319: ['invalid_request_object', 'FAPI: the request object must have an exp.'],
  A150322: ['invalid_request', 'FAPI: the authorizationSignAlg {alg} is not allowed.'],
  A150331: ['invalid_request_object', 'FAPI: the request object must have an aud.'],
  A150333: ['invalid_request_object', 'FAPI: the aud of the request object must be a string or an array.'],
  A150335: ['invalid_request_object', 'FAPI: the aud of the request object is not the issuer.'],
  A150337: ['invalid_request_object', 'FAPI: the aud of the request object does not include the issuer.'],
  A150351: ['invalid_request_object', 'FAPI: the request object must have an nbf.'],
  A150359: ['invalid_request_object', 'FAPI: the exp of the request object is before its nbf.'],
  A150365: ['invalid_request_object', 'FAPI: the request object lives longer than {limit} seconds.'],
  A150367: ['unauthorized_client', 'FAPI: the client must be confidential.'],
  A150380: ['invalid_request', 'FAPI: responses must not be encrypted with RSA1_5.'],
  A151301: ['invalid_request', 'FAPI: the idTokenSignAlg {alg} is not allowed.'],
  A151302: ['invalid_request', 'FAPI: ID tokens must not be encrypted with RSA1_5.'],
});

/** FAPI: errors that cannot occur when a request is pushed. */
const notPushed = rows(
  { auth_authorization_api: ['LOCATION', 'FORM'] },
  {
    A150324: ['invalid_request_object', 'FAPI: the request object at request_uri must be signed.'],
    A150325: [
      'invalid_request_object',
      'FAPI: a parameter outside the request object at request_uri is missing inside it.',
    ],
    A150326: [
      'invalid_request',
      'FAPI: a parameter outside the request object at request_uri differs from the one inside it.',
    ],
    A150330: [
      'invalid_request_object',
      'FAPI: the request object at request_uri must be signed with PS256 or ES256.',
    ],
    A150327: ['invalid_request_object', 'FAPI: the request object at request_uri must have an exp.'],
    A150332: ['invalid_request_object', 'FAPI: the request object at request_uri must have an aud.'],
    A150334: [
      'invalid_request_object',
      'FAPI: the aud of the request object at request_uri must be a string or an array.',
    ],
    A150336: [
      'invalid_request_object',
      'FAPI: the aud of the request object at request_uri is not the issuer.',
    ],
    A150338: [
      'invalid_request_object',
      'FAPI: the aud of the request object at request_uri does not include the issuer.',
    ],
    A150352: ['invalid_request_object', 'FAPI: the request object at request_uri must have an nbf.'],
    A150360: [
      'invalid_request_object',
      'FAPI: the exp of the request object at request_uri is before its nbf.',
    ],
    A150366: [
      'invalid_request_object',
      'FAPI: the request object at request_uri lives longer than {limit} seconds.',
    ],
    A309301: ['invalid_request', 'FAPI 2: the response_mode must ask for a signed response.', 'live'],
    A294308: ['invalid_request', 'FAPI 2: the request was not pushed.', 'live'],
  },
);

/** FAPI: errors of the client and its tokens. */
const client = {
  ...rows(
    { auth_token_api: 'INVALID_CLIENT', pushed_auth_req_api: 'UNAUTHORIZED' },
    {
      A152301: ['invalid_client', 'FAPI 1: the client authentication method {method} is not allowed.'],
      A152302: [
        'invalid_client',
        'FAPI: the client assertion must be signed with PS256 or ES256, not {alg}.',
      ],
      A295301: [
        'invalid_client',
        'FAPI 2: the client authentication method {method} is not allowed.',
        'live',
      ],
    },
  ),
  ...rows(
    { auth_token_api: 'BAD_REQUEST' },
    {
      A152305: [
        'invalid_request',
        'FAPI: the access token must be bound to a key or a certificate of the client.',
        'inferred',
      ],
      A295306: ['invalid_request', 'FAPI 2: the grant type {grantType} is not allowed.', 'live'],
    },
  ),
};

export const fapi = { ...request, ...redirected, ...notPushed, ...client };
