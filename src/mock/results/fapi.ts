import type { Citation } from '../../facts/specifications.js';
import { refusals } from './row.js';

const pkce: readonly Citation[] = [
  'FAPI 1 Baseline, section 5.2.2',
  'FAPI 2 Security Profile, section 5.3.2.2',
];

const atAuthorization = {
  auth_authorization_api: ['LOCATION', 'FORM'],
  pushed_auth_req_api: 'BAD_REQUEST',
} as const;

/** FAPI: errors of the request. */
const request = refusals(
  { auth_authorization_api: 'BAD_REQUEST', pushed_auth_req_api: 'BAD_REQUEST' },
  'FAPI 1 Baseline, section 5.2.2',
  {
    A150307: [
      'invalid_request',
      'FAPI: the request must have a redirect_uri.',
      'The parameter redirect_uri.',
    ],
    A150323: ['invalid_request', 'FAPI: the redirect_uri must be https.', 'An https redirect URI.'],
  },
);
const redirected = refusals(atAuthorization, 'FAPI 1 Advanced, section 5.2.2', {
  A150301: [
    'invalid_request',
    'FAPI: the request must have a request object.',
    'A signed request object, as request or request_uri.',
  ],
  A150302: ['invalid_request_object', 'FAPI: the request object must be signed.', 'A signed request object.'],
  A150304: [
    'invalid_request_object',
    'FAPI: a parameter outside the request object is missing inside it.',
    'Every parameter of the request inside the request object.',
  ],
  A150305: [
    'invalid_request',
    'FAPI: a parameter outside the request object differs from the one inside it.',
    'The same value outside and inside the request object.',
  ],
  A150306: [
    'invalid_request_object',
    'FAPI: the request object must be signed with PS256 or ES256.',
    { needed: 'PS256 or ES256.', source: 'FAPI 1 Advanced, section 8.6' },
  ],
  A150312: [
    'invalid_request',
    'FAPI: the response_type {responseType} is not allowed here.',
    'The response_type code with a JWT response mode, or code id_token.',
  ],
  A150313: [
    'invalid_request',
    'FAPI: a request without openid must have a state.',
    { needed: 'The parameter state.', source: 'FAPI 1 Baseline, section 5.2.2.3' },
  ],
  A150314: [
    'invalid_request',
    'FAPI: a request with openid must have a nonce.',
    { needed: 'The parameter nonce.', source: 'FAPI 1 Baseline, section 5.2.2.2' },
  ],
  A150315: [
    'invalid_request',
    'FAPI: the request must have a code_challenge.',
    {
      needed: 'A code_challenge with code_challenge_method=S256.',
      source: pkce,
    },
  ],
  A150316: [
    'invalid_request',
    'FAPI: the code_challenge_method must be S256.',
    {
      needed: 'code_challenge_method=S256.',
      source: pkce,
    },
  ],
  A150319: ['invalid_request_object', 'FAPI: the request object must have an exp.', 'The claim exp.'],
  A150322: [
    'invalid_request',
    'FAPI: the authorizationSignAlg {alg} is not allowed.',
    { needed: 'PS256 or ES256 as authorizationSignAlg.', source: 'FAPI 1 Advanced, section 8.6' },
  ],
  A150331: [
    'invalid_request_object',
    'FAPI: the request object must have an aud.',
    'The issuer of the service as aud.',
  ],
  A150333: [
    'invalid_request_object',
    'FAPI: the aud of the request object must be a string or an array.',
    'The issuer of the service as aud.',
  ],
  A150335: [
    'invalid_request_object',
    'FAPI: the aud of the request object is not the issuer.',
    'The issuer of the service as aud.',
  ],
  A150337: [
    'invalid_request_object',
    'FAPI: the aud of the request object does not include the issuer.',
    'The issuer of the service in aud.',
  ],
  A150351: ['invalid_request_object', 'FAPI: the request object must have an nbf.', 'The claim nbf.'],
  A150359: [
    'invalid_request_object',
    'FAPI: the exp of the request object is before its nbf.',
    'An exp after nbf.',
  ],
  A150365: [
    'invalid_request_object',
    'FAPI: the request object lives longer than {limit} seconds.',
    'At most {limit} seconds between nbf and exp.',
  ],
  A150367: ['unauthorized_client', 'FAPI: the client must be confidential.', 'A confidential client.'],
  A150380: [
    'invalid_request',
    'FAPI: responses must not be encrypted with RSA1_5.',
    { needed: 'Another authorizationEncryptionAlg of the client.', source: 'FAPI 1 Advanced, section 8.6.1' },
  ],
  A151301: [
    'invalid_request',
    'FAPI: the idTokenSignAlg {alg} is not allowed.',
    { needed: 'PS256 or ES256 as idTokenSignAlg.', source: 'FAPI 1 Advanced, section 8.6' },
  ],
  A151302: [
    'invalid_request',
    'FAPI: ID tokens must not be encrypted with RSA1_5.',
    { needed: 'Another idTokenEncryptionAlg of the client.', source: 'FAPI 1 Advanced, section 8.6.1' },
  ],
});

