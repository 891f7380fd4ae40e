import { isSecretName } from '../mock/mask.js';
import { userCodePlaceholder } from '../mock/oauth/user-code.js';

/**
 * - `secret`: goes wherever it stands.
 * - `varying`: no secret, but another one in each run, so that a replay has to carry the new one over.
 * - `plain`: stays.
 */
export type Kind = 'secret' | 'varying' | 'plain';

/** What each run chooses anew: RFC 6749 `state`, RFC 7636 challenges, RFC 7519 `jti`, thumbprints, sessions. */
const varying =
  /^(state|nonce|jti|sid|session_?id|code_?challenge|(dpop_?)?jkt|dpop_?key_?thumbprint|signature(_?input)?)$/i;
const alsoSecret = /^(authorization|cookie|c_?nonce|dpop_?nonce)$/i;

/** What kind of value stands under a name; `text`, if given, is that value. */
export function kindOf(name: string, text?: string): Kind {
  if (text === userCodePlaceholder) return 'plain';
  if (varying.test(name)) return 'varying';
  return isSecretName(name) || alsoSecret.test(name) ? 'secret' : 'plain';
}

/** Names of one thing. What is not here is called by its own name, in camel case. */
const types: Readonly<Record<string, string>> = {
  code: 'authorizationCode',
  request: 'requestObject',
  response: 'authorizationResponse',
  responseContent: 'jwt',
  dpop: 'dpopProof',
  sid: 'sessionId',
  jkt: 'dpopJkt',
  dpopKeyThumbprint: 'dpopJkt',
  cnonce: 'cNonce',
  newClientSecret: 'clientSecret',
  oldClientSecret: 'clientSecret',
  accessTokenIdentifier: 'accessToken',
  refreshTokenIdentifier: 'refreshToken',
};

/** The type of the placeholder for what stands under a name: `authorizationCode` for `code`. */
export function typeOf(name: string): string {
  const camel = name.replace(/[^A-Za-z\d]+([A-Za-z\d]|$)/g, (_, next: string) => next.toUpperCase());
  const word = camel.replace(/^\d+/, '').replace(/^[A-Z]/, (first) => first.toLowerCase());
  return types[word] ?? (word === '' ? 'value' : word);
}

export const isVarying = (type: string): boolean => varying.test(type);

/** What callers make for one request, so that the next one with the same may have another. */
export const isOfOneRequest = (type: string): boolean =>
  /^(clientAssertion|assertion|dpopProof|requestObject|oauthClientAttestation(Pop)?|clientNotificationToken)$/.test(
    type,
  );

/** What has the form of 256 random bits is taken for a secret, whatever its name. */
export const looksRandom = (text: string): boolean =>
  /^[\w-]{40,}$/.test(text) && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);

const dateName = /(^|_)(iat|exp|nbf|at|time)$|(At|Time)$/;

/** Whether a number is a time since the epoch, in seconds or in milliseconds: of the years 2001 to 2286. */
export const isDate = (name: string, value: number): boolean =>
  dateName.test(name) && (inSeconds(value) || (value >= 1e12 && value < 1e13));

export const inSeconds = (date: number): boolean => date >= 1e9 && date < 1e10;
