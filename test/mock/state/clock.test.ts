import { expect, it } from 'vitest';
import { InvalidInputError } from '../../../src/invalid-input-error.js';
import { ServiceClock } from '../../../src/mock/state/clock.js';

/** A source whose time advances at each reading. */
function running(): ServiceClock {
  let now = 0;
  return new ServiceClock({
    now: () => {
      now += 1;
      return now;
    },
  });
}

it('can be frozen at a given time, to the millisecond', () => {
  const clock = running();
  clock.freeze('2030-01-01T00:00:00Z');
  expect([clock.now(), clock.now()]).toEqual([1_893_456_000_000, 1_893_456_000_000]);
  clock.freeze(5);
  expect(clock.now()).toBe(5);
});

it('can be frozen at the current time, and continues from there', () => {
  const clock = running();
  clock.freeze();
  const stood = clock.now();
  clock.unfreeze();
  expect(clock.now()).toBeGreaterThan(stood);
});

it('is unchanged by an invalid time', () => {
  const clock = running();
  expect(() => clock.freeze('tomorrow')).toThrow(InvalidInputError);
  expect(clock.frozen).toBe(false);
});
