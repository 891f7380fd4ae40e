import { differs, flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'same-issuer',
  about:
    'iss of JWTs, authorization responses and introspection is the issuer of the service, and an authorization response has iss unless the service suppresses it (RFC 9207, section 2).',
  why: 'A client of several servers takes the response of one for that of another (mix-up attack).',
  properties: ['issuer'],
  see(statement, known) {
    if (statement.value !== '') return differs(statement, known);
    return known.sendsIssuer()
      ? 'The authorization response has no iss, although the service does not suppress it.'
      : undefined;
  },
});
