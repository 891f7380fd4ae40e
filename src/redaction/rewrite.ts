import { isObject, type JsonObject, parseJson } from '../mock/oauth/claims.js';
import { isJwk, isJwkSet, isMaterial } from './jwk.js';
import { encodedNames, keyMaterial, kindOf } from './names.js';
import { form, isForm, isMultipart, markup, multipart, named, redirect } from './text-parts.js';

/** What is done with the parts of a value. */
export interface Visitor {
  /** A text that has no more parts, by the name that it stands under. */
  text(name: string, text: string): string;
  number?(name: string, number: number): unknown;
  /** An object, before its members. */
  object?(object: JsonObject): JsonObject;
  /** A text that should have parts and cannot be read. */
  unreadable?(name: string, text: string): string;
}

/** A copy of a value, each part of it as the visitor gives it: the members of JSON, and what texts hold. */
export function rewrite(value: unknown, visitor: Visitor, name = ''): unknown {
  if (typeof value === 'string') return rewriteText(name, value, visitor);
  if (typeof value === 'number') return visitor.number?.(name, value) ?? value;
  if (Array.isArray(value)) return value.map((item) => rewrite(item, visitor, name));
  if (!isObject(value)) return value;
  const object = visitor.object?.(value) ?? value;
  // What is in a secret is secret, but a set of keys has public ones.
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

/** A header, an attribute or an extra property: its value stands under its key. */
const isPair = (object: JsonObject): object is { key: string; value: unknown } =>
  typeof object['key'] === 'string' && typeof object['value'] === 'string';

/** A copy of a text, its parts rewritten, whatever it was said to be: JSON, form parameters, a redirect URI, markup, … */
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

/** JSON in which nothing changes keeps its white space. */
function rewriteJson(text: string, json: object, visitor: Visitor, name: string): string {
  const before = JSON.stringify(json);
  const after = JSON.stringify(rewrite(json, visitor, name));
  return before === after ? text : after;
}

/** The scheme stays (RFC 9110, section 11.4). */
function rewriteCredentials(text: string, visitor: Visitor): string {
  const [, scheme = '', credentials = text] = /^(\w+ +)?(.*)$/s.exec(text) ?? [];
  return scheme + visitor.text('token', credentials);
}
