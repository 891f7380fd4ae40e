import { jwtFacts } from '../../facts/jwts.js';
import { jwtCheck } from '../check.js';
import { jwtOperations } from '../jwts/issued.js';
import { isHidden } from '../masked.js';

export default jwtCheck({
  id: 'jwt-form',
  severity: 'error',
  about:
    'A JWT of the service has three parts, or five if it is encrypted: a JSON header with alg, JSON claims, and a signature unless alg is none (RFC 7519, section 7.2).',
  why: 'No client can parse the JWT.',
  operations: jwtOperations,
  run({ kind, form, pointer, jwt, header }) {
    if (form === 'hidden' || isHidden(jwt)) return undefined;
    const problem = form === 'malformed' ? 'is not a JWT' : signatureProblem(header['alg'], jwt);
    if (problem === undefined) return undefined;
    return {
      message: `The ${jwtFacts(kind).name} ${problem}.`,
      pointer,
      expected: 'header.claims.signature',
      got: `${jwt.split('.').length} parts`,
    };
  },
});

/** Compares the signature with `alg` (RFC 7515, section 4.1.1; RFC 7519, section 6.1). */
function signatureProblem(alg: unknown, jwt: string): string | undefined {
  if (typeof alg !== 'string' || alg === '') return 'has no alg';
  const isEmpty = jwt.endsWith('.');
  if (alg.toLowerCase() === 'none') return isEmpty ? undefined : 'has a signature, but its alg is none';
  return isEmpty ? 'has no signature' : undefined;
}
