/** Members whose values are secrets: credentials, tokens, tickets, codes, assertions and keys. */
const secret =
  /(secret|password|assertion|certificate|ticket|jwks|^token$|(access|refresh|id|subject|actor|logout)_?token|^code$|authorization_?code|code_?verifier|device_?code|user_?code|auth_?req_?id|request_?uri|client_?attestation|^dpop$|^handle$|^x-?api)/i;

/** Members that hold an encoded request or response. */
const encoded = new Set(['parameters', 'responseContent']);

const masked = '***';

/** A copy without secrets, for logs, reports and the journal. */
export function mask(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return maskText(name, value);
  if (Array.isArray(value)) return value.map((item) => mask(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mask(member, key)]));
}

function maskText(name: string, text: string): string {
  if (secret.test(name)) return masked;
  if (encoded.has(name)) return maskEncoded(text);
  return text;
}

/** Masks within form parameters, redirect URIs and JSON texts. */
function maskEncoded(text: string): string {
  if (/^\s*\{/.test(text)) {
    try {
      return JSON.stringify(mask(JSON.parse(text)));
    } catch {
      return masked;
    }
  }
  if (/^ey[\w-]+\.[\w-]+\./.test(text)) return masked;
  return text.replace(/([?&#]|^)([\w.-]+)=([^&#\s]*)/g, (pair, before: string, name: string) =>
    secret.test(name) || name === 'response' || name === 'request' ? `${before}${name}=${masked}` : pair,
  );
}
