import { shapeOf } from './jwt-shape.js';
import { isSecretName } from './names.js';

/** A secret in a text, and the name that tells that it is one; the form alone may tell it. */
export interface Found {
  readonly name: string;
  readonly value: string;
}

/** Letters of both cases and digits, as chance has them in 40 characters. */
const isMixed = (text: string): boolean => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);

const base64url = /^[\w-]{40,}$/;
/** 256 bits, or more where padding shows that it is base64 and not a path. */
const base64 = /^([A-Za-z\d+][A-Za-z\d+/]{42}|[A-Za-z\d+/]{40,}={1,2})$/;
const hex = /^[\da-f]{64,}$/i;

/** What has the form of 256 random bits is taken for a secret, whatever its name. */
export const looksRandom = (text: string): boolean =>
  ((base64url.test(text) || base64.test(text)) && isMixed(text)) || (hex.test(text) && /\d/.test(text));

const jwt = /\bey[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?/g;
const wholeJwt = new RegExp(`^${jwt.source.slice(2)}$`);
/** RFC 7468, section 10, also where its lines are escaped, or where its end is missing. */
export const privateKey =
  /-----BEGIN ([A-Z\d ]*)PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z\d ]*PRIVATE KEY( BLOCK)?-----|$)/g;

/** Whether the form of a text tells that all of it is a secret. */
export const looksSecret = (text: string): boolean => looksRandom(text) || wholeJwt.test(text);

/** The secrets that stand somewhere in a text: in a sentence, in a header, in a line of a log. */
export function* secretsIn(text: string): Generator<Found> {
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

/** The key as it stands there, and what is between its first and its last line. */
function* keyAndBody(pem: string): Generator<Found> {
  yield { name: 'privateKey', value: pem };
  const body = pem.replace(/-----[A-Z\d ]*-----/g, '').replace(/\\[rn]|\s/g, '');
  if (body.length >= 8) yield { name: 'privateKey', value: body };
}

export interface Pair extends Found {
  /** Where its value begins. */
  readonly at: number;
}

const pair =
  /(?<![\w.-])([A-Za-z_][\w.-]{0,60})(\\*["'])?(\s*=\s*|\s*:\s*)(?:"((?:[^"\\]|\\.)*)|\\+"([^"\\]*)|\\*'([^'\\]*)|([^\s,;&"'<>(){}[\]\\]+))/g;

/** `name=value`, `name="value"`, `name: value` and `"name":"value"` in a text, where the name is that of a secret. */
export function* pairsIn(text: string): Generator<Pair> {
  if (!/[=:]/.test(text)) return;
  for (const match of text.matchAll(pair)) {
    const [whole, name = '', quote = '', sign = '', double, inJson, single, bare] = match;
    const value = double ?? inJson ?? single ?? bare ?? '';
    if (value === '' || !isSecretName(name.replace(/^.*\./, ''))) continue;
    // `name: value` without quotation marks may be a sentence.
    const isLoose = sign.includes(':') && quote === '' && bare !== undefined;
    if (isLoose && !(value.length >= 8 && /\d/.test(value))) continue;
    yield { name, value, at: match.index + whole.length - value.length };
  }
}
