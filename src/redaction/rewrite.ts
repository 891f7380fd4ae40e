import { isObject, parseJson, type UnknownRecord } from '../json.js';
import { isJwk, isJwkSet, isMaterial } from './jwk.js';
import { encodedNames, keyMaterial, kindOf } from './names.js';
import { form, isForm, isMultipart, markup, multipart, named, redirect } from './text-parts.js';

/** Callbacks for the parts of a value. */
export interface Visitor {
  /** Rewrites a string that has no parts, by the name it appears under. */
  text(name: string, text: string): string;
  number?(name: string, number: number): unknown;
  /** Rewrites an object before its members are visited. */
  object?(object: UnknownRecord): UnknownRecord;
  /** Rewrites a string that should have parts but cannot be parsed. */
  unreadable?(name: string, text: string): string;
}

/** Returns a rewritten copy of a value. Visits the members of JSON and the parts of strings. */
export function rewrite(value: unknown, visitor: Visitor, name = ''): unknown {
  if (typeof value === 'string') return rewriteText(name, value, visitor);
  if (typeof value === 'number') return visitor.number?.(name, value) ?? value;
  if (Array.isArray(value)) return value.map((item) => rewrite(item, visitor, name));
  if (!isObject(value)) return value;
  const object = visitor.object?.(value) ?? value;
  // Everything inside a secret is secret, except that a JWK Set also has public members.
  const isSecret = kindOf(name) === 'secret' && !isJwk(value) && !isJwkSet(value);
  const nameOf = (member: string): string => {
    if (isSecret) return name;
    if (isJwk(value) && isMaterial(member)) return keyMaterial;
    return member === 'value' && isPair(object) ? object.key : member;
  };
  return Object.fromEntries(
    Object.entries(object).map(([member, content]) => [member, rewrite(content, visitor, nameOf(member))]),
  );
}

/** A header, an attribute or an extra property: the value belongs to the key. */
const isPair = (object: UnknownRecord): object is { key: string; value: unknown } =>
  typeof object['key'] === 'string' && typeof object['value'] === 'string';

/**
 * Returns a rewritten copy of a string. Detects its format, whatever was declared: JSON, form parameters, a
 * redirect URI, markup and so on.
 */
export function rewriteText(name: string, text: string, visitor: Visitor): string {
  if (text === '') return text;
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  const kind = kindOf(name);
  const isSecret = kind === 'secret' || kind === 'varying';
  if (typeof json === 'object' && json !== null && (!isSecret || isJwk(json) || isJwkSet(json)))
    return rewriteJson(text, json, visitor, name);
  if (/^authorization$/i.test(name)) return rewriteCredentials(text, visitor);
  if (isSecret) return visitor.text(name, text);
  const shouldBeJson = name === 'body' || encodedNames.has(name);
  if (shouldBeJson && /^\s*[[{]/.test(text) && visitor.unreadable !== undefined)
    return visitor.unreadable(name, text);

  const part = (partName: string, content: string): string => rewriteText(partName, content, visitor);
  if (name === 'parameters' || isForm(text)) return form(text, part);
  if (isMultipart(text)) return multipart(text, part);
  if (/^\s*<[!?a-z]/i.test(text)) return markup(text, part);
  if (/^[a-z][a-z\d+.-]*:[^\s?#]*[?#]\S*$/i.test(text)) return redirect(text, part);
  return named(text, { wholeLines: name === 'body' }, part, (rest) => visitor.text(name, rest));
}

/** Keeps the white space of JSON that does not change. */
function rewriteJson(text: string, json: object, visitor: Visitor, name: string): string {
  const before = JSON.stringify(json);
  const after = JSON.stringify(rewrite(json, visitor, name));
  return before === after ? text : after;
}

/** Keeps the authentication scheme (RFC 9110, section 11.4). */
function rewriteCredentials(text: string, visitor: Visitor): string {
  const [, scheme = '', credentials = text] = /^(\w+ +)?(.*)$/s.exec(text) ?? [];
  return scheme + visitor.text('token', credentials);
}
