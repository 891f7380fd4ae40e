import { compactVerify, importJWK, type JWK } from 'jose';
import jwtSignature from '../checks/jwt-signature.js';
import type { Traces } from '../traces.js';
import type { Finding, Verdict } from '../verdict.js';
import { headerOf, type SignedJwt } from './signed.js';

interface Waiting {
  readonly serviceId: string;
  readonly verdict: Verdict;
  readonly signed: SignedJwt;
}

/** How many JWTs wait for the JWK set of their service; those beyond are not verified. */
const mostWaiting = 1000;
const mostKeys = 100;

/** Verifies the JWTs of a recording with the JWK sets in it, wherever these stand. */
export class JwtSignatures {
  readonly #keys = new Map<string, readonly JWK[]>();
  #waiting: Waiting[] = [];

  /** What is wrong with the JWTs of an exchange, or with earlier ones that only now can be verified. */
  async see({ serviceId, keys, signed }: Traces, verdict: Verdict): Promise<Map<Verdict, Finding[]>> {
    if (keys.length > 0) {
      this.#keys.set(serviceId, [...(this.#keys.get(serviceId) ?? []), ...keys].slice(-mostKeys));
    }
    for (const one of signed) this.#waiting.push({ serviceId, verdict, signed: one });
    if (this.#waiting.length > mostWaiting) this.#waiting = this.#waiting.slice(-mostWaiting);
    const canVerify = this.#keys.has(serviceId) && (keys.length > 0 || signed.length > 0);
    return canVerify ? this.#verifyWaiting(serviceId) : new Map();
  }

  /** What is wrong with those for which no key came: only where the traffic has a JWK set of the service. */
  end(): Map<Verdict, Finding[]> {
    const found = new Map<Verdict, Finding[]>();
    for (const waiting of this.#waiting) {
      if (this.#keys.has(waiting.serviceId))
        add(found, waiting, 'No key of the JWK sets in the traffic has signed the JWT.');
    }
    this.#waiting = [];
    return found;
  }

  async #verifyWaiting(serviceId: string): Promise<Map<Verdict, Finding[]>> {
    const found = new Map<Verdict, Finding[]>();
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const ours = waiting.serviceId === serviceId;
      const outcome = ours
        ? await verify(waiting.signed.jwt, this.#keys.get(serviceId) ?? [])
        : 'unknown key';
      if (outcome === 'unknown key') left.push(waiting);
      if (outcome === 'wrong') add(found, waiting, 'The signature of the JWT is wrong.');
    }
    this.#waiting = left;
    return found;
  }
}

function add(found: Map<Verdict, Finding[]>, { verdict, signed }: Waiting, message: string): void {
  const { id, severity } = jwtSignature;
  const finding = {
    check: id,
    severity,
    message,
    pointer: signed.pointer,
    expected: 'a signature of the service',
  };
  found.set(verdict, [...(found.get(verdict) ?? []), finding]);
}

async function verify(jwt: string, keys: readonly JWK[]): Promise<'good' | 'wrong' | 'unknown key'> {
  const { alg, kid } = headerOf(jwt);
  const candidates = keys.filter((key) => kid === undefined || key.kid === undefined || key.kid === kid);
  if (candidates.length === 0) return 'unknown key';
  for (const key of candidates) {
    try {
      await compactVerify(jwt, await importJWK(key, String(alg)));
      return 'good';
    } catch {
      // Another key may have signed it.
    }
  }
  return 'wrong';
}
