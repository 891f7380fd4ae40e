import { authlete, refusals, rows } from './row.js';

/** `/jose/verify`: succeeds even for invalid JOSE objects and reports the problems as data. */
export const jose = {
  ...rows({ jose_verify_api: 'none' }, { A160001: [undefined, 'The JOSE object is valid.'] }),
  ...refusals({ jose_verify_api: 'none' }, authlete, {
    A160101: [undefined, 'The JOSE object is encrypted, which the operation does not support.', 'A JWS.'],
    A160108: [undefined, 'The JWK Set of the client cannot be read.', 'A JWK Set as the jwks of the client.'],
    A160201: [undefined, 'The call has no jose.', 'The member jose.'],
    A160202: [undefined, 'The value is not a JOSE object.', 'A JWS.'],
    A160203: [
      undefined,
      'The payload is not a JSON object, so it has none of the mandatory claims.',
      'A JSON object as the payload.',
    ],
    A160204: [undefined, 'The mandatory claim {claim} is missing.', 'The claim {claim}.'],
    A160205: [undefined, 'The claim {claim} is not an integer.', 'An integer.'],
    A160206: [
      undefined,
      'The JOSE object expired at {value} (now: {now}, clock skew: {skew} s).',
      { needed: 'An exp after {now}.', source: 'RFC 7519, section 4.1.4' },
    ],
    A160207: [
      undefined,
      'The JOSE object was issued in the future, at {value} (now: {now}, clock skew: {skew} s).',
      { needed: 'An iat that is not after {now}.', source: authlete },
    ],
    A160208: [
      undefined,
      'The JOSE object is not valid before {value} (now: {now}, clock skew: {skew} s).',
      { needed: 'An nbf that is not after {now}.', source: 'RFC 7519, section 4.1.5' },
    ],
    A160210: [
      undefined,
      'The header has no alg.',
      { needed: 'An alg in the header.', source: 'RFC 7515, section 4.1.1' },
    ],
    A160211: [undefined, 'The algorithm {alg} is not supported.', 'An algorithm that Authlete supports.'],
    A160215: [
      undefined,
      'The call does not name the client that has signed.',
      'The member clientIdentifier.',
    ],
    A160216: [undefined, 'There is no client {client}.', 'The ID or alias of a client of the service.'],
    A160218: [undefined, 'The service has no JWK Set.', 'A JWK Set in the jwks of the service.'],
    A160219: [
      undefined,
      'The signature is wrong.',
      { needed: 'A signature with the key of the signer.', source: 'RFC 7515, section 5.2' },
    ],
    A160220: [
      undefined,
      'Several keys fit the algorithm {alg} and the key ID {kid}.',
      'A kid in the header that names one key.',
    ],
    A160221: [
      undefined,
      'No key fits the algorithm {alg} and the key ID {kid}.',
      'A key for {alg} in the JWK Set of the signer.',
    ],
    A160301: [undefined, 'The client has no JWK Set.', 'Public keys of the client: jwks or jwks_uri.'],
  }),
};
