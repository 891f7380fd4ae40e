import { isObject } from '../../json.js';
import { isArray, type JsonObject } from '../../spec/json.js';
import { type CheckResult, check } from '../check.js';

/** Timestamps in Authlete's own members are in milliseconds since the epoch. */
const milliseconds = /(ExpiresAt|^expiresAt|^createdAt|^modifiedAt|UpdatedAt|RefreshedAt)$/;
/** Durations are in seconds, and so is the authentication time (OpenID Connect Core, section 2). */
const seconds = /^(authTime|expiresIn|.*Duration|duration|.*MaxAge|maxAge|.*[iI]nterval|requestedExpiry)$/;
/** Members that clients read are in seconds (RFC 6749, 7519, 7591, 7662 and OpenID Connect). */
const secondsOfClients =
  /^(exp|iat|nbf|auth_time|expires_in|updated_at|client_id_issued_at|client_secret_expires_at)$/;

/**
 * The year 2001 in milliseconds, which is the year 33658 in seconds. Smaller values are not plausible as
 * milliseconds.
 */
const earliestMilliseconds = 978_307_200_000;
const earliestSeconds = earliestMilliseconds / 1000;
/** The year 9999, which the service uses for "never". */
const latestSeconds = 253_402_300_800;

export default check({
  id: 'time-units',
  severity: 'error',
  about:
    'Timestamps are in milliseconds since the epoch. Durations, authTime and all values that clients read are in seconds.',
  why: 'A factor of 1000 gives tokens that never expire, or that expire before they are used.',
  *run({ answer, sent, exchange, contentValues }) {
    if (hasWrongUnit(answer)) yield* wrongUnits(answer, '/response');
    if (answer !== undefined && exchange.at !== undefined) yield* wrongDurations(answer, exchange.at);
    if (hasWrongUnit(sent)) yield* wrongUnits(sent, '/request');
    for (const [name, value] of contentValues() ?? [])
      if (Number(value) >= latestSeconds && secondsOfClients.test(name))
        yield found('milliseconds', `${name} in responseContent`, '/response/responseContent', value);
  },
});

const looksLikeSeconds = (name: string, value: number): boolean =>
  value >= earliestSeconds && value < earliestMilliseconds && milliseconds.test(name);
const looksLikeMilliseconds = (name: string, value: number): boolean =>
  value >= latestSeconds && seconds.test(name);

/** Whether there is any finding. Nearly all bodies have none, so answer quickly, without allocations. */
function hasWrongUnit(value: unknown): boolean {
  if (isArray(value)) return value.some(hasWrongUnit);
  if (!isObject(value)) return false;
  for (const name in value) {
    const member = value[name];
    if (typeof member === 'number') {
      if (looksLikeSeconds(name, member) || looksLikeMilliseconds(name, member)) return true;
    } else if (typeof member === 'object' && hasWrongUnit(member)) return true;
  }
  return false;
}

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

/** Timestamps, and the durations that lead to them from now. */
const fromNow = [
  ['accessTokenExpiresAt', 'accessTokenDuration'],
  ['refreshTokenExpiresAt', 'refreshTokenDuration'],
  ['expiresAt', 'expiresIn'],
] as const;

function* wrongDurations(answer: JsonObject, now: number): Iterable<CheckResult> {
  for (const [moment, name] of fromNow) {
    const duration = answer[name];
    if (typeof duration !== 'number' || duration < 1000) continue;
    const left = (Number(answer[moment]) - now) / 1000;
    // Clocks differ, and a token may have been in use for a while, but neither explains a factor of a
    // thousand.
    if (duration > 500 * left && duration < 2000 * left)
      yield found('milliseconds', name, `/response/${name}`, String(duration));
  }
}

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
