import { refuse } from '../../failure.js';
import type { AuthorizationAttempt } from '../attempt.js';
import type { Rule } from '../check.js';
import { redirectUriOf } from '../redirect-uri.js';
import { responseModeOf } from '../response-mode.js';
import { includesIdToken, responseTypeOf, responseTypeText } from '../response-type.js';
import { isOpenid } from '../scope.js';
import { FapiModes } from './modes.js';

/** The signature algorithms of FAPI 1 (Advanced, section 8.6) and FAPI 2 (Security Profile, section 5.4). */
export const isFapiAlgorithm = (alg: string | undefined): boolean =>
  alg === 'PS256' || alg === 'ES256' || alg === 'EdDSA';

const modesOf = (attempt: AuthorizationAttempt): FapiModes =>
  new FapiModes(attempt.settings, attempt.client, attempt.scopes);

/** FAPI 1 Baseline, section 5.2.2: the request must contain its redirect URI, which must use TLS. */
export const fapiRedirectUriUsesTls: Rule = (attempt) => {
  if (!modesOf(attempt).any) return undefined;
  if (attempt.parameters.text('redirect_uri') === undefined) return refuse('A150307');
  return redirectUriOf(attempt).startsWith('https:') ? undefined : refuse('A150323');
};

/** FAPI 1 Advanced, section 5.2.2; FAPI 2 Security Profile, section 5.3.2.1: clients must be confidential. */
export const fapiClientIsConfidential: Rule = (attempt) =>
  modesOf(attempt).high && attempt.client.clientType !== 'CONFIDENTIAL' ? refuse('A150367') : undefined;

/** FAPI 2 Security Profile, section 5.3.2.2: requests must be pushed. */
export const fapiRequestIsPushed: Rule = (attempt) =>
  modesOf(attempt).fapi2 && attempt.origin?.pushed !== true ? refuse('A294308') : undefined;

/** FAPI 1 Advanced, section 5.2.2; FAPI 2 Security Profile, section 5.3.2.2. */
export const fapiResponseTypeIsAllowed: Rule = (attempt) => {
  const modes = modesOf(attempt);
  if (!modes.high) return undefined;
  const type = responseTypeOf(attempt);
  const advanced =
    !modes.fapi2 && (type === 'CODE_ID_TOKEN' || (type === 'CODE' && responseModeOf(attempt).jwt));
  const allowed = modes.fapi2 ? type === 'CODE' : advanced;
  return allowed ? undefined : refuse('A150312', { responseType: responseTypeText(type) });
};

/** FAPI 1 Baseline, sections 5.2.2.2 and 5.2.2.3: a nonce is required with openid, a state without it. */
export const fapiRequestIsBound: Rule = (attempt) => {
  const { parameters } = attempt;
  if (!modesOf(attempt).fapi1) return undefined;
  if (isOpenid(attempt)) return parameters.text('nonce') === undefined ? refuse('A150314') : undefined;
  return parameters.text('state') === undefined ? refuse('A150313') : undefined;
};

/** FAPI 1 Baseline, section 5.2.2; Advanced, section 5.2.2 (with PAR); FAPI 2, section 5.3.2.2: PKCE with S256. */
export const fapiChallengeIsS256: Rule = (attempt) => {
  const modes = modesOf(attempt);
  const needed =
    modes.fapi2 || (modes.fapi1 && (!modes.has('FAPI1_ADVANCED') || attempt.origin?.pushed === true));
  if (!needed) return undefined;
  const { parameters } = attempt;
  if (parameters.text('code_challenge') === undefined) return refuse('A150315');
  return parameters.get('code_challenge_method') === 'S256' ? undefined : refuse('A150316');
};

/** FAPI 2 Message Signing, section 5.4: responses must be signed. */
export const fapiResponseIsJwt: Rule = (attempt) =>
  modesOf(attempt).has('FAPI2_MESSAGE_SIGNING_AUTH_RES') && !responseModeOf(attempt).jwt
    ? refuse('A309301')
    : undefined;

/** FAPI 1 Advanced, sections 8.6 and 8.6.1; FAPI 2 Security Profile, section 5.4: the algorithms of JWT responses. */
export const fapiResponseAlgorithmIsAllowed: Rule = (attempt) => {
  const { authorizationSignAlg, authorizationEncryptionAlg } = attempt.client;
  if (!modesOf(attempt).high || !responseModeOf(attempt).jwt) return undefined;
  if (!isFapiAlgorithm(authorizationSignAlg)) return refuse('A150322', { alg: authorizationSignAlg });
  return authorizationEncryptionAlg === 'RSA1_5' ? refuse('A150380') : undefined;
};

/** FAPI 1 Advanced, sections 8.6 and 8.6.1: the signing and encryption algorithms of ID tokens. */
export const fapiIdTokenAlgorithmIsAllowed: Rule = (attempt) => {
  const { idTokenSignAlg, idTokenEncryptionAlg } = attempt.client;
  if (!modesOf(attempt).high || !(isOpenid(attempt) || includesIdToken(responseTypeOf(attempt))))
    return undefined;
  if (!isFapiAlgorithm(idTokenSignAlg)) return refuse('A151301', { alg: idTokenSignAlg });
  return idTokenEncryptionAlg === 'RSA1_5' ? refuse('A151302') : undefined;
};
