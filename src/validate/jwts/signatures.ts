import type { JWK } from 'jose';
import { signedBy } from '../../mock/jose/signed-by.js';
import jwtSignature from '../checks/jwt-signature.js';
import type { Traces } from '../traces.js';
import type { Finding, Verdict } from '../verdict.js';
import { headerOf, type SignedJwt } from './signed.js';

interface Waiting {
  readonly serviceId: string;
  readonly verdict: Verdict;
  readonly signed: SignedJwt;
}

/** The findings for the JWTs of an exchange, and for earlier JWTs that can be verified only now. */
export interface SignatureFindings {
  readonly own: readonly Finding[];
  readonly earlier: ReadonlyMap<Verdict, Finding[]>;
}

/** The maximum number of JWTs that wait for the JWK Set of their service. Further ones are not verified. */
const mostWaiting = 1000;
const mostKeys = 100;

/** Verifies the JWTs of a recording with the JWK Sets anywhere in it. */
export class JwtSignatures {
  readonly #keys = new Map<string, readonly JWK[]>();
  #waiting: Waiting[] = [];

  /** @param verdict the verdict to amend later, if JWTs of this exchange have to wait */
  async see({ serviceId, keys, signed }: Traces, verdict: Verdict): Promise<SignatureFindings> {
    if (keys.length > 0)
      this.#keys.set(serviceId, [...(this.#keys.get(serviceId) ?? []), ...keys].slice(-mostKeys));
    const earlier = keys.length > 0 ? await this.#verifyWaiting() : new Map<Verdict, Finding[]>();
    const own: Finding[] = [];
    for (const one of signed) {
      const outcome = await verify(one.jwt, this.#keys.get(serviceId) ?? []);
      if (outcome === 'wrong') own.push(finding(one, 'The signature of the JWT is invalid.'));
      if (outcome === 'unknown key' && this.#waiting.length < mostWaiting)
        this.#waiting.push({ serviceId, verdict, signed: one });
    }
    return { own, earlier };
  }

  /**
   * Returns the findings for JWTs whose key never appeared, if the traffic has a JWK Set of their service.
   */
  end(): Map<Verdict, Finding[]> {
    const found = new Map<Verdict, Finding[]>();
    for (const waiting of this.#waiting) {
      if (this.#keys.has(waiting.serviceId))
        add(found, waiting, 'No key of the JWK sets in the traffic verifies the JWT.');
    }
    this.#waiting = [];
    return found;
  }

  async #verifyWaiting(): Promise<Map<Verdict, Finding[]>> {
    const found = new Map<Verdict, Finding[]>();
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const outcome = await verify(waiting.signed.jwt, this.#keys.get(waiting.serviceId) ?? []);
      if (outcome === 'wrong') add(found, waiting, 'The signature of the JWT is invalid.');
      if (outcome === 'unknown key') left.push(waiting);
    }
    this.#waiting = left;
    return found;
  }
}

function add(found: Map<Verdict, Finding[]>, { verdict, signed }: Waiting, message: string): void {
  found.set(verdict, [...(found.get(verdict) ?? []), finding(signed, message)]);
}

const finding = ({ pointer }: SignedJwt, message: string): Finding => ({
  check: jwtSignature.id,
  severity: jwtSignature.severity,
  message,
  pointer,
  expected: 'a signature of the service',
});

async function verify(jwt: string, keys: readonly JWK[]): Promise<'good' | 'wrong' | 'unknown key'> {
  if (keys.length === 0) return 'unknown key';
  const { alg, kid } = headerOf(jwt);
  const candidates = keys.filter((key) => kid === undefined || key.kid === undefined || key.kid === kid);
  if (candidates.length === 0) return 'unknown key';
  for (const key of candidates) {
    if ((await signedBy(jwt, key, String(alg))) === 'valid') return 'good';
  }
  return 'wrong';
}
