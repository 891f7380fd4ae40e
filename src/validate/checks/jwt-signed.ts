import { jwtFacts } from '../../facts/jwts.js';
import { jwtCheck } from '../check.js';
import { jwtOperations } from '../jwts/issued.js';

export default jwtCheck({
  id: 'jwt-signed',
  severity: 'error',
  about:
    'ID tokens, JWT authorization responses, logout tokens and JWT access tokens are signed: their alg is not none.',
  why: 'An attacker can write an unsigned JWT, so a client that accepts it signs in the wrong user.',
  operations: jwtOperations,
  run({ kind, pointer, header }) {
    const { name, signed } = jwtFacts(kind);
    const { alg } = header;
    if (signed === undefined || typeof alg !== 'string' || alg.toLowerCase() !== 'none') return undefined;
    return { message: `The ${name} is not signed (${signed}).`, pointer, expected: 'a signature', got: alg };
  },
});
