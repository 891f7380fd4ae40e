import { isObject, parseJson } from '../json.js';

/**
 * Returns the values that `responseContent` gives the client, by protocol name: the members of JSON, the
 * parameters of a redirect, or the fields of a form; `undefined` for a challenge, a JWT or anything else.
 */
export function contentValues(content: string): ReadonlyMap<string, string> | undefined {
  const values = plainValues(content);
  const jarm = values?.get('response');
  return jarm === undefined ? values : claimsOf(jarm);
}

function plainValues(content: string): ReadonlyMap<string, string> | undefined {
  if (content.startsWith('{') && !content.startsWith('{{')) return membersOf(parseJson(content));
  if (/<form\b/i.test(content)) return fieldsOf(content);
  if (!URL.canParse(content)) return undefined;
  const { searchParams, hash } = new URL(content);
  return new Map([...searchParams, ...new URLSearchParams(hash.slice(1))]);
}

const membersOf = (value: unknown): ReadonlyMap<string, string> | undefined =>
  isObject(value)
    ? new Map(
        Object.entries(value).flatMap(([name, member]) =>
          typeof member === 'object' ? [] : [[name, String(member)]],
        ),
      )
    : undefined;

/** OAuth 2.0 Form Post Response Mode, section 2. */
function fieldsOf(page: string): ReadonlyMap<string, string> {
  const inputs = page.match(/<input\b[^<>]*>/gi) ?? [];
  return new Map(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]));
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '';

/** Reads the claims of a JARM response, unless it is encrypted (JARM, section 2.1). */
function claimsOf(jwt: string): ReadonlyMap<string, string> | undefined {
  const [, payload, , ...encrypted] = jwt.split('.');
  if (payload === undefined || encrypted.length > 0) return undefined;
  return membersOf(parseJson(Buffer.from(payload, 'base64url').toString()));
}
