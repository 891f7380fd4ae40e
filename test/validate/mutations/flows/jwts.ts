import type { JwtKind } from '../../../../src/facts/jwts.js';
import type { UnknownRecord } from '../../../../src/json.js';
import { loadContract } from '../../../../src/spec/contract.js';
import { bodyOf, type HttpExchange } from '../../../../src/validate/exchange.js';
import type { IssuedJwt } from '../../../../src/validate/jwts/issued.js';
import type { RecordingMutant } from '../recording-mutators.js';
import { subjectsOf } from '../trial.js';
import type { Flows } from './mutator.js';

const contract = loadContract();

/** A JWT in an exchange of a flow. */
interface Found {
  readonly flow: string;
  readonly recording: readonly HttpExchange[];
  readonly at: number;
  readonly jwt: IssuedJwt;
}

/** The JWTs of a kind in all flows. */
function* jwtsIn(valid: Flows, kinds: readonly JwtKind[]): Iterable<Found> {
  for (const [flow, recording] of Object.entries(valid))
    for (const [at, subject] of subjectsOf(contract, recording).entries())
      for (const jwt of subject.jwts)
        if (jwt.form === 'signed' && kinds.includes(jwt.kind)) yield { flow, recording, at, jwt };
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Header and claims of a JWT; what is undefined is left out. */
export interface Forged {
  readonly header?: UnknownRecord;
  readonly claims?: UnknownRecord;
  /** The whole JWT, instead of header and claims. */
  readonly jwt?: string;
}

/** The exchange with another JWT in each place that has this one. */
export function withJwt(exchange: HttpExchange, jwt: IssuedJwt, forged: Forged): HttpExchange {
  const { header = jwt.header, claims = jwt.claims } = forged;
  const signature = jwt.jwt.split('.')[2] ?? '';
  const next = forged.jwt ?? `${encoded(header)}.${encoded(claims)}.${signature}`;
  const { response } = exchange;
  if (response.kind !== 'json') return exchange;
  return { ...exchange, response: bodyOf(JSON.stringify(response.value).replaceAll(jwt.jwt, next)) };
}

/** Breaks the JWTs of some kinds, each way once for each operation that makes one. */
export const brokenJwts = (
  kinds: readonly JwtKind[],
  breaks: (jwt: IssuedJwt) => Iterable<readonly [what: string, forged: Forged]>,
) =>
  function* (valid: Flows): Iterable<RecordingMutant> {
    const done = new Set<string>();
    for (const { flow, recording, at, jwt } of jwtsIn(valid, kinds)) {
      const exchange = recording[at];
      if (exchange === undefined) continue;
      for (const [what, forged] of breaks(jwt)) {
        const broken = `${jwt.kind} of ${exchange.target.replace(/^\/api\/\d+/, '')} ${what}`;
        if (done.has(broken)) continue;
        done.add(broken);
        yield {
          what: `${flow}: ${broken}`,
          exchanges: recording.with(at, withJwt(exchange, jwt, forged)),
        };
      }
    }
  };

/** The JWT with other claims. Those that are undefined are left out. */
export const claiming = (jwt: IssuedJwt, changes: UnknownRecord): Forged => ({
  claims: Object.fromEntries(
    Object.entries({ ...jwt.claims, ...changes }).filter(([, value]) => value !== undefined),
  ),
});
