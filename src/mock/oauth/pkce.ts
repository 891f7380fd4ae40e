import { createHash } from 'node:crypto';
import type { CodeChallengeMethod } from '../../domain/records.js';
import { refuse } from '../failure.js';
import type { Rule } from './check.js';
import { includesCode, responseTypeOf } from './response-type.js';

/** RFC 7636, section 4.1: 43 to 128 unreserved characters. */
export const isCodeVerifier = (value: string): boolean => /^[A-Za-z0-9._~-]{43,128}$/.test(value);

/** RFC 7636, section 4.6: whether the verifier matches the challenge. */
export function matchesChallenge(verifier: string, challenge: string, method: CodeChallengeMethod): boolean {
  return (
    challenge === (method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'))
  );
}

/** RFC 7636, section 4.3: the code challenge and its method, with `pkceRequired` and `pkceS256Required`. */
export const codeChallengeIsValid: Rule = (attempt) => {
  const { parameters, settings, client } = attempt;
  if (!includesCode(responseTypeOf(attempt))) return undefined;
  const challenge = parameters.get('code_challenge');
  if (challenge === undefined)
    return settings.pkceRequired || client.pkceRequired ? refuse('A124301') : undefined;
  if (challenge === '') return refuse('A124302');
  if (parameters.isRepeated('code_challenge')) return refuse('A124303');
  if (!isCodeVerifier(challenge)) return refuse('A124304');
  if (parameters.isRepeated('code_challenge_method')) return refuse('A124305');

  const method = parameters.text('code_challenge_method');
  if (method !== undefined && method !== 'plain' && method !== 'S256') return refuse('A124306');
  if (!settings.pkceS256Required && !client.pkceS256Required) return undefined;
  if (method === undefined) return refuse('A124307');
  return method === 'plain' ? refuse('A124308') : undefined;
};
