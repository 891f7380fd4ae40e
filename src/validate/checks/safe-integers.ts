import { check, type Found } from '../check.js';
import type { Body } from '../exchange.js';

/** Integers of sixteen digits or more, outside of strings as far as a look at the text can tell. */
const long = /[:[,]\s*(-?\d{16,})(?=\s*[,}\]])/g;

export default check({
  id: 'safe-integers',
  severity: 'error',
  about: 'No integer is beyond 2^53, where JSON numbers lose digits.',
  why: 'JavaScript reads another number than was sent: an ID that does not exist, or that of another client.',
  *run({ exchange }) {
    yield* unsafe('request', exchange.request);
    yield* unsafe('response', exchange.response);
  },
});

function* unsafe(part: string, body: Body): Iterable<Found> {
  if (body.kind !== 'json' || body.text === undefined) return;
  for (const [, digits = ''] of body.text.matchAll(long)) {
    if (Number.isSafeInteger(Number(digits))) continue;
    yield {
      message: `The integer ${digits} is beyond 2^53.`,
      pointer: `/${part}`,
      expected: `at most ${Number.MAX_SAFE_INTEGER}`,
      got: digits,
    };
  }
}
