import { shapeOf } from './jwt-shape.js';
import { isSecretName } from './names.js';

/** A secret in a text, with the name that reveals it. If its form reveals it, there may be no name. */
export interface FoundSecret {
  readonly name: string;
  readonly value: string;
}

/** Contains upper case, lower case and digits, as random strings of 40 characters almost always do. */
const isMixed = (text: string): boolean => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);

const base64url = /^[\w-]{40,}$/;
/** 256 bits; or more, if padding shows that it is base64 and not a path. */
const base64 = /^([A-Za-z\d+][A-Za-z\d+/]{42}|[A-Za-z\d+/]{40,}={1,2})$/;
const hex = /^[\da-f]{64,}$/i;

/** Whether a text looks like 256 random bits. Such text is treated as a secret whatever its name. */
export const looksRandom = (text: string): boolean =>
  ((base64url.test(text) || base64.test(text)) && isMixed(text)) || (hex.test(text) && /\d/.test(text));

const jwt = /\bey[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?/g;
const wholeJwt = new RegExp(`^${jwt.source.slice(2)}$`);
/** A PEM private key (RFC 7468, section 10), even with escaped line breaks or without an end. */
export const privateKey =
  /-----BEGIN ([A-Z\d ]*)PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z\d ]*PRIVATE KEY( BLOCK)?-----|$)/g;

/** Whether a whole text looks like a secret. */
export const looksSecret = (text: string): boolean => looksRandom(text) || wholeJwt.test(text);

/** Yields the secrets inside a text, such as a sentence, a header or a log line. */
export function* secretsIn(text: string): Generator<FoundSecret> {
  if (text.length < 4) return;
  if (text.includes('PRIVATE KEY')) for (const [value] of text.matchAll(privateKey)) yield* keyAndBody(value);
  if (text.includes('ey'))
    for (const [value] of text.matchAll(jwt)) if (shapeOf(value)) yield { name: '', value };
  for (const [value] of text.matchAll(/[\w-]{40,}|[A-Za-z\d+/]{40,}={0,2}/g))
    if (looksRandom(value)) yield { name: '', value };
  for (const [, , value = ''] of text.matchAll(/\b(Basic|Bearer|DPoP) +([\w.~+/-]+=*)(?![\w"'])/gi))
    if (value.length >= 8 && /\d|[a-z][A-Z]/.test(value)) yield { name: 'token', value };
  for (const [, value = ''] of text.matchAll(/\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s:@/?#]*:([^\s@/?#]+)@/gi))
    yield { name: 'password', value };
  yield* pairsIn(text);
}

/** Yields the PEM text, and its base64 body. */
function* keyAndBody(pem: string): Generator<FoundSecret> {
  yield { name: 'privateKey', value: pem };
  const body = pem.replace(/-----[A-Z\d ]*-----/g, '').replace(/\\[rn]|\s/g, '');
  if (body.length >= 8) yield { name: 'privateKey', value: body };
}

export interface NamedSecret extends FoundSecret {
  /** The index where the value starts. */
  readonly at: number;
}

const pair =
  /(?<![\w.-])([A-Za-z_][\w.-]{0,60})(\\*["'])?(\s*=\s*|\s*:\s*)(?:"((?:[^"\\]|\\.)*)|\\+"([^"\\]*)|\\*'([^'\\]*)|([^\s,;&"'<>(){}[\]\\]+))/g;

/**
 * Yields `name=value`, `name="value"`, `name: value` and `"name":"value"` in a text, for names of secrets.
 */
export function* pairsIn(text: string): Generator<NamedSecret> {
  if (!/[=:]/.test(text)) return;
  for (const match of text.matchAll(pair)) {
    const [whole, name = '', quote = '', sign = '', double, inJson, single, bare] = match;
    const value = double ?? inJson ?? single ?? bare ?? '';
    if (value === '' || !isSecretName(name.replace(/^.*\./, ''))) continue;
    // `name: value` without quotes may be an ordinary sentence.
    const isLoose = sign.includes(':') && quote === '' && bare !== undefined;
    if (isLoose && !(value.length >= 8 && /\d/.test(value))) continue;
    yield { name, value, at: match.index + whole.length - value.length };
  }
}
