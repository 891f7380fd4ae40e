/** Members that hold secrets: credentials, tokens, tickets, codes, assertions and keys. */
const secret = new RegExp(
  [
    'secret|password|assertion|certificate|ticket|jwks$|attestation',
    '(access|refresh|id|subject|actor|logout)_?token(value|identifier)?$|^token$|access_?token_?hash|refresh_?token_?hash',
    '^code$|(authorization|device|user|tx|pre.?authorized)_?code$|code_?verifier|auth_?req_?id|issuer_?state',
    '^request$|request_?uri$|^requestUris$|^response$|^dpop$|^handle$|^jose$|^jwt|jwt$|hint_?token|id_token_hint|notification_?token',
    '^credential$|^cwt$|callback_?api_?key$|^shared_?key|^software_?statement$',
  ].join('|'),
  'i',
);

/** Members that a name like the above is part of, and that are no secrets. */
const harmless = /(jwks_?uri|type|alg|enc|key_?id|endpoint|methods?|duration|required|supported|only)$/i;

/** Members that hold an encoded request or response. */
export const encodedNames: ReadonlySet<string> = new Set([
  'parameters',
  'responseContent',
  'json',
  'requestContent',
  'requestObjectPayload',
  'credentialOffer',
]);

/** The private members of a JWK (RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1). */
const privateKeyMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/** Stands for a secret. */
export const masked = '***';

/** A copy without secrets, for logs, reports and the journal. What is in a secret is secret. */
export function mask(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return maskText(name, value);
  if (Array.isArray(value)) return value.map((item) => mask(item, name));
  if (typeof value !== 'object' || value === null) return value;
  const isKey = 'kty' in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      isKey && privateKeyMembers.has(key) ? masked : mask(member, isSecretName(name) ? name : key),
    ]),
  );
}

/** A request target without the token or handle that is its last segment, and without secrets in its query. */
export const maskTarget = (target: string): string =>
  target
    .replace(/(\/auth\/token\/delete\/|\/hsk\/(?:get|delete)\/(?!list(?:[?#]|$)))[^/?#]+/, `$1${masked}`)
    .replace(/[?#].*$/s, maskParameters);

/** Whether what stands under a name is a secret. */
export const isSecretName = (name: string): boolean => secret.test(name) && !harmless.test(name);

function maskText(name: string, text: string): string {
  if (isSecretName(name)) return masked;
  return encodedNames.has(name) ? maskEncoded(text) : text;
}

/** Masks within a JSON text, a JWT, a form that posts itself, a redirect URI and form parameters. */
function maskEncoded(text: string): string {
  if (/^\s*[[{]/.test(text)) return maskJson(text);
  if (/^ey[\w-]+\.[\w-]*\./.test(text)) return masked;
  return maskParameters(
    text.replace(/(<input[^<>]* name="([\w.-]+)" value=")[^"]*"/g, (input, before: string, name: string) =>
      isSecretName(name) ? `${before}${masked}"` : input,
    ),
  );
}

const maskParameters = (text: string): string =>
  text.replace(/([?&#]|^)([\w.-]+)=([^&#\s]*)/g, (pair, before: string, name: string) =>
    isSecretName(name) ? `${before}${name}=${masked}` : pair,
  );

function maskJson(text: string): string {
  try {
    return JSON.stringify(mask(JSON.parse(text)));
  } catch {
    return masked;
  }
}
