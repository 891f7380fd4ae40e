import { isSignature } from '../../mock/jose/algorithms.js';
import { halfHash } from '../../mock/jose/half-hash.js';
import { masked } from '../../mock/mask.js';
import { type CheckResult, jwtCheck, maskedValue } from '../check.js';
import { type IssuedJwt, jwtOperations } from '../jwts/issued.js';
import { isHidden } from '../masked.js';

/** The hashes, and the values in the same response that they are of. */
const hashes = [
  ['at_hash', 'access_token', 'OpenID Connect Core, section 3.3.2.11'],
  ['c_hash', 'code', 'OpenID Connect Core, section 3.3.2.11'],
  ['s_hash', 'state', 'FAPI 1.0 Advanced, section 5.2.2.1'],
] as const;

export default jwtCheck({
  id: 'id-token-hashes',
  severity: 'error',
  about:
    'at_hash, c_hash and s_hash of an ID token are the hashes of the access token, code and state in the same response, and responses to the browser or a push have them.',
  why: 'A client detects by the hashes that an attacker has replaced a code or a token, so it rejects the response.',
  operations: jwtOperations,
  run(jwt, { contentValues, operation, content }) {
    const { alg } = jwt.header;
    if (jwt.kind !== 'idToken' || jwt.form !== 'signed' || contentValues === undefined) return undefined;
    if (!isSignature(alg)) return undefined;
    const required = requiredIn(operation.operationId, content?.base !== undefined);
    const found: CheckResult[] = [];
    for (const [claim, name, section] of hashes) {
      const value = contentValues.get(name);
      if (value === masked || jwt.claims[claim] === masked) found.push(maskedValue);
      if (value === undefined || isHidden(value) || isHidden(jwt.claims[claim])) continue;
      if (jwt.claims[claim] === undefined && !required.has(claim)) continue;
      const different = compared(jwt, claim, halfHash(value, alg), { name, section });
      if (different !== undefined) found.push(different);
    }
    return found;
  },
});

const frontChannel: ReadonlySet<string> = new Set(['at_hash', 'c_hash']);
const pushed: ReadonlySet<string> = new Set(['at_hash']);
const optional: ReadonlySet<string> = new Set();

/** OpenID Connect Core, section 3.3.2.11; CIBA Core, section 10.3.1. */
function requiredIn(operationId: string, redirects: boolean): ReadonlySet<string> {
  if (operationId === 'auth_authorization_issue_api' && redirects) return frontChannel;
  return operationId === 'backchannel_authentication_complete_api' ? pushed : optional;
}

interface Rule {
  readonly name: string;
  readonly section: string;
}

function compared(
  { claims, pointer }: IssuedJwt,
  claim: string,
  expected: string,
  { name, section }: Rule,
): CheckResult | undefined {
  const got = claims[claim];
  if (got === expected) return undefined;
  return {
    message:
      got === undefined
        ? `The ID token has no ${claim}, although ${name} is in the same response (${section}).`
        : `${claim} of the ID token is not the hash of ${name} in the same response (${section}).`,
    pointer,
    expected,
    got: got === undefined ? 'none' : String(got),
  };
}
