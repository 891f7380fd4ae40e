import { type CountedAnswer, type Coverage, coverageOf } from '../../src/coverage/format.js';
import { reportOf } from '../../src/coverage/reports/coverage-report.js';
import type { CoverageReport } from '../../src/coverage/reports/report.js';
import { loadContract } from '../../src/spec/contract.js';

export const contract = loadContract();

/** Coverage of one service. */
export const coverageWith = (answers: readonly CountedAnswer[], ruledOut: readonly string[] = []): Coverage =>
  coverageOf(['3.0.16'], [{ serviceId: 1, ruledOut, answers }]);

/** Some answers of two operations. */
export const some: readonly CountedAnswer[] = [
  {
    operation: 'auth_token_api',
    action: 'OK',
    resultCode: 'A050001',
    by: 'mock',
    count: 1200,
    tests: { 'token.test.ts > grants': 1200 },
  },
  { operation: 'auth_token_api', action: 'INVALID_CLIENT', resultCode: 'A050305', by: 'stub', count: 1 },
  { operation: 'auth_token_api', status: 429, by: 'stub', count: 2 },
  { operation: 'auth_introspection_api', action: 'OK', resultCode: 'A056001', by: 'traffic', count: 3 },
  { operation: 'service_configuration_api', status: 200, by: 'mock', count: 4 },
];

const grants = [
  'no-id-token-reissuance',
  'no-jwt-bearer',
  'no-native-sso',
  'no-password-grant',
  'no-token-exchange',
];

export const someReport = (failUnder?: number, answers = some): Promise<CoverageReport> =>
  reportOf(coverageWith(answers, grants), contract, { scope: 'called', failUnder });