/** FAPI: errors that cannot occur when a request is pushed. */
const notPushed = refusals(
  { auth_authorization_api: ['LOCATION', 'FORM'] },
  'FAPI 1 Advanced, section 5.2.2',
  {
    A150324: [
      'invalid_request_object',
      'FAPI: the request object at request_uri must be signed.',
      'A signed request object.',
    ],
    A150325: [
      'invalid_request_object',
      'FAPI: a parameter outside the request object at request_uri is missing inside it.',
      'Every parameter of the request inside the request object.',
    ],
    A150326: [
      'invalid_request',
      'FAPI: a parameter outside the request object at request_uri differs from the one inside it.',
      'The same value outside and inside the request object.',
    ],
    A150330: [
      'invalid_request_object',
      'FAPI: the request object at request_uri must be signed with PS256 or ES256.',
      { needed: 'PS256 or ES256.', source: 'FAPI 1 Advanced, section 8.6' },
    ],
    A150327: [
      'invalid_request_object',
      'FAPI: the request object at request_uri must have an exp.',
      'The claim exp.',
    ],
    A150332: [
      'invalid_request_object',
      'FAPI: the request object at request_uri must have an aud.',
      'The issuer of the service as aud.',
    ],
    A150334: [
      'invalid_request_object',
      'FAPI: the aud of the request object at request_uri must be a string or an array.',
      'The issuer of the service as aud.',
    ],
    A150336: [
      'invalid_request_object',
      'FAPI: the aud of the request object at request_uri is not the issuer.',
      'The issuer of the service as aud.',
    ],
    A150338: [
      'invalid_request_object',
      'FAPI: the aud of the request object at request_uri does not include the issuer.',
      'The issuer of the service in aud.',
    ],
    A150352: [
      'invalid_request_object',
      'FAPI: the request object at request_uri must have an nbf.',
      'The claim nbf.',
    ],
    A150360: [
      'invalid_request_object',
      'FAPI: the exp of the request object at request_uri is before its nbf.',
      'An exp after nbf.',
    ],
    A150366: [
      'invalid_request_object',
      'FAPI: the request object at request_uri lives longer than {limit} seconds.',
      'At most {limit} seconds between nbf and exp.',
    ],
    A309301: [
      'invalid_request',
      'FAPI 2: the response_mode must ask for a signed response.',
      { needed: 'A response_mode of JARM, such as jwt.', source: 'FAPI 2 Message Signing, section 5.4' },
      'live',
    ],
    A294308: [
      'invalid_request',
      'FAPI 2: the request was not pushed.',
      {
        needed: 'A request_uri from the pushed authorization request endpoint.',
        source: 'FAPI 2 Security Profile, section 5.3.2.2',
      },
      'live',
    ],
  },
);

/** FAPI: errors of the client and its tokens. */
const client = {
  ...refusals(
    { auth_token_api: 'INVALID_CLIENT', pushed_auth_req_api: 'UNAUTHORIZED' },
    'FAPI 1 Advanced, section 5.2.2',
    {
      A152301: [
        'invalid_client',
        'FAPI 1: the client authentication method {method} is not allowed.',
        'A method with a key or a certificate, such as private_key_jwt or tls_client_auth.',
      ],
      A152302: [
        'invalid_client',
        'FAPI: the client assertion must be signed with PS256 or ES256, not {alg}.',
        { needed: 'PS256 or ES256.', source: 'FAPI 1 Advanced, section 8.6' },
      ],
      A295301: [
        'invalid_client',
        'FAPI 2: the client authentication method {method} is not allowed.',
        {
          needed: 'private_key_jwt, tls_client_auth or self_signed_tls_client_auth.',
          source: 'FAPI 2 Security Profile, section 5.3.2.1',
        },
        'live',
      ],
    },
  ),
  ...refusals({ auth_token_api: 'BAD_REQUEST' }, 'FAPI 1 Advanced, section 5.2.2', {
    A152305: [
      'invalid_request',
      'FAPI: the access token must be bound to a key or a certificate of the client.',
      'A client certificate, or a DPoP proof where the profile allows it.',
      'inferred',
    ],
    A295306: [
      'invalid_request',
      'FAPI 2: the grant type {grantType} is not allowed.',
      {
        needed: 'Another grant type, such as authorization_code.',
        source: 'FAPI 2 Security Profile, section 5.3.2.1',
      },
      'live',
    ],
  }),
};

export const fapi = { ...request, ...redirected, ...notPushed, ...client };
