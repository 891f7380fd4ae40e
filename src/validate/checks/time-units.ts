import { isObject } from '../../json.js';
import { type CheckResult, check } from '../check.js';
import type { CheckContext } from '../check-context.js';
import { latestSeconds, looksLikeMilliseconds, looksLikeSeconds, timesOfClients } from '../units.js';

export default check({
  id: 'time-units',
  severity: 'error',
  about:
    'Timestamps are in milliseconds since the epoch. Durations, authTime and all values that clients read are in seconds.',
  why: 'A factor of 1000 gives tokens that never expire, or that expire before they are used.',
  run(subject) {
    const { responseScan, requestScan } = subject;
    const isSuspect =
      responseScan.hasWrongUnit || requestScan.hasWrongUnit || wrongDurations(subject).length > 0;
    return isSuspect || hasMilliseconds(subject) ? problems(subject) : undefined;
  },
});

function* problems(subject: CheckContext): Iterable<CheckResult> {
  const { answer, sent, contentValues } = subject;
  yield* wrongUnits(answer, '/response');
  for (const name of wrongDurations(subject))
    yield found('milliseconds', name, `/response/${name}`, String(answer?.[name]));
  yield* wrongUnits(sent, '/request');
  for (const name of timesOfClients) {
    const value = contentValues?.get(name);
    if (Number(value) >= latestSeconds)
      yield found('milliseconds', `${name} in responseContent`, '/response/responseContent', String(value));
  }
}

const hasMilliseconds = ({ contentValues }: CheckContext): boolean =>
  contentValues !== undefined &&
  timesOfClients.some((name) => Number(contentValues.get(name)) >= latestSeconds);

function* wrongUnits(value: unknown, pointer: string): Iterable<CheckResult> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* wrongUnits(item, `${pointer}/${index}`);
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const at = `${pointer}/${name}`;
      if (typeof member === 'object') yield* wrongUnits(member, at);
      if (typeof member !== 'number') continue;
      if (looksLikeSeconds(name, member)) yield found('seconds', name, at, String(member));
      if (looksLikeMilliseconds(name, member)) yield found('milliseconds', name, at, String(member));
    }
  }
}

/** A second. */
const shortestMilliseconds = 1000;

/** Timestamps, and the durations that lead to them from now. */
const fromNow = [
  ['accessTokenExpiresAt', 'accessTokenDuration'],
  ['refreshTokenExpiresAt', 'refreshTokenDuration'],
  ['expiresAt', 'expiresIn'],
] as const;

/** Returns the durations that are in milliseconds, as the timestamps next to them show. */
function wrongDurations({ answer, exchange: { at: now } }: CheckContext): readonly string[] {
  if (answer === undefined || now === undefined) return none;
  let wrong = none;
  for (const [moment, name] of fromNow) {
    const duration = answer[name];
    if (typeof duration !== 'number' || duration < shortestMilliseconds) continue;
    const left = (Number(answer[moment]) - now) / 1000;
    // Clocks differ, and a token may have been in use for a while, but neither explains a factor of a
    // thousand.
    if (duration > 500 * left && duration < 2000 * left) wrong = [...wrong, name];
  }
  return wrong;
}

const none: readonly string[] = [];

const found = (
  looksLike: 'seconds' | 'milliseconds',
  name: string,
  pointer: string,
  got: string,
): CheckResult => ({
  message: `${name} looks like ${looksLike}.`,
  pointer,
  expected: looksLike === 'seconds' ? 'milliseconds' : 'seconds',
  got,
});
