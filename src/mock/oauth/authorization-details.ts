import { isDeepStrictEqual } from 'node:util';
import type { TokenRecord } from '../../domain/grants.js';
import type { AuthorizationDetail, ClientRecord, ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import { type Failure, refuse, unpublished } from '../failure.js';
import { listed } from '../listed.js';
import type { Rule } from './check.js';
import type { Parameters } from './parameters.js';

const parameter = 'authorization_details';
const lists = ['locations', 'actions', 'datatypes', 'privileges'] as const;

/** RFC 9396, sections 2 and 5: validates the parameter. */
export function authorizationDetailsFailure(
  parameters: Parameters,
  { supportedAuthorizationDetailsTypes: supported = [] }: ServiceRecord,
  { authorizationDetailsTypes: declared = [] }: ClientRecord,
): Failure | undefined {
  const text = parameters.text(parameter);
  if (text === undefined) return undefined;
  const details = parseJson(text);
  // Authlete uses the same code for an object as for invalid JSON.
  if (parameters.isRepeated(parameter) || details === undefined || isObject(details))
    return refuse('A249304');
  if (!Array.isArray(details)) return refuse('A249305');
  for (const [index, element] of details.entries()) {
    if (!isElement(element)) return refuse('A249306', { index });
  }
  for (const [index, { type }] of elements(details).entries()) {
    if (!type) return refuse('A249301', { index });
    if (!supported.includes(type)) return refuse('A249302', { index, type, supported: listed(supported) });
    if (!declared.includes(type)) return refuse('A249303', { index, type, registered: listed(declared) });
  }
  return undefined;
}

export const authorizationDetailsAreValid: Rule = ({ parameters, settings, client }) =>
  authorizationDetailsFailure(parameters, settings, client);

/** RFC 9396, section 2.2: the types of the common members. */
function isElement(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type = '', identifier = '' } = value;
  if (typeof (type ?? '') !== 'string' || typeof identifier !== 'string') return false;
  return lists.every((name) => isListOfStrings(value[name] ?? []));
}

const isListOfStrings = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Returns the details of a checked request; `undefined` if it has no such parameter. */
export function requestedDetails(parameters: Parameters): AuthorizationDetail[] | undefined {
  const text = parameters.text(parameter);
  const details = text === undefined ? undefined : parseJson(text);
  return Array.isArray(details) ? elements(details) : undefined;
}

const elements = (details: readonly unknown[]): AuthorizationDetail[] =>
  details.flatMap((element) => (isObject(element) ? [fromWire(element)] : []));

function fromWire(element: UnknownRecord): AuthorizationDetail {
  const { type, locations, actions, datatypes, identifier, privileges, ...others } = element;
  const known = { locations, actions, dataTypes: datatypes, identifier, privileges };
  const set = Object.entries(known).filter(([, value]) => value !== undefined);
  return {
    type: typeof type === 'string' ? type : '',
    // Safe: `isElement` has checked the types.
    ...(Object.fromEntries(set) as Partial<AuthorizationDetail>),
    ...(Object.keys(others).length > 0 && { otherFields: JSON.stringify(others) }),
  };
}

/** Returns an element in OAuth's format. As in Authlete, type-specific members come first. */
function toWire({ type, otherFields, dataTypes, ...known }: AuthorizationDetail): UnknownRecord {
  const others = otherFields === undefined ? undefined : parseJson(otherFields);
  const { locations, actions, identifier, privileges } = known;
  return {
    ...(isObject(others) && others),
    type,
    locations,
    actions,
    datatypes: dataTypes,
    identifier,
    privileges,
  };
}

/** Returns `authorization_details` for a token response, token or introspection response; `undefined` if empty. */
export const authorizationDetailsArray = (
  details: readonly AuthorizationDetail[] = [],
): UnknownRecord[] | undefined => (details.length > 0 ? details.map(toWire) : undefined);

/** Returns `authorizationDetails` for an API response; `undefined` if empty. */
export const authorizationDetailsObject = (
  details: readonly AuthorizationDetail[] = [],
): { elements: AuthorizationDetail[] } | undefined =>
  details.length > 0 ? { elements: [...details] } : undefined;

/** Returns the details of an access token: the narrowed ones if set, else those of the authorization. */
export const accessTokenDetails = ({
  accessTokenDetails: narrowed,
  authorizationDetails,
}: Pick<TokenRecord, 'accessTokenDetails' | 'authorizationDetails'>) => narrowed ?? authorizationDetails;

export const isSameDetail = (one: AuthorizationDetail, other: AuthorizationDetail): boolean =>
  isDeepStrictEqual(json(one), json(other));

/** The detail without the members that the service adds (OpenID4VCI, section 6.2). */
function json(detail: AuthorizationDetail): unknown {
  const { credential_identifiers: added, ...requested } = toWire(detail);
  return parseJson(JSON.stringify(requested));
}

/** RFC 9396, section 6: a token request must not exceed the authorized details. */
export function beyondDetails(
  requested: readonly AuthorizationDetail[],
  authorized: readonly AuthorizationDetail[] = [],
): Failure | undefined {
  const index = requested.findIndex((detail) => !authorized.some((other) => isSameDetail(detail, other)));
  if (index < 0) return undefined;
  const outcome = `The element ${index} of authorization_details was not authorized.`;
  return unpublished(outcome, 'Elements of the authorization_details that the user authorized.', {
    error: 'invalid_authorization_details',
    source: 'RFC 9396, section 6',
  });
}
