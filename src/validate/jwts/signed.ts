import { contentOf } from '../../facts/lookup.js';
import { isAsymmetric } from '../../mock/jose/algorithms.js';
import type { CheckContext } from '../check-context.js';
import { headerIn } from './header.js';

const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const members = ['idToken', 'jwtAccessToken', 'logoutToken'];
const membersOrContent = [...members, 'responseContent'];

/** A JWT signed by the service, and its position in the response. */
export interface SignedJwt {
  readonly jwt: string;
  readonly pointer: string;
}

/** Returns the JWTs of a response that were signed with the service's asymmetric keys. */
export function signedJwts({ answer, operation, action }: CheckContext): SignedJwt[] {
  if (answer === undefined) return [];
  // Federation and credentials use other keys.
  const isJwt = action !== undefined && contentOf(operation.operationId, action) === 'jwt';
  const names = isJwt && operation.operationId.startsWith('auth_') ? membersOrContent : members;
  const found: SignedJwt[] = [];
  for (const name of names) {
    const jwt = answer[name];
    if (typeof jwt !== 'string' || !compact.test(jwt)) continue;
    const alg = headerIn(jwt)?.['alg'];
    if (typeof alg === 'string' && isAsymmetric(alg)) found.push({ jwt, pointer: `/response/${name}` });
  }
  return found;
}
