import { isObject, type UnknownRecord } from '../../json.js';
import { isEncrypted } from '../oauth/jwt-form.js';
import { timeDefects } from '../oauth/jwt-times.js';
import type { ResultCode } from '../results/index.js';
import { type JoseProblem, problem, type VerifyCall } from './jose-problem.js';
import { readJwt } from './read-jwt.js';
import { signatureProblem } from './signature-problem.js';

/** The result of verifying a JOSE object. */
export interface JoseFindings {
  /** Whether a key verifies the signature. */
  readonly signatureValid: boolean;
  readonly problems: readonly JoseProblem[];
  readonly missingClaims: readonly string[];
  readonly invalidClaims: readonly string[];
}

const unreadable = (code: ResultCode): JoseFindings => ({
  signatureValid: false,
  problems: [problem(code)],
  missingClaims: [],
  invalidClaims: [],
});

/** Checks the claims, then the signature (RFC 7515, section 5.2; RFC 7519, section 7.2). */
export async function joseFindings(call: VerifyCall): Promise<JoseFindings> {
  const { jose, mandatoryClaims = [] } = call.body;
  if (!jose) return unreadable('A160201');
  if (isEncrypted(jose)) return unreadable('A160101');
  const read = readJwt(jose);
  if (read === undefined) return unreadable('A160202');
  const { claims } = read;
  if (!isObject(claims) && mandatoryClaims.length > 0) return unreadable('A160203');
  const found = claimFindings(call, claims ?? {});
  const unsigned = read.header.alg === 'none';
  const wrong = unsigned ? undefined : await signatureProblem(call, jose, read.header);
  return {
    ...found,
    signatureValid: !unsigned && wrong === undefined,
    problems: wrong === undefined ? found.problems : [...found.problems, wrong],
  };
}

const timeCodes = { exp: 'A160206', iat: 'A160207', nbf: 'A160208' } as const;

function claimFindings(
  { service, body }: VerifyCall,
  claims: UnknownRecord,
): Omit<JoseFindings, 'signatureValid'> {
  const { mandatoryClaims = [], clockSkew: skew = 0 } = body;
  const now = service.clock.seconds();
  const missingClaims = mandatoryClaims.filter((claim) => claims[claim] === undefined);
  const defects = timeDefects(claims, now, skew);
  const problems = [
    ...missingClaims.map((claim) => problem('A160204', { claim })),
    ...defects.map(({ claim, defect }) =>
      defect === 'not-a-number'
        ? problem('A160205', { claim })
        : problem(timeCodes[claim], { value: String(claims[claim]), now, skew }),
    ),
  ];
  return { problems, missingClaims, invalidClaims: defects.map(({ claim }) => claim) };
}
