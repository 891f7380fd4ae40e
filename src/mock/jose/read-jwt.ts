import { decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose';
import { isTooDeep } from '../../depth.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';

/** A parsed JWS whose signature has not been verified. */
export interface ReadJwt {
  readonly header: ProtectedHeaderParameters;
  /** `undefined` if the payload is not a JSON object. */
  readonly claims: UnknownRecord | undefined;
}

/** Returns the protected header of a JWS or JWE; `undefined` if it is unreadable. */
export function readHeader(token: string): ProtectedHeaderParameters | undefined {
  try {
    const header = decodeProtectedHeader(token);
    return isTooDeep(header) ? undefined : header;
  } catch {
    return undefined;
  }
}

/** Parses a JWS in compact serialization (RFC 7515, section 3.1); `undefined` if it is not one. */
export function readJwt(jwt: string): ReadJwt | undefined {
  const [, payload, signature, ...more] = jwt.split('.');
  if (payload === undefined || signature === undefined || more.length > 0) return undefined;
  const header = readHeader(jwt);
  if (header === undefined) return undefined;
  const claims = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
  return { header, claims: isObject(claims) ? claims : undefined };
}

/** Returns a non-empty string claim; `undefined` otherwise. */
export const textClaim = (claims: UnknownRecord, name: string): string | undefined => {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Returns a time claim in seconds (NumericDate in RFC 7519, section 2); `undefined` if it is not a number. */
export const timeClaim = (claims: UnknownRecord, name: string): number | undefined => {
  const value = claims[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};
