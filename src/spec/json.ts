import { isObject } from '../json.js';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  [member: string]: Json;
}

/** For values that are known to be JSON, such as those of a parsed document. */
export const isJsonObject = (value: unknown): value is JsonObject => isObject(value);

export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

export function objectAt(parent: JsonObject, member: string): JsonObject {
  const value = parent[member];
  return isObject(value) ? value : {};
}

export function arrayAt(parent: JsonObject, member: string): readonly Json[] {
  const value = parent[member];
  return isArray(value) ? value : [];
}

/** Returns own members only: an untrusted contract may name `constructor` or `__proto__`. */
export function memberOf(parent: Json, member: string): Json | undefined {
  if (isArray(parent)) return parent[Number(member)];
  return isObject(parent) && Object.hasOwn(parent, member) ? parent[member] : undefined;
}

// JSON pointers: RFC 6901, section 4; percent-encoding in URI fragments: section 6.
export function pointerTokens(reference: string): string[] {
  return reference
    .replace(/^#?\/?/, '')
    .split('/')
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
