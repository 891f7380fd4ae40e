import { contentOf } from '../../facts/lookup.js';
import { isAsymmetric } from '../../mock/jose/algorithms.js';
import type { CheckContext } from '../check-context.js';

const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** A JWT signed by the service, and its position in the response. */
export interface SignedJwt {
  readonly jwt: string;
  readonly pointer: string;
}

/** Returns the JWTs of a response that were signed with the service's asymmetric keys. */
export function signedJwts({ answer, operation, action }: CheckContext): SignedJwt[] {
  if (answer === undefined) return [];
  const names = ['idToken', 'jwtAccessToken', 'logoutToken'];
  // Federation and credentials use other keys.
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
