import { check, type Found } from '../check.js';

/** Moments of Authlete's own members are milliseconds since the epoch. */
const milliseconds = /(ExpiresAt|^expiresAt|^createdAt|^modifiedAt|UpdatedAt|RefreshedAt)$/;
/** Durations are seconds, and so is the time of authentication (OpenID Connect Core, section 2). */
const seconds = /^(authTime|expiresIn|.*Duration|maxAge|interval|challengeTtl)$/;

/** The year 2001 in milliseconds is the year 33658 in seconds: what lies between is plausible as neither. */
const earliestMilliseconds = 978_307_200_000;
/** The year 9999 is how the service says never. */
const latestSeconds = 253_402_300_800;

export default check({
  id: 'time-units',
  severity: 'error',
  about: 'Moments are milliseconds since the epoch, durations and authTime are seconds.',
  why: 'A factor of a thousand: tokens that never expire, or that have expired before they are used.',
  *run({ answer }) {
    for (const name in answer) {
      const value = answer[name];
      if (typeof value !== 'number' || value <= 0) continue;
      if (value < earliestMilliseconds && milliseconds.test(name))
        yield mistaken(name, value, 'milliseconds');
      if (value >= latestSeconds && seconds.test(name)) yield mistaken(name, value, 'seconds');
    }
  },
});

const mistaken = (name: string, value: number, expected: 'seconds' | 'milliseconds'): Found => ({
  message: `${name} looks like ${expected === 'seconds' ? 'milliseconds' : 'seconds'}.`,
  pointer: `/response/${name}`,
  expected,
  got: String(value),
});
