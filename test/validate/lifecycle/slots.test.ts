import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Slots } from '../../../src/validate/lifecycle/slots.js';

const key = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const row = fc.record({ key, narrow: fc.nat({ max: 2 ** 32 - 1 }), wide: fc.maxSafeNat() });

test('keeps the numbers of each key in their columns', () => {
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (one) => one.key, maxLength: 8 }), (rows) => {
      const slots = new Slots();
      const [narrow, wide, last] = [slots.column(), slots.wideColumn(), slots.column()];
      for (const one of rows) {
        const slot = slots.take(one.key);
        narrow.set(slot, one.narrow);
        wide.set(slot, one.wide);
      }
      for (const one of rows) {
        const slot = slots.find(one.key) ?? -1;
        expect([narrow.get(slot), wide.get(slot), last.get(slot)]).toEqual([one.narrow, one.wide, 0]);
        expect(narrow.values()[slot]).toBe(one.narrow);
      }
    }),
  );
});
