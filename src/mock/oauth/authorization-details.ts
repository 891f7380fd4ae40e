import { isDeepStrictEqual } from 'node:util';
import type { TokenRecord } from '../../domain/grants.js';
import type { AuthorizationDetail, ClientRecord, ServiceRecord } from '../../domain/records.js';
import { Failure, refuse } from '../failure.js';
import type { Rule } from './attempt.js';
import { isObject, type JsonObject, parseJson } from './claims.js';
import type { Parameters } from './parameters.js';

const parameter = 'authorization_details';
const lists = ['locations', 'actions', 'datatypes', 'privileges'] as const;

/** RFC 9396, sections 2 and 5: what is wrong with the parameter. */
export function authorizationDetailsFailure(
  parameters: Parameters,
  { supportedAuthorizationDetailsTypes: supported = [] }: ServiceRecord,
  { authorizationDetailsTypes: declared = [] }: ClientRecord,
): Failure | undefined {
  const text = parameters.text(parameter);
  if (text === undefined) return undefined;
  const details = parseJson(text);
  // The service says the same of an object as of what is no JSON.
  if (parameters.isRepeated(parameter) || details === undefined || isObject(details))
    return refuse('A249304');
  if (!Array.isArray(details)) return refuse('A249305');
  for (const [index, element] of details.entries()) {
    if (!isElement(element)) return refuse('A249306', { index });
  }
  for (const [index, { type }] of elements(details).entries()) {
    if (!type) return refuse('A249301', { index });
    if (!supported.includes(type)) return refuse('A249302', { index, type });
    if (!declared.includes(type)) return refuse('A249303', { index, type });
  }
  return undefined;
}

export const authorizationDetailsAreGood: Rule = ({ parameters, settings, client }) =>
  authorizationDetailsFailure(parameters, settings, client);

/** RFC 9396, section 2.2: the common members have the types that it gives them. */
function isElement(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type = '', identifier = '' } = value;
  if (typeof (type ?? '') !== 'string' || typeof identifier !== 'string') return false;
  return lists.every((name) => isListOfStrings(value[name] ?? []));
}

const isListOfStrings = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The details of a request that passed the rules; none where it has no such parameter. */
export function requestedDetails(parameters: Parameters): AuthorizationDetail[] | undefined {
  const text = parameters.text(parameter);
  const details = text === undefined ? undefined : parseJson(text);
  return Array.isArray(details) ? elements(details) : undefined;
}

const elements = (details: readonly unknown[]): AuthorizationDetail[] =>
  details.flatMap((element) => (isObject(element) ? [fromWire(element)] : []));

function fromWire(element: JsonObject): AuthorizationDetail {
  const { type, locations, actions, datatypes, identifier, privileges, ...others } = element;
  const known = { locations, actions, dataTypes: datatypes, identifier, privileges };
  const set = Object.entries(known).filter(([, value]) => value !== undefined);
  return {
    type: typeof type === 'string' ? type : '',
    // `isElement` saw that they have their types.
    ...(Object.fromEntries(set) as Partial<AuthorizationDetail>),
    ...(Object.keys(others).length > 0 && { otherFields: JSON.stringify(others) }),
  };
}

/** An element as OAuth messages have it: the service puts the members of its own type first. */
function toWire({ type, otherFields, dataTypes, ...known }: AuthorizationDetail): JsonObject {
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

/** `authorization_details` of a token response, a token or an introspection response; none where it is empty. */
export const authorizationDetailsArray = (
  details: readonly AuthorizationDetail[] = [],
): JsonObject[] | undefined => (details.length > 0 ? details.map(toWire) : undefined);

/** `authorizationDetails` of an answer of the API. */
export const authorizationDetailsObject = (
  details: readonly AuthorizationDetail[] = [],
): { elements: AuthorizationDetail[] } | undefined =>
  details.length > 0 ? { elements: [...details] } : undefined;

/** The details that an access token is for: those of the authorization, unless it is narrowed. */
export const accessTokenDetails = ({
  accessTokenDetails: narrowed,
  authorizationDetails,
}: Pick<TokenRecord, 'accessTokenDetails' | 'authorizationDetails'>) => narrowed ?? authorizationDetails;

export const isSameDetail = (one: AuthorizationDetail, other: AuthorizationDetail): boolean =>
  isDeepStrictEqual(json(one), json(other));

/** Without what the service adds to a detail (OpenID4VCI, section 6.2). */
function json(detail: AuthorizationDetail): unknown {
  const { credential_identifiers: added, ...requested } = toWire(detail);
  return parseJson(JSON.stringify(requested));
}

/** RFC 9396, section 6: a token request stays within the details that were authorized. */
export function beyondDetails(
  requested: readonly AuthorizationDetail[],
  authorized: readonly AuthorizationDetail[] = [],
): Failure | undefined {
  const index = requested.findIndex((detail) => !authorized.some((other) => isSameDetail(detail, other)));
  if (index < 0) return undefined;
  const outcome = `The element ${index} of authorization_details is not one of those that were authorized.`;
  return new Failure('A000000', { error: 'invalid_authorization_details', message: { outcome } });
}
