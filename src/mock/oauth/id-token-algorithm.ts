import { refuse } from '../failure.js';
import type { Rule } from './attempt.js';
import { isOpenid } from './scope.js';

/** OpenID Connect Core, section 10.1: a symmetric signature takes a client secret, which public clients lack. */
export const idTokenAlgorithmFitsClient: Rule = (attempt) => {
  const { clientType, idTokenSignAlg: alg } = attempt.client;
  const symmetric = alg?.startsWith('HS') === true;
  return symmetric && clientType !== 'CONFIDENTIAL' && isOpenid(attempt)
    ? refuse('A406301', { alg })
    : undefined;
};
