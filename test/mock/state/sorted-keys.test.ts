import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedKeys } from '../../../src/mock/state/sorted-keys.js';

const number = (value: number): string => String(value).padStart(6, '0');

function filled(values: Iterable<number>): SortedKeys {
  const keys = new SortedKeys();
  for (const value of values) keys.add(number(value));
  return keys;
}

describe('sorted keys', () => {
  it('are sorted, in whatever order they are added', () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 5000);
    const all = { prefix: '', start: 0, end: Number.POSITIVE_INFINITY };
    const sorted = [...values].sort((one, other) => one - other).map(number);
    expect(filled(values).slice(all)).toEqual(sorted);
    expect(filled([...values].sort((one, other) => one - other)).slice(all)).toEqual(sorted);
    expect(filled([...values].sort((one, other) => other - one)).slice(all)).toEqual(sorted);
  });

  it('are found by position, and counted by prefix', () => {
    const keys = filled(Array.from({ length: 10_000 }, (_, index) => index));
    expect(keys.slice({ prefix: '', start: 4321, end: 4323 })).toEqual(['004321', '004322']);
    expect(keys.slice({ prefix: '0012', start: 98, end: 200 })).toEqual(['001298', '001299']);
    expect(keys.count('0012')).toBe(100);
    expect(keys.count('')).toBe(10_000);
    expect(keys.count('x')).toBe(0);
  });

  it('do what a sorted set does', () => {
    const key = fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', '/', 'é') });
    const change = fc.record({ key, remove: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), key, fc.nat(5), (changes, prefix, start) => {
        const keys = new SortedKeys();
        const model = new Set<string>();
        for (const { key, remove } of changes) {
          if (remove) {
            keys.remove(key);
            model.delete(key);
          } else {
            keys.add(key);
            model.add(key);
          }
        }
        const expected = [...model].filter((one) => one.startsWith(prefix)).sort();
        expect(keys.count(prefix)).toBe(expected.length);
        const range = { prefix, start, end: start + 3 };
        expect(keys.slice(range)).toEqual(expected.slice(start, start + 3));
      }),
    );
  });

  it('can all be removed', () => {
    const keys = filled(Array.from({ length: 3000 }, (_, index) => index));
    for (let value = 2999; value >= 0; value -= 1) keys.remove(number(value));
    keys.remove('nothing');
    expect(keys.count('')).toBe(0);
    keys.add('a');
    expect(keys.slice({ prefix: '', start: 0, end: 9 })).toEqual(['a']);
  });
});
