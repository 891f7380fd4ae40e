import { contentOf } from '../../facts/lookup.js';
import { isAsymmetric } from '../../mock/jose/algorithms.js';
import type { Subject } from '../subject.js';

const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** A JWT that the service signed, and where the answer has it. */
export interface SignedJwt {
  readonly jwt: string;
  readonly pointer: string;
}

/** The JWTs of an answer that the keys of the service sign: symmetric and unsigned ones are none of these. */
export function signedJwts({ answer, operation, action }: Subject): SignedJwt[] {
  if (answer === undefined) return [];
  const names = ['idToken', 'jwtAccessToken', 'logoutToken'];
  // Federation and credentials have keys of their own.
  const isJwt = action !== undefined && contentOf(operation.operationId, action) === 'jwt';
  if (isJwt && /^auth_/.test(operation.operationId)) names.push('responseContent');
  return names.flatMap((name) => {
    const jwt = answer[name];
    if (typeof jwt !== 'string' || !compact.test(jwt)) return [];
    const alg = headerOf(jwt)['alg'];
    const asymmetric = typeof alg === 'string' && isAsymmetric(alg);
    return asymmetric ? [{ jwt, pointer: `/response/${name}` }] : [];
  });
}

export function headerOf(jwt: string): Readonly<Record<string, unknown>> {
  try {
    const header: unknown = JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString());
    return typeof header === 'object' && header !== null ? { ...header } : {};
  } catch {
    return {};
  }
}
