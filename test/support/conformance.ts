import type { Comparison } from '../../src/conformance/comparison.js';
import { judged } from '../../src/conformance/judged.js';
import { mockService } from '../../src/conformance/mock-service.js';
import { CatalogueRun, type ConformanceRunOptions } from '../../src/conformance/run.js';
import type { Target } from '../../src/conformance/target.js';
import type { AuthleteOptions } from '../../src/index.js';
import { operations } from '../../src/mock/operations/index.js';
import { systemClock } from '../../src/mock/state/clock.js';
import { systemRandom } from '../../src/mock/state/random.js';
import { loadContract } from '../../src/spec/contract.js';
import { Judge } from '../../src/validate/judge.js';
import { run } from '../../src/validate/run.js';
import type { Summary } from '../../src/validate/summary.js';
import { Validation } from '../../src/validate/validation.js';
import type { Verdict } from '../../src/validate/verdict.js';
import { type TestAuthlete, testAuthlete } from './authlete.js';
import { demoWith } from './demo.js';

/** Creates a mock whose service supports everything the catalogue tries. */
export const liveAuthlete = (options: AuthleteOptions = {}): TestAuthlete =>
  testAuthlete({ fixtures: demoWith({ service: mockService }), ...options }, { counts: false });

/** Wraps the first service of a mock as a conformance target. */
export const targetOf = (authlete: TestAuthlete, changes: Partial<Target> = {}): Target => ({
  name: 'live',
  url: 'http://live.test',
  serviceId: String(authlete.serviceId),
  token: authlete.accessToken,
  variables: { token: 'AUTHLETE_API_TOKEN', serviceId: 'AUTHLETE_SERVICE_ID' },
  paced: false,
  lacks: (operationId) => !operations.has(operationId),
  fetch: authlete.fetch,
  close: async () => {},
  ...changes,
});

export interface Gone {
  readonly run: CatalogueRun;
  readonly summary: Summary;
  readonly verdicts: readonly Verdict[];
  readonly comparison?: Comparison;
}

/** Runs the catalogue and judges its exchanges. */
export async function goThrough(
  target: Target,
  options: Partial<ConformanceRunOptions> = {},
  compareWith?: (run: CatalogueRun) => Comparison,
): Promise<Gone> {
  const contract = loadContract();
  const gone = new CatalogueRun(target, {
    contract,
    clock: systemClock,
    random: systemRandom,
    perSecond: 1000,
    allowWrites: false,
    signal: new AbortController().signal,
    pauses: [1, 1],
    ...options,
  });
  const comparison = compareWith?.(gone);
  const verdicts: Verdict[] = [];
  const collect = { verdict: (verdict: Verdict) => void verdicts.push(verdict), end: () => {} };
  const exchanges = judged(gone.steps(), new Judge(contract), (step) => comparison?.findings(step) ?? []);
  const reporters = [gone.states, collect, ...(comparison ? [comparison] : [])];
  const summary = await run(exchanges, new Validation(), reporters);
  return { run: gone, summary, verdicts, ...(comparison && { comparison }) };
}
