import { decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose';
import { isTooDeep } from '../../depth.js';
import { isObject, type JsonObject, parseJson } from '../oauth/claims.js';

/** A JWS whose signature nobody has looked at. */
export interface ReadJwt {
  readonly header: ProtectedHeaderParameters;
  /** None if the payload is not a JSON object. */
  readonly claims: JsonObject | undefined;
}

/** The protected header of a JWS or a JWE; undefined if it cannot be read. */
export function readHeader(token: string): ProtectedHeaderParameters | undefined {
  try {
    const header = decodeProtectedHeader(token);
    return isTooDeep(header) ? undefined : header;
  } catch {
    return undefined;
  }
}

/** Reads a JWS in compact serialization (RFC 7515, section 3.1); none if it is not one. */
export function readJwt(jwt: string): ReadJwt | undefined {
  const [, payload, signature, ...more] = jwt.split('.');
  if (payload === undefined || signature === undefined || more.length > 0) return undefined;
  const header = readHeader(jwt);
  if (header === undefined) return undefined;
  const claims = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
  return { header, claims: isObject(claims) ? claims : undefined };
}

/** The claim as a string; none if it is something else. */
export const textClaim = (claims: JsonObject, name: string): string | undefined => {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The claim as a time in seconds (RFC 7519, section 2: NumericDate); none if it is something else. */
export const timeClaim = (claims: JsonObject, name: string): number | undefined => {
  const value = claims[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};
