import { isObject, parseJson } from '../../../json.js';
import type { Schema } from '../../../spec/types.js';
import { grantTypes } from '../../grants/index.js';
import { encNames, jweName, jweNames, jwsNames } from '../../jose/algorithms.js';
import { parseResponseType, responseTypeText } from '../../oauth/response-type.js';
import { uriDefect } from '../../oauth/uri.js';

/** The result code for a malformed value. */
export type FormCode = 'A204306' | 'A204307' | 'A204308' | 'A204309' | 'A204310' | 'A204311' | 'A204313';

/** The JSON format of a metadata member, and its conversion to and from the API's client property. */
export interface MetadataCodec {
  readonly code: FormCode;
  fits(value: unknown): boolean;
  /** Whether the value has the right JSON type; defaults to `fits`. */
  readonly hasType?: (value: unknown) => boolean;
  /** Returns the property of a value that fits; `undefined` if the value is not a defined one. */
  toProperty(value: unknown): unknown;
  toMetadata(property: unknown): unknown;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const same = (value: unknown): unknown => value;

const plain = (code: FormCode, fits: (value: unknown) => boolean, hasType = fits): MetadataCodec => ({
  code,
  fits,
  hasType,
  toProperty: same,
  toMetadata: same,
});

const isUri = (value: unknown): boolean =>
  isText(value) && (uriDefect(value) === undefined || uriDefect(value) === 'fragment');

export const text = plain('A204308', isText);
export const texts = plain('A204306', isList);
export const uri = plain('A204307', isUri, isText);
export const uris = plain('A204307', (value) => isList(value) && value.every(isUri), isList);
export const httpsUri = plain('A204313', (value) => isUri(value) && /^https:/i.test(String(value)), isText);
export const integer = plain('A204309', Number.isSafeInteger);
export const boolean = plain('A204310', (value) => typeof value === 'boolean');

/** RFC 7591, section 2: `jwks` is an object. The property is its JSON. */
export const jwkSet: MetadataCodec = {
  code: 'A204311',
  fits: isObject,
  toProperty: (value) => JSON.stringify(value),
  toMetadata: (property) => parseJson(String(property)),
};

/** One value of an enumeration. */
function oneOf<Value extends string>(
  values: readonly Value[],
  wire: (value: Value) => string,
): MetadataCodec {
  const byWire = new Map<unknown, Value>(values.map((value) => [wire(value), value]));
  const byProperty = new Map<unknown, string>(values.map((value) => [value, wire(value)]));
  return {
    code: 'A204308',
    fits: isText,
    toProperty: (value) => byWire.get(value),
    toMetadata: (property) => byProperty.get(property),
  };
}

/** A list of such values. */
const listOf = (form: MetadataCodec): MetadataCodec => ({
  code: 'A204306',
  fits: isList,
  toProperty(value) {
    const properties = isList(value) ? value.map((item) => form.toProperty(item)) : [];
    return properties.includes(undefined) ? undefined : [...new Set(properties)];
  },
  toMetadata: (property) =>
    Array.isArray(property) ? property.map((item) => form.toMetadata(item)) : undefined,
});

const lowerCase = (value: string): string => value.toLowerCase();

const authMethodNames = [
  'NONE',
  'CLIENT_SECRET_BASIC',
  'CLIENT_SECRET_POST',
  'CLIENT_SECRET_JWT',
  'PRIVATE_KEY_JWT',
  'TLS_CLIENT_AUTH',
  'SELF_SIGNED_TLS_CLIENT_AUTH',
  'ATTEST_JWT_CLIENT_AUTH',
  'SPIFFE_JWT',
] as const satisfies readonly Schema<'client_auth_method'>[];
export const authMethod = oneOf(authMethodNames, lowerCase);

export const jwsAlg = oneOf(jwsNames, (alg) => (alg === 'NONE' ? 'none' : alg));

export const jweAlg = oneOf(jweNames, jweName);

export const jweEnc = oneOf(encNames, jweName);

export const applicationType = oneOf(['WEB', 'NATIVE'], lowerCase);
export const subjectType = oneOf(['PUBLIC', 'PAIRWISE'], lowerCase);
export const deliveryMode = oneOf(['PING', 'POLL', 'PUSH'], lowerCase);
export const registrationTypes = listOf(oneOf(['AUTOMATIC', 'EXPLICIT'], lowerCase));

const responseModeNames = [
  'QUERY',
  'FRAGMENT',
  'FORM_POST',
  'JWT',
  'QUERY_JWT',
  'FRAGMENT_JWT',
  'FORM_POST_JWT',
] as const satisfies readonly Schema<'response_mode'>[];
export const responseModes = listOf(
  oneOf(responseModeNames, (mode) => mode.toLowerCase().replace(/_jwt$/, '.jwt')),
);

const grantTypeNames = [...grantTypes.entries()];
export const grantTypeList = listOf(
  oneOf(
    grantTypeNames.map(([, name]) => name),
    (type) => grantTypeNames.find(([, name]) => name === type)?.[0] ?? type,
  ),
);

/** RFC 7591, section 2: the words of a response type may be in any order. */
export const responseTypeList = listOf({
  code: 'A204308',
  fits: isText,
  toProperty: (value) => (value === '' ? undefined : parseResponseType(String(value))),
  toMetadata: (property) => responseTypeText(property as Schema<'response_type'>),
});
