import type { ClientRecord } from '../../domain/records.js';
import { refuse } from '../failure.js';
import { isSymmetric } from '../jose/algorithms.js';
import type { Rule } from './check.js';
import { isOpenid } from './scope.js';

/** Returns the algorithm of a client's ID tokens; `NONE` if they are not signed. */
export const idTokenAlgorithm = ({ idTokenSignAlg = 'RS256' }: ClientRecord): string => idTokenSignAlg;

/**
 * OpenID Connect Core, section 10.1: symmetric signatures need a client secret, which public clients do not have.
 */
export const idTokenAlgorithmFits = ({ clientType, idTokenSignAlg }: ClientRecord): boolean =>
  clientType === 'CONFIDENTIAL' || !isSymmetric(idTokenSignAlg);

export const idTokenAlgorithmFitsClient: Rule = (attempt) =>
  isOpenid(attempt) && !idTokenAlgorithmFits(attempt.client)
    ? refuse('A406301', { alg: attempt.client.idTokenSignAlg })
    : undefined;
