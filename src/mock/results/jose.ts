import { rows } from './row.js';

/** `/jose/verify`: succeeds even for invalid JOSE objects and reports the problems as data. */
export const jose = rows(
  { jose_verify_api: 'none' },
  {
    A160001: [undefined, 'The JOSE object is valid.'],
    A160101: [undefined, 'The JOSE object is encrypted, which the operation does not support.'],
    A160108: [undefined, 'The JWK Set of the client cannot be read.'],
    A160201: [undefined, 'The call has no jose.'],
    A160202: [undefined, 'The value is not a JOSE object.'],
    A160203: [undefined, 'The payload is not a JSON object, so it has none of the mandatory claims.'],
    A160204: [undefined, 'The mandatory claim {claim} is missing.'],
    A160205: [undefined, 'The claim {claim} is not an integer.'],
    A160206: [undefined, 'The JOSE object expired at {value} (now: {now}, clock skew: {skew} s).'],
    A160207: [
      undefined,
      'The JOSE object was issued in the future, at {value} (now: {now}, clock skew: {skew} s).',
    ],
    A160208: [undefined, 'The JOSE object is not valid before {value} (now: {now}, clock skew: {skew} s).'],
    A160210: [undefined, 'The header has no alg.'],
    A160211: [undefined, 'The algorithm {alg} is not supported.'],
    A160215: [undefined, 'The call does not name the client that has signed.'],
    A160216: [undefined, 'There is no client {client}.'],
    A160218: [undefined, 'The service has no JWK Set.'],
    A160219: [undefined, 'The signature is wrong.'],
    A160220: [undefined, 'Several keys fit the algorithm {alg} and the key ID {kid}.'],
    A160221: [undefined, 'No key fits the algorithm {alg} and the key ID {kid}.'],
    A160301: [undefined, 'The client has no JWK Set.'],
  },
);
