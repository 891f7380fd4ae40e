import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Places } from '../../../src/validate/lifecycle/places.js';

const place = fc.record({
  source: fc.constantFrom('a.har', 'b.ndjson', '12 c', 'c'),
  number: fc.nat({ max: 10_000_000_000 }),
});

test('decodes the places of several sources, in any order', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1 }), (places) => {
      const encoding = new Places();
      const packed = places.map((one) => encoding.numberOf(one));
      expect(packed).not.toContain(0);
      expect(Array.from(Uint32Array.from(packed), (number) => encoding.at(number))).toEqual(places);
      expect(places.map((one) => encoding.numberOf(one))).toEqual(packed);
    }),
  );
});

test('does not know a place that was not encoded', () => {
  expect(new Places().at(0)).toBeUndefined();
  expect(new Places().at(5)).toBeUndefined();
});

test('encodes the places of a large file in 32 bits', () => {
  const places = new Places();
  for (let number = 1; number < 50_000_000; number += 1024) places.numberOf({ source: 'large', number });
  const last = { source: 'large', number: 50_000_000 };
  expect(places.numberOf(last)).toBeLessThan(2 ** 26);
  expect(places.at(places.numberOf(last))).toEqual(last);
});
