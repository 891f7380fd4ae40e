import type { ResponseMode } from '../../domain/authorization-request.js';
import type { ClientRecord } from '../../domain/records.js';
import { refuse } from '../failure.js';
import { isSymmetric, isSymmetricEncryption, jweName } from '../jose/algorithms.js';
import type { AuthorizationAttempt } from './attempt.js';
import type { Rule } from './check.js';
import { includesIdToken, includesToken, responseTypeOf, responseTypeText } from './response-type.js';

/**
 * Returns the requested response mode, else the default of the response type (OAuth 2.0 Multiple Response Type
 * Encoding Practices, section 2.1; JARM, section 2.3).
 */
export function responseModeOf(attempt: AuthorizationAttempt): ResponseMode {
  const requested = attempt.parameters.text('response_mode');
  const type = responseTypeOf(attempt);
  const byDefault = includesToken(type) || includesIdToken(type) ? 'fragment' : 'query';
  const [carrier, suffix] = (requested ?? byDefault).split('.');
  switch (carrier) {
    case 'query':
    case 'fragment':
    case 'form_post':
      return { carrier, jwt: suffix === 'jwt' };
    default:
      return { carrier: byDefault, jwt: carrier === 'jwt' };
  }
}

const known = ['query', 'fragment', 'form_post', 'query.jwt', 'fragment.jwt', 'form_post.jwt', 'jwt'];

export const responseModeIsAllowed: Rule = (attempt) => {
  const { parameters, client } = attempt;
  const requested = parameters.text('response_mode');
  if (parameters.isRepeated('response_mode')) return refuse('A012302');
  if (requested === undefined) return undefined;
  if (!known.includes(requested) || !clientUses(client, requested)) return refuse('A012303');

  const type = responseTypeOf(attempt);
  const inFront = includesToken(type) || includesIdToken(type);
  const responseType = responseTypeText(type);
  if (requested === 'query' && inFront) return refuse('A012304', { responseType });
  const { carrier, jwt } = responseModeOf(attempt);
  if (!jwt) return undefined;
  const encrypted = client.authorizationEncryptionAlg !== undefined;
  if (carrier === 'query' && inFront && !encrypted) return refuse('A012309', { responseType });
  return responseCanBeSigned(client);
};

/** JARM, section 3: authorization_signed_response_alg. */
function responseCanBeSigned({
  authorizationSignAlg: alg,
  authorizationEncryptionAlg,
  clientType,
}: ClientRecord) {
  if (alg === undefined) return refuse('A012305');
  if (alg === 'NONE') return refuse('A012306');
  const isPublic = clientType !== 'CONFIDENTIAL';
  if (isPublic && isSymmetric(alg)) return refuse('A012307');
  const encryption = authorizationEncryptionAlg && jweName(authorizationEncryptionAlg);
  return isPublic && isSymmetricEncryption(encryption) ? refuse('A012308') : undefined;
}

/** A client may use the modes in its `responseModes`; all if unset. */
function clientUses({ responseModes }: ClientRecord, requested: string): boolean {
  const name = requested.replace('.', '_').toUpperCase();
  return responseModes === undefined || responseModes.some((mode) => mode === name);
}
