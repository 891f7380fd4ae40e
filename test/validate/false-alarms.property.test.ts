import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isObject } from '../../src/json.js';
import { loadContract } from '../../src/spec/contract.js';
import { anyFlow } from './any-flow/any-flow.js';
import { startFlow } from './any-flow/flow.js';
import { judged } from './mutations/trial.js';

const contract = loadContract();
/** `npm run test:flows` asks for more, and for another seed. */
const numRuns = Number(process.env['AUTHLETE_TESTKIT_FLOWS'] ?? 150);
const seed = Number(process.env['AUTHLETE_TESTKIT_FLOWS_SEED'] ?? 4690);

/** Results that say that the flows get far enough: what is issued, accepted and refused. */
const reachedAtLeast = [
  ...['A004001', 'A040001', 'A060306', 'A245001', 'A050001', 'A050305', 'A053001', 'A053305', 'A052001'],
  ...['A054001', 'A056001', 'A057302', 'A145001', 'A091001', 'A113001', 'A109001', 'A135001', 'A220001'],
  ...['A241001', 'A242002', 'A183001', 'A200002'],
];

it(`no check finds an error in what the mock answers: ${numRuns} flows, seed ${seed}`, async () => {
  const warnings: Record<string, number> = {};
  const reached = new Set<string>();
  let exchanges = 0;
  await fc.assert(
    fc.asyncProperty(anyFlow, async ({ setup, steps }) => {
      const flow = await startFlow(setup);
      for (const { take } of steps) await take(flow);
      exchanges += flow.exchanges.length;
      for (const { response } of flow.exchanges)
        if (response.kind === 'json' && isObject(response.value))
          reached.add(String(response.value['resultCode']));
      const findings = await judged(contract, flow.exchanges);
      for (const { check, severity } of findings)
        if (severity === 'warning') warnings[check] = (warnings[check] ?? 0) + 1;
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
    { seed, numRuns },
  );
  console.log(`${numRuns} flows, ${exchanges} exchanges, 0 errors, warnings:`, warnings);
  expect(reachedAtLeast.filter((code) => !reached.has(code))).toEqual([]);
}, 3_600_000);
