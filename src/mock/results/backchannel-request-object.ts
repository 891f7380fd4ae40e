import { authlete, refusals } from './row.js';

/** `/backchannel/authentication`: the signed request (CIBA Core, section 7.1.1). */
export const backchannelRequestObject = {
  ...refusals({ backchannel_authentication_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A167101: [
      'server_error',
      'The JWK Set of the client {client} cannot be fetched: {reason}.',
      'A JWK Set of the client that the mock may fetch. Allow its URL with serve --allow-fetch.',
    ],
    A167102: [
      'server_error',
      'The JWK Set of the client {client} cannot be read.',
      {
        needed: 'A JWK Set at the jwks_uri of the client.',
        source: 'OpenID Connect Dynamic Client Registration, section 2',
      },
    ],
  }),
  ...refusals({ backchannel_authentication_api: 'BAD_REQUEST' }, 'CIBA Core, section 7.1.1', {
    A167301: [
      'invalid_request',
      'If there is a request object, {parameter} must not be outside it.',
      'All parameters inside the request object.',
    ],
    A167302: ['invalid_request', 'The request object is not a JOSE object.', 'A JWT as request.'],
    A167303: ['invalid_request', 'The request object is not signed.', 'A signed JWT as request.', 'live'],
    A167304: ['invalid_request', 'The request object is encrypted.', 'A signed JWT that is not encrypted.'],
    A167305: ['invalid_request', 'The payload of the request object is not a JSON object.', 'A JSON object.'],
    A167306: ['invalid_request', 'The request object has no iss.', 'The client ID as iss.'],
    A167307: [
      'invalid_request',
      'The iss of the request object is not a client.',
      'The client ID as iss.',
      'live',
    ],
    A167308: [
      'invalid_request',
      'The request object is signed with {alg}, which is not asymmetric.',
      'An asymmetric algorithm such as ES256.',
    ],
    A167309: [
      'invalid_request',
      'The client has no bcRequestSignAlg, so it cannot send request objects.',
      { needed: 'A bcRequestSignAlg of the client.', source: 'CIBA Core, section 4' },
    ],
    A167310: [
      'invalid_request',
      'The request object is signed with {alg}, but the client has registered {registered}.',
      { needed: 'A signature with {registered}.', source: 'CIBA Core, section 4' },
    ],
    A167311: [
      'invalid_request',
      'The client has no JWK Set to verify the request object with.',
      'Public keys of the client: jwks or jwks_uri.',
    ],
    A167312: [
      'invalid_request',
      'No key of the client verifies {alg} with the key ID {kid}.',
      'A key for {alg} in the JWK Set of the client.',
    ],
    A167313: [
      'invalid_request',
      'Several keys of the client verify {alg}. Name one by its key ID.',
      'A kid in the header that names one key.',
    ],
    A167314: [
      'invalid_request',
      'The signature of the request object is wrong.',
      'A signature with the key that the client registered.',
    ],
    A167315: ['invalid_request', 'The request object has no {claim}.', 'The claim {claim}.'],
    A167316: ['invalid_request', 'The {claim} of the request object is null.', 'A value for {claim}.'],
    A167317: ['invalid_request', 'The {claim} of the request object is not an integer.', 'An integer.'],
    A167318: ['invalid_request', 'The request object has expired.', 'An exp in the future.'],
    A167319: [
      'invalid_request',
      'The request object was issued in the future.',
      'An iat that is not in the future.',
    ],
    A167320: ['invalid_request', 'The request object is not valid yet.', 'An nbf that is not in the future.'],
    A167321: [
      'invalid_request',
      'The aud of the request object is not the issuer of the service.',
      'The issuer of the service as aud.',
    ],
    A167322: [
      'invalid_request',
      '{parameter} authenticates the client, so it must be outside the request object.',
      'The parameter {parameter} in the form, outside the request object.',
    ],
    A167323: ['invalid_request', 'The {claim} of the request object is not a string.', 'A string.'],
    A167324: [
      'invalid_request',
      'The aud of the request object does not include the issuer of the service.',
      'The issuer of the service in aud.',
    ],
    A167325: [
      'invalid_request',
      'The signature of the request object cannot be verified.',
      'A public key of the client that fits the algorithm.',
    ],
    A167326: [
      'invalid_request',
      'The request_context of the request object is not a JSON object.',
      { needed: 'A JSON object.', source: 'FAPI-CIBA' },
    ],
  }),
};
