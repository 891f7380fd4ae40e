import { joseFindings } from '../../jose/findings.js';
import { operation, result } from '../../operation.js';
import { fill } from '../../results/fill.js';
import { results } from '../../results/index.js';
import { undefinedIfEmpty } from '../../undefined-if-empty.js';

const id = 'jose_verify_api';

/** POST /jose/verify: succeeds even if the JOSE object is invalid, and reports what is wrong with it. */
export default operation(id, async (call) => {
  const findings = await joseFindings(call);
  const { problems } = findings;
  const descriptions = problems.map(
    ({ code, message }) => `[${code}] ${fill(results[code].message, message)}`,
  );
  const [first] = problems;
  return result(
    id,
    first?.code ?? 'A160001',
    {
      valid: first === undefined,
      signatureValid: findings.signatureValid,
      missingClaims: undefinedIfEmpty(findings.missingClaims),
      invalidClaims: undefinedIfEmpty(findings.invalidClaims),
      errorDescriptions: undefinedIfEmpty(descriptions),
    },
    { message: first?.message ?? {} },
  );
});
