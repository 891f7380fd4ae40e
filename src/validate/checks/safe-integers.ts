import { pointerOf } from '../../spec/json.js';
import { isUnsafe } from '../body-scan.js';
import { type CheckResult, check } from '../check.js';
import type { Body, HttpExchange } from '../exchange.js';

export default check({
  id: 'safe-integers',
  severity: 'error',
  about: 'No integer exceeds 2^53, above which JSON numbers lose digits.',
  why: 'JavaScript reads a different number from the one that was sent, such as the ID of another client.',
  run: ({ exchange, requestScan, responseScan }) =>
    requestScan.hasUnsafe || responseScan.hasUnsafe ? unsafeInBoth(exchange) : undefined,
});

function* unsafeInBoth({ request, response }: HttpExchange): Iterable<CheckResult> {
  yield* unsafeIn('request', request);
  yield* unsafeIn('response', response);
}

function* unsafeIn(part: string, body: Body): Iterable<CheckResult> {
  if (body.kind !== 'json') return;
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

function* unsafe(value: unknown, pointer: string): Iterable<[pointer: string, number: number]> {
  if (isUnsafe(value)) yield [pointer, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* unsafe(member, pointer + pointerOf([name]));
}
