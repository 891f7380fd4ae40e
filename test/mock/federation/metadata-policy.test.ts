import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../../src/mock/federation/metadata-policy/apply.js';
import { combinePolicies } from '../../../src/mock/federation/metadata-policy/combine.js';

const combine = (...policies: object[]) =>
  combinePolicies(policies.map((scope) => ({ scope: { ...scope } })));

describe('Policies of several superiors, that of the anchor first', () => {
  it.each([
    ['value, twice the same', [{ value: ['a', 'b'] }, { value: ['a', 'b'] }], { value: ['a', 'b'] }],
    ['add: the union', [{ add: ['a'] }, { add: ['b', 'a'] }], { add: ['a', 'b'] }],
    ['default, twice the same', [{ default: 'a' }, { default: 'a' }], { default: 'a' }],
    ['one_of: what both have', [{ one_of: ['a', 'b'] }, { one_of: ['b', 'c'] }], { one_of: ['b'] }],
    ['subset_of: what both have', [{ subset_of: ['a'] }, { subset_of: ['b'] }], { subset_of: [] }],
    ['superset_of: the union', [{ superset_of: ['a'] }, { superset_of: ['b'] }], { superset_of: ['a', 'b'] }],
    ['essential: if one says so', [{ essential: false }, { essential: true }], { essential: true }],
    ['three of them', [{ add: ['a'] }, {}, { essential: true }], { add: ['a'], essential: true }],
    ['an operator that is not known: as if it were not there', [{ value: 'a', regexp: 'x' }], { value: 'a' }],
  ])('%s', (_, policies, expected) => {
    const combined = combine(...policies);
    expect(combined).toEqual({ ok: true, policy: { scope: expected } });
  });

  it.each([
    ['two values', [{ value: 'a' }, { value: 'b' }]],
    ['two defaults', [{ default: 'a' }, { default: 'b' }]],
    ['one_of without anything in common', [{ one_of: ['a'] }, { one_of: ['b'] }]],
    ['a value that lacks what is added', [{ value: ['a'] }, { add: ['b'] }]],
    ['a value that is not one of those', [{ one_of: ['a'] }, { value: 'b' }]],
    ['a value that is no subset', [{ subset_of: ['a'] }, { value: ['a', 'b'] }]],
    ['a value that is no superset', [{ superset_of: ['a', 'b'] }, { value: ['a'] }]],
    ['no value, and essential', [{ essential: true }, { value: null }]],
    ['no value, and a default', [{ default: 'a' }, { value: null }]],
    ['more added than permitted', [{ subset_of: ['a'] }, { add: ['b'] }]],
    ['a superset that is larger than the subset', [{ subset_of: ['a'] }, { superset_of: ['b'] }]],
    ['one_of, and add', [{ one_of: ['a'] }, { add: ['a'] }]],
    ['one_of, and subset_of', [{ one_of: ['a'] }, { subset_of: ['a'] }]],
  ])('contradict: %s', (_, policies) => {
    expect(combine(...policies)).toEqual({ ok: false, defect: expect.stringContaining('scope') });
  });

  it('contradict if one is not a JSON object', () => {
    expect(combinePolicies([{ scope: 'a' }])).toMatchObject({ ok: false });
  });

  it('have the same result as when applied one after the other', () => {
    const [above, below] = [{ subset_of: ['a', 'b', 'c'] }, { subset_of: ['b', 'c', 'd'], essential: true }];
    const combined = combine(above, below);
    const metadata = { scope: 'a b d' };
    expect(combined.ok && applyPolicy(combined.policy, metadata)).toEqual({
      ok: true,
      metadata: { scope: 'b' },
    });
  });
});
