import { isObject, parseJson, type UnknownRecord } from '../json.js';
import { isEncrypted } from '../mock/oauth/jwt-form.js';

/** A JWT without its signature: its header, and its claims unless it is encrypted. */
export interface JwtShape {
  readonly header: UnknownRecord;
  readonly payload?: UnknownRecord;
}

const compact = /^ey[\w-]*\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?$/;

/**
 * Returns the shape of a JWT in compact serialization (RFC 7515, section 3.1; RFC 7516, section 3.1);
 * `undefined` if the text is not a JWT.
 */
export function shapeOf(text: string): JwtShape | undefined {
  if (!compact.test(text)) return undefined;
  const [header, payload] = text.split('.', 2).map(jsonOf);
  if (header === undefined) return undefined;
  if (isEncrypted(text)) return { header };
  return payload === undefined ? undefined : { header, payload };
}

function jsonOf(part: string): UnknownRecord | undefined {
  const json = parseJson(Buffer.from(part, 'base64url').toString('utf8'));
  return isObject(json) ? json : undefined;
}
