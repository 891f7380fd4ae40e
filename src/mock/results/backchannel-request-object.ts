import { rows } from './row.js';

/** `/backchannel/authentication`: the signed request (CIBA Core, section 7.1.1). */
export const backchannelRequestObject = {
  ...rows(
    { backchannel_authentication_api: 'INTERNAL_SERVER_ERROR' },
    {
      A167101: ['server_error', 'The JWK Set of the client {client} cannot be fetched: {reason}.'],
      A167102: ['server_error', 'The JWK Set of the client {client} cannot be read.'],
    },
  ),
  ...rows(
    { backchannel_authentication_api: 'BAD_REQUEST' },
    {
      A167301: ['invalid_request', 'If there is a request object, {parameter} must not be outside it.'],
      A167302: ['invalid_request', 'The request object is not a JOSE object.'],
      A167303: ['invalid_request', 'The request object is not signed.', 'live'],
      A167304: ['invalid_request', 'The request object is encrypted.'],
      A167305: ['invalid_request', 'The payload of the request object is not a JSON object.'],
      A167306: ['invalid_request', 'The request object has no iss.'],
      A167307: ['invalid_request', 'The iss of the request object is not a client.', 'live'],
      A167308: ['invalid_request', 'The request object is signed with {alg}, which is not asymmetric.'],
      A167309: ['invalid_request', 'The client has no bcRequestSignAlg, so it cannot send request objects.'],
      A167310: [
        'invalid_request',
        'The request object is signed with {alg}, but the client has registered {registered}.',
      ],
      A167311: ['invalid_request', 'The client has no JWK Set to verify the request object with.'],
      A167312: ['invalid_request', 'No key of the client verifies {alg} with the key ID {kid}.'],
      A167313: ['invalid_request', 'Several keys of the client verify {alg}. Name one by its key ID.'],
      A167314: ['invalid_request', 'The signature of the request object is wrong.'],
      A167315: ['invalid_request', 'The request object has no {claim}.'],
      A167316: ['invalid_request', 'The {claim} of the request object is null.'],
      A167317: ['invalid_request', 'The {claim} of the request object is not an integer.'],
      A167318: ['invalid_request', 'The request object has expired.'],
      A167319: ['invalid_request', 'The request object was issued in the future.'],
      A167320: ['invalid_request', 'The request object is not valid yet.'],
      A167321: ['invalid_request', 'The aud of the request object is not the issuer of the service.'],
      A167322: [
        'invalid_request',
        '{parameter} authenticates the client, so it must be outside the request object.',
      ],
      A167323: ['invalid_request', 'The {claim} of the request object is not a string.'],
      A167324: [
        'invalid_request',
        'The aud of the request object does not include the issuer of the service.',
      ],
      A167325: ['invalid_request', 'The signature of the request object cannot be verified.'],
      A167326: ['invalid_request', 'The request_context of the request object is not a JSON object.'],
    },
  ),
};
