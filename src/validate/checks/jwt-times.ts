import { jwtFacts } from '../../facts/jwts.js';
import { jwtCheck } from '../check.js';
import type { CheckContext } from '../check-context.js';
import { type IssuedJwt, jwtOperations } from '../jwts/issued.js';

/** NumericDate claims (RFC 7519, section 2; OpenID Connect Core, section 2). */
const times = ['exp', 'iat', 'nbf', 'auth_time'] as const;
type Time = (typeof times)[number];

/** The years 2001 to 9999. A smaller value is a duration, and a larger one is in milliseconds. */
const earliest = 978_307_200;
const latest = 253_402_300_800;

/** In seconds. The service computes all times of a response within this time. */
const aMoment = 60;

export default jwtCheck({
  id: 'jwt-times',
  severity: 'error',
  about:
    'The times in a JWT of the service are in seconds, it expires after it was issued, and it was issued when the response was.',
  why: 'Clients reject a JWT that has expired or is not valid yet, and accept one that expires in 50,000 years forever.',
  operations: jwtOperations,
  run(jwt, subject) {
    const problem = implausible(jwt) ?? disordered(jwt) ?? displaced(jwt, subject);
    if (problem === undefined) return undefined;
    const [claim, rule] = problem;
    return {
      message: `${claim} of the ${jwtFacts(jwt.kind).name} ${rule}.`,
      pointer: jwt.pointer,
      got: String(jwt.claims[claim]),
    };
  },
});

type Problem = readonly [claim: Time, rule: string] | undefined;

const timeIn = ({ claims }: IssuedJwt, name: Time): number | undefined => {
  const value = claims[name];
  return typeof value === 'number' ? value : undefined;
};

function implausible(jwt: IssuedJwt): Problem {
  for (const name of times) {
    const time = timeIn(jwt, name);
    // A client may be allowed to choose auth_time freely, so 0 is not impossible.
    if (time === undefined || (name === 'auth_time' && time < earliest)) continue;
    if (time >= latest) return [name, 'is in milliseconds, not in seconds'];
    if (time < earliest) return [name, 'is a duration, not the seconds since 1970'];
  }
  return undefined;
}

function disordered(jwt: IssuedJwt): Problem {
  const exp = timeIn(jwt, 'exp');
  const iat = timeIn(jwt, 'iat');
  const nbf = timeIn(jwt, 'nbf');
  if (exp !== undefined && iat !== undefined && exp <= iat) return ['exp', 'is not later than iat'];
  if (exp !== undefined && nbf !== undefined && exp <= nbf) return ['exp', 'is not later than nbf'];
  return undefined;
}

/** Compares iat with the times of the access token that is issued in the same response. */
function displaced(jwt: IssuedJwt, { answer }: CheckContext): Problem {
  const iat = timeIn(jwt, 'iat');
  const expiresAt = answer?.['accessTokenExpiresAt'] ?? answer?.['expiresAt'];
  const duration = answer?.['accessTokenDuration'] ?? answer?.['expiresIn'];
  if (iat === undefined || typeof expiresAt !== 'number' || typeof duration !== 'number') return undefined;
  // The check time-units reports a timestamp that is not in milliseconds.
  if (expiresAt < earliest * 1000 || duration <= 0) return undefined;
  // The token may expire earlier than its duration says, if it is linked to its refresh token.
  if (iat < expiresAt / 1000 - duration - aMoment) return ['iat', 'is earlier than the response'];
  if (iat > expiresAt / 1000 + aMoment) return ['iat', 'is later than the end of the access token'];
  return undefined;
}
