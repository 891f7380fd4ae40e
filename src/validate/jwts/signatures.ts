import type { JWK } from 'jose';
import { signedBy } from '../../mock/jose/signed-by.js';
import jwtSignature from '../checks/jwt-signature.js';
import type { Traces } from '../traces.js';
import type { Finding, Verdict } from '../verdict.js';
import { headerIn } from './header.js';
import type { SignedJwt } from './signed.js';

interface Waiting {
  readonly serviceId: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly signed: SignedJwt;
}

/** What was found about the JWTs of an exchange. */
export interface Verification {
  readonly findings: readonly Finding[];
  /** Why a signature could not be verified. */
  readonly unverifiable: readonly string[];
}

/** The results for the JWTs of an exchange, and for earlier JWTs that can be verified only now. */
export interface SignatureFindings {
  readonly own: Verification;
  readonly earlier: ReadonlyMap<Verdict, Verification>;
}

interface Known {
  readonly key: JWK;
  readonly source: string;
}

/** `unknown key`: the key may still come. */
type SignatureVerdict = 'good' | 'wrong' | 'unknown key' | { readonly unverifiable: string };

/** The maximum number of JWTs that wait for the JWK Set of their service. Further ones are not verified. */
const mostWaiting = 1000;
const mostKeys = 100;

/**
 * Verifies the JWTs of a recording with the JWK Sets anywhere in it. The keys of another source can only confirm a
 * signature, because it may be of another environment with the same service ID.
 */
export class JwtSignatures {
  readonly #keys = new Map<string, readonly Known[]>();
  #waiting: Waiting[] = [];

  /** @param verdict the verdict to amend later, if JWTs of this exchange have to wait */
  see(traces: Traces, verdict: Verdict): SignatureFindings | Promise<SignatureFindings> {
    const { serviceId, keys, signed } = traces;
    if (keys.length > 0 || this.#keysOf(serviceId).length > 0) return this.#verify(traces, verdict);
    for (const one of signed) this.#wait(one, serviceId, verdict);
    return none;
  }

  async #verify({ serviceId, keys, signed }: Traces, verdict: Verdict): Promise<SignatureFindings> {
    const { source } = verdict.place;
    const known = keys.filter(isComplete).map((key): Known => ({ key, source }));
    if (known.length > 0) this.#keys.set(serviceId, [...this.#keysOf(serviceId), ...known].slice(-mostKeys));
    const earlier = known.length > 0 ? await this.#verifyWaiting() : new Map<Verdict, Verification>();
    let own: Verification = nothing;
    for (const one of signed) {
      const outcome = await verify(one.jwt, source, this.#keysOf(serviceId));
      own = together(own, verification(one, outcome));
      if (outcome === 'unknown key') this.#wait(one, serviceId, verdict);
    }
    return { own, earlier };
  }

  /** Remembers a JWT whose key may still come. */
  #wait(signed: SignedJwt, serviceId: string, verdict: Verdict): void {
    const { source } = verdict.place;
    if (this.#waiting.length < mostWaiting) this.#waiting.push({ serviceId, source, verdict, signed });
  }

  /**
   * Returns the findings for JWTs whose key never appeared, if their source has a JWK Set of their service.
   */
  end(): Map<Verdict, Verification> {
    const found = new Map<Verdict, Verification>();
    for (const waiting of this.#waiting) {
      if (this.#keysOf(waiting.serviceId).some(({ source }) => source === waiting.source))
        add(found, waiting.verdict, {
          ...nothing,
          findings: [finding(waiting.signed, 'No key of the JWK sets in the traffic verifies the JWT.')],
        });
    }
    this.#waiting = [];
    return found;
  }

  #keysOf(serviceId: string): readonly Known[] {
    return this.#keys.get(serviceId) ?? [];
  }

  async #verifyWaiting(): Promise<Map<Verdict, Verification>> {
    const found = new Map<Verdict, Verification>();
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const { signed, source, serviceId, verdict } = waiting;
      const outcome = await verify(signed.jwt, source, this.#keysOf(serviceId));
      if (outcome === 'unknown key') left.push(waiting);
      else add(found, verdict, verification(signed, outcome));
    }
    this.#waiting = left;
    return found;
  }
}

const nothing: Verification = { findings: [], unverifiable: [] };
const none: SignatureFindings = { own: nothing, earlier: new Map() };

const together = (one: Verification, other: Verification): Verification => ({
  findings: [...one.findings, ...other.findings],
  unverifiable: [...one.unverifiable, ...other.unverifiable],
});

function add(found: Map<Verdict, Verification>, verdict: Verdict, more: Verification): void {
  if (more.findings.length + more.unverifiable.length > 0)
    found.set(verdict, together(found.get(verdict) ?? nothing, more));
}

function verification(signed: SignedJwt, outcome: SignatureVerdict): Verification {
  if (outcome === 'wrong')
    return { ...nothing, findings: [finding(signed, 'The signature of the JWT is invalid.')] };
  return typeof outcome === 'string' ? nothing : { ...nothing, unverifiable: [outcome.unverifiable] };
}

const finding = ({ pointer }: SignedJwt, message: string): Finding => ({
  check: jwtSignature.id,
  severity: jwtSignature.severity,
  message,
  pointer,
  expected: 'a signature of the service',
});

/** Recordings contain placeholders instead of the values of a key. */
const isComplete = ({ n, x, y }: JWK): boolean =>
  [n, x, y].every((value) => value === undefined || /^[\w-]+$/.test(value));

async function verify(jwt: string, source: string, known: readonly Known[]): Promise<SignatureVerdict> {
  if (known.length === 0) return 'unknown key';
  const { alg, kid } = headerIn(jwt) ?? {};
  const candidates = known.filter(({ key }) => kid === undefined || key.kid === undefined || key.kid === kid);
  let outcome: SignatureVerdict = 'unknown key';
  for (const { key, source: place } of candidates) {
    const checked = await signedBy(jwt, key, String(alg));
    if (checked === 'valid') return 'good';
    if (place !== source || typeof outcome === 'object') continue;
    // A key of another type cannot have signed it.
    outcome = checked === 'unusable-key' && isOfType(key, String(alg)) ? unusable(key, String(alg)) : 'wrong';
  }
  return outcome;
}

/** The key types of the algorithms (RFC 7518, section 3.1; RFC 8037; RFC 8812). */
const keyTypes: Readonly<Record<string, string>> = { RS: 'RSA', PS: 'RSA', ES: 'EC', Ed: 'OKP' };

const isOfType = ({ kty }: JWK, alg: string): boolean => keyTypes[alg.slice(0, 2)] === kty;

/** RFC 7518, section 3.3 requires 2,048 bits; libraries refuse less. */
function unusable({ kid, n = '', kty }: JWK, alg: string): SignatureVerdict {
  const bits = Buffer.from(n, 'base64url').length * 8;
  const why =
    kty === 'RSA' && bits < 2048
      ? `it has ${bits.toLocaleString('en')} bits, and ${alg} requires 2,048`
      : `it does not fit ${alg}, or is not supported here`;
  return { unverifiable: `The JWK ${kid ?? 'of the service'} cannot verify the JWT: ${why}.` };
}
