import { userCodePlaceholder } from '../mock/oauth/user-code.js';
import { remembered } from './remembered.js';

/**
 * How to treat the value under a name:
 * - `secret`: replaced everywhere.
 * - `varying`: not a secret, but different in each run, so a replay must map it.
 * - `public`: kept, even if it looks like a secret.
 * - `plain`: kept unless it looks like a secret.
 */
export type Kind = 'secret' | 'varying' | 'public' | 'plain';

/** Names of credentials, tokens, tickets, codes, assertions and keys. */
const secret = new RegExp(
  [
    'secret|passw|pass_?phrase|assertion|certificate|ticket|jwks$|attestation',
    '(access|refresh|id|subject|actor|logout)_?token(value|identifier)$|token$|access_?token_?hash|refresh_?token_?hash',
    '^code$|(authorization|device|user|tx|pre.?authorized|recovery|backup)_?code$|code_?verifier|auth_?req_?id|issuer_?state',
    '^request$|request_?uri$|^requestUris$|^response$|^dpop$|^handle$|^jose$|^jwt|jwt$|id_token_hint',
    '^credential$|^cwt$|api_?key$|^shared_?key|^software_?statement$',
    '(private|access|encryption|signing|symmetric|master)_?key$|(^|_)(pin|otp|totp|pwd|passcode)$',
    '^(authorization|cookie|set_cookie|c_?nonce|dpop_?nonce)$',
  ].join('|'),
  'i',
);
const secretInCamelCase = /[a-z\d](Pin|PIN|Otp|OTP|Pwd|PWD|Passcode)$/;

/** Names that match the above but have harmless values. */
const harmless =
  /((jwks_?)?ur[il]s?|type|alg|enc|key_?id|endpoint|methods?|duration|required|supported|only|enabled|allowed|length|format|description|mode|policy|window|_at|_in)$/i;
const harmlessInCamelCase = /[a-z](At|In)$/;
const secretUri = /request_?uris?$/i;

/**
 * Values that each run chooses anew: `state` (RFC 6749), challenges (RFC 7636), `jti` (RFC 7519),
 * thumbprints, session IDs.
 */
const varying =
  /^(state|nonce|jti|sid|session_?id|code_?challenge|(dpop_?)?jkt|dpop_?key_?thumbprint|signature(_?input)?)$/i;

/** Key IDs are often thumbprints, which look like 256 random bits. */
const open = /^(kid|x5t(#S256)?|x5c|public key)$|key_?id$/i;

/** The name given to `n`, `x` and `y` of a JWK, which look like 256 random bits too. */
export const keyMaterial = 'public key';

/** The service ID, which Authlete 2.x calls the API key. */
const serviceNumber = /^(service)?_?api_?key$/i;

/** Returns how to treat the value under a name. `text` is the value, if known. */
export function kindOf(name: string, text?: string): Kind {
  if (text === userCodePlaceholder) return 'public';
  if (varying.test(name)) return 'varying';
  if (text !== undefined && serviceNumber.test(name) && /^\d+$/.test(text)) return 'public';
  if (isSecretName(name)) return 'secret';
  return open.test(name) ? 'public' : 'plain';
}

/** Whether the value under a name is a secret. */
export const isSecretName: (name: string) => boolean = remembered(
  (name) => {
    const plain = name.replaceAll('-', '_');
    if (!secret.test(plain) && !secretInCamelCase.test(plain)) return false;
    return secretUri.test(plain) || !(harmless.test(plain) || harmlessInCamelCase.test(plain));
  },
  { most: 2000, longest: 100 },
);

export const isVarying = (name: string): boolean => varying.test(name);

/** Members that contain an encoded request or response. */
export const encodedNames: ReadonlySet<string> = new Set([
  'parameters',
  'responseContent',
  'json',
  'requestContent',
  'requestObjectPayload',
  'credentialOffer',
]);
