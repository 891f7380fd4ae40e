import { isObject, parseJson } from '../json.js';
import type { JsonObject } from '../spec/json.js';
import { isJsonObject } from '../spec/json.js';
import { objectIn } from './jwts/header.js';

/** What `responseContent` gives the client. */
export interface ClientContent {
  readonly text: string;
  /** The content if it is a JSON object. */
  readonly json?: JsonObject | undefined;
  /** The content if it is an absolute URI. */
  readonly uri?: URL | undefined;
  /** The URI of a redirect or the action of a form, without query and fragment. */
  readonly base?: string | undefined;
  /** The `response` parameter of a JWT response mode (JARM, section 2.3). */
  readonly jarm?: string | undefined;
  /**
   * By protocol name: the scalar members of JSON, the parameters of a redirect or the fields of a form;
   * `undefined` for a challenge, a JWT or anything else. The parameters of a JARM response are its claims.
   */
  readonly values: ReadonlyMap<string, string> | undefined;
}

/** Parses the value of `responseContent`. */
export function readContent(text: string): ClientContent {
  if (/^\s*\{(?!\{)/.test(text)) return jsonContent(text);
  if (/<form\b/i.test(text)) return withJarm(text, withoutParameters(actionOf(text)), fieldsOf(text));
  const uri = uriOf(text);
  if (uri === undefined) return { text, values: undefined };
  const values = new Map(uri.searchParams);
  const { hash } = uri;
  if (hash !== '') for (const [name, value] of new URLSearchParams(hash.slice(1))) values.set(name, value);
  return withJarm(text, withoutParameters(text), values, uri);
}

/** Parses an absolute URI. An exception would be slow, and most texts have no scheme. */
const uriOf = (text: string): URL | undefined =>
  text.includes(':') && URL.canParse(text) ? new URL(text) : undefined;

function jsonContent(text: string): ClientContent {
  const json = parseJson(text);
  return isJsonObject(json) ? { text, json, values: scalarsOf(json) } : { text, values: undefined };
}

function withJarm(text: string, base: string, values: ReadonlyMap<string, string>, uri?: URL): ClientContent {
  const jarm = values.get('response');
  return { text, uri, base, jarm, values: jarm === undefined ? values : claimsOf(jarm) };
}

const withoutParameters = (uri: string): string => uri.replace(/[?#].*$/s, '');

function scalarsOf(value: unknown): ReadonlyMap<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const scalars = new Map<string, string>();
  for (const name in value) {
    const member = value[name];
    if (typeof member !== 'object') scalars.set(name, String(member));
  }
  return scalars;
}

/** OAuth 2.0 Form Post Response Mode, section 2. */
function fieldsOf(page: string): ReadonlyMap<string, string> {
  const inputs = page.match(/<input\b[^<>]*>/gi) ?? [];
  return new Map(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]));
}

const actionOf = (page: string): string => attribute(/<form\b[^<>]*>/i.exec(page)?.[0] ?? '', 'action');

const attribute = (tag: string, name: string): string =>
  unescapeHtml(new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeHtml = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex: string, decimal: string, name: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );

/** Reads the claims of a JARM response, unless it is encrypted (JARM, section 2.1). */
function claimsOf(jwt: string): ReadonlyMap<string, string> | undefined {
  const [, payload, , ...encrypted] = jwt.split('.');
  if (payload === undefined || encrypted.length > 0) return undefined;
  return scalarsOf(objectIn(payload));
}
