import { describe, expect, it } from 'vitest';
import { coverageOf, type ServiceCoverage } from '../../src/coverage/format.js';
import { headline } from '../../src/coverage/reports/headline.js';
import { percentOf, summaryOf } from '../../src/coverage/summary.js';
import { contract, coverageWith, some, someReport } from './some-coverage.js';

describe('A summary', () => {
  it('counts the actions of the operations that were called, if they have actions', async () => {
    const { summary } = await someReport();
    expect(summary.operations.map(({ operation }) => operation.operationId)).toEqual([
      'auth_introspection_api',
      'auth_token_api',
    ]);
    expect(summary).toMatchObject({ met: 3, total: 9 });
    expect(headline(summary)).toBe('3 of 9 actions (33 %) of the 2 operations that you call');
  });

  it('counts all operations that have actions', () => {
    const { operations, met, total } = summaryOf(coverageWith(some), contract, 'all');
    const all = [...contract.operations.values()].filter(({ actions }) => actions.length > 0);
    expect(operations).toHaveLength(all.length);
    expect(met).toBe(3);
    // What no Authlete sends.
    expect(total).toBe(all.flatMap(({ actions }) => actions).length - 2);
  });

  it('does not count a status as an action', async () => {
    const { summary } = await someReport();
    expect(summary.operations.at(-1)).toMatchObject({ count: 1203, others: new Map([['429', 2]]) });
  });

  it('leaves out what cannot happen, with the rule, but never what was met', async () => {
    const met = { operation: 'auth_token_api', action: 'PASSWORD', by: 'stub', count: 1 } as const;
    const { summary } = await someReport(undefined, [...some, met]);
    const actions = summary.operations.at(-1)?.actions ?? [];
    const states = new Map(actions.map(({ action, state, rule }) => [action, [state, rule?.id]]));
    expect(states.get('PASSWORD')).toEqual(['met', undefined]);
    expect(states.get('JWT_BEARER')).toEqual(['left-out', 'no-jwt-bearer']);
    expect(states.get('BAD_REQUEST')).toEqual(['missing', undefined]);
  });

  it('leaves out only what cannot happen in any service that was called', () => {
    const answers = some.slice(0, 1);
    const first: ServiceCoverage = { serviceId: 1, ruledOut: ['no-ciba', 'no-jwt-bearer'], answers };
    const second: ServiceCoverage = { serviceId: 2, ruledOut: ['no-jwt-bearer'], answers };
    const leftOutOf = (...services: ServiceCoverage[]) =>
      summaryOf(coverageOf([], services), contract, 'called')
        .operations[0]?.actions.filter(({ state }) => state === 'left-out')
        .map(({ action }) => action);
    expect(leftOutOf(first, second)).toEqual(['JWT_BEARER']);
    // What says nothing changes nothing.
    expect(leftOutOf(first, second, { serviceId: 'none', answers })).toEqual(['JWT_BEARER']);
    expect(leftOutOf(first, second, { serviceId: 3, ruledOut: [], answers })).toEqual([]);
  });

  it.each([
    [0, 0, 100],
    [0, 9, 0],
    [199, 200, 99],
    [200, 200, 100],
  ])('%d of %d are %d %%', (met, total, percent) => {
    expect(percentOf({ met, total })).toBe(percent);
  });

  it.each([
    [undefined, true],
    [33, true],
    [33.4, false],
    [100, false],
  ])('of 3 of 9 passes with %s: %s', async (failUnder, passed) => {
    expect((await someReport(failUnder)).passed).toBe(passed);
  });

  it('fails if a percentage is required and nothing was called', async () => {
    expect((await someReport(0, [])).passed).toBe(false);
    expect((await someReport(undefined, [])).passed).toBe(true);
  });
});
