import { isObject } from '../../json.js';
import { isArray, pointerOf } from '../../spec/json.js';
import { type CheckResult, check } from '../check.js';
import type { Body } from '../exchange.js';

export default check({
  id: 'safe-integers',
  severity: 'error',
  about: 'No integer exceeds 2^53, above which JSON numbers lose digits.',
  why: 'JavaScript reads a different number from the one that was sent, such as the ID of another client.',
  *run({ exchange }) {
    yield* unsafeIn('request', exchange.request);
    yield* unsafeIn('response', exchange.response);
  },
});

function* unsafeIn(part: string, body: Body): Iterable<CheckResult> {
  if (body.kind !== 'json' || !hasUnsafe(body.value)) return;
  for (const [pointer, number] of unsafe(body.value, `/${part}`)) {
    const digits = asSent(number, body.text);
    yield {
      message: `The integer ${digits} exceeds 2^53.`,
      pointer,
      expected: `at most ${Number.MAX_SAFE_INTEGER}`,
      got: digits,
    };
  }
}

/** Shows the digits that JSON parsing lost, if the source text is available. */
const asSent = (number: number, text = ''): string =>
  text.match(/-?\d{16,}/g)?.find((digits) => Number(digits) === number) ?? String(number);

const isUnsafe = (value: number): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);

/** Whether there is any finding. Nearly all bodies have none, so answer quickly, without allocations. */
function hasUnsafe(value: unknown): boolean {
  if (typeof value === 'number') return isUnsafe(value);
  if (isArray(value)) return value.some(hasUnsafe);
  if (isObject(value)) for (const name in value) if (hasUnsafe(value[name])) return true;
  return false;
}

function* unsafe(value: unknown, pointer: string): Iterable<[pointer: string, number: number]> {
  if (typeof value === 'number' && isUnsafe(value)) yield [pointer, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* unsafe(member, pointer + pointerOf([name]));
}
