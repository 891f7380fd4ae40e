import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerers,
  type Coverage,
  coverageOf,
  losses,
  type ServiceCoverage,
} from '../../src/coverage/format.js';
import { merged } from '../../src/coverage/merge.js';
import { readCoverage } from '../../src/coverage/read.js';
import { rules } from '../../src/coverage/rules.js';
import { loadContract } from '../../src/spec/contract.js';

const contract = loadContract();
const operations = [...contract.operations.values()].filter(({ actions }) => actions.length > 0);

const count = fc.integer({ min: 1, max: 9 });
const tests = fc.dictionary(fc.constantFrom('a > b', 'ä', '__proto__', '10', '9'), count, { minKeys: 1 });
const answer = fc
  .record({
    operation: fc.constantFrom(...operations.slice(0, 3)),
    kind: fc.constantFrom('action', 'status', 'lost'),
    index: fc.nat(3),
    resultCode: fc.option(fc.constantFrom('A000001', 'A000002'), { nil: undefined }),
    by: fc.constantFrom(...answerers),
    count,
    tests: fc.option(tests, { nil: undefined }),
  })
  .map(({ operation, kind, index, resultCode, by, count, tests }) => ({
    operation: operation.operationId,
    ...(kind === 'action' && { action: operation.actions[index % operation.actions.length] ?? '' }),
    ...(kind === 'status' && { status: 200 + index }),
    ...(kind === 'lost' && { lost: losses[index] ?? 'reset' }),
    ...(resultCode !== undefined && { resultCode }),
    by,
    count,
    ...(tests !== undefined && { tests }),
  }));
const ruledOut = fc.uniqueArray(fc.constantFrom(...rules.slice(0, 5).map(({ id }) => id)));
const service: fc.Arbitrary<ServiceCoverage> = fc
  .record({
    serviceId: fc.constantFrom<ServiceCoverage['serviceId']>(1, 2, 10, 'deleted', 'none'),
    ruledOut: fc.option(ruledOut, { nil: undefined }),
    answers: fc.array(answer, { maxLength: 6 }),
  })
  .map(({ ruledOut, ...rest }) => ({ ...rest, ...(ruledOut !== undefined && { ruledOut }) }));
const coverage: fc.Arbitrary<Coverage> = fc
  .record({
    contracts: fc.uniqueArray(fc.constantFrom('3.0.15', '3.0.16'), { minLength: 1 }),
    services: fc.array(service, { maxLength: 4 }),
  })
  .map(({ contracts, services }) => coverageOf(contracts, services));

const text = (value: Coverage): string => JSON.stringify(value);

describe('Merging coverage', () => {
  it('does not depend on the order, to the byte', () => {
    fc.assert(
      fc.property(coverage, coverage, (a, b) => {
        expect(text(merged([a, b]))).toBe(text(merged([b, a])));
      }),
    );
  });

  it('does not depend on the grouping, to the byte', () => {
    fc.assert(
      fc.property(coverage, coverage, coverage, (a, b, c) => {
        const all = text(merged([a, b, c]));
        expect(text(merged([merged([a, b]), c]))).toBe(all);
        expect(text(merged([a, merged([b, c])]))).toBe(all);
      }),
    );
  });

  it('adds nothing for an empty part, and does not change its inputs', () => {
    fc.assert(
      fc.property(coverage, (a) => {
        const once = merged([a]);
        expect(text(merged([once, coverageOf([], [])]))).toBe(text(once));
      }),
    );
  });

  it('keeps every count', () => {
    const sum = ({ services }: Coverage): number =>
      services.flatMap(({ answers }) => answers).reduce((total, { count }) => total + count, 0);
    fc.assert(
      fc.property(coverage, coverage, (a, b) => {
        expect(sum(merged([a, b]))).toBe(sum(a) + sum(b));
      }),
    );
  });

  it('gives a file that can be read', () => {
    fc.assert(
      fc.property(coverage, coverage, (a, b) => {
        const all = merged([a, b]);
        expect(readCoverage(text(all), 'all', contract)).toEqual(JSON.parse(text(all)));
      }),
    );
  });
});
