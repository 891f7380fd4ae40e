import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import { refuse } from '../failure.js';
import type { AuthorizationAttempt } from './attempt.js';
import type { Rule } from './check.js';

/** OpenID Connect Core, section 5.5: the claims request parameter. */
export interface ClaimsRequest {
  readonly userinfo?: UnknownRecord;
  readonly id_token?: UnknownRecord;
}

export function claimsRequestOf({ parameters }: AuthorizationAttempt): ClaimsRequest {
  const text = parameters.text('claims');
  if (text === undefined) return {};
  const { userinfo, id_token } = asObject(parseJson(text));
  return {
    ...(isObject(userinfo) && { userinfo }),
    ...(isObject(id_token) && { id_token }),
  };
}

const asObject = (value: unknown): UnknownRecord => (isObject(value) ? value : {});

export const claimsParameterIsValid: Rule = ({ parameters }) => {
  if (parameters.isRepeated('claims')) return refuse('A022302');
  const text = parameters.text('claims');
  if (text === undefined) return undefined;
  const claims = parseJson(text);
  if (!isObject(claims)) return refuse('A022303');
  const { userinfo = {}, id_token = {} } = claims;
  if (!isObject(userinfo)) return refuse('A022304');
  if (!isObject(id_token)) return refuse('A022305');
  for (const [claim, request] of [...Object.entries(userinfo), ...Object.entries(id_token)]) {
    const refused = claim === 'verified_claims' ? undefined : checkClaim(claim, request);
    if (refused !== undefined) return refused;
  }
  return undefined;
};

/** Claims whose values are not strings (OpenID Connect Core, section 5.1). */
const types: Readonly<Record<string, string>> = {
  email_verified: 'boolean',
  phone_number_verified: 'boolean',
  updated_at: 'number',
  auth_time: 'number',
};
const strings = new Set([
  'sub',
  'acr',
  'name',
  'email',
  'given_name',
  'family_name',
  'nickname',
  'locale',
  'zoneinfo',
]);

/** OpenID Connect Core, section 5.5.1: null, or an object with essential, value and values. */
function checkClaim(claim: string, request: unknown) {
  if (request === null) return undefined;
  if (!isObject(request)) return refuse('A023301', { claim });
  const { essential, value, values } = request;
  const expected = types[claim] ?? (strings.has(claim) ? 'string' : undefined);
  const hasType = (item: unknown) => expected === undefined || typeof item === expected;
  if (essential !== undefined && typeof essential !== 'boolean') return refuse('A023302', { claim });
  if (value !== undefined && !hasType(value)) return refuse('A023303', { claim });
  if (values === undefined) return undefined;
  if (!Array.isArray(values)) return refuse('A023304', { claim });
  return values.every(hasType) ? undefined : refuse('A023305', { claim });
}

/** OpenID Connect Core, section 5.4: the claims of each scope. */
const claimsByScope: Readonly<Record<string, readonly string[]>> = {
  profile: [
    'name',
    'family_name',
    'given_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
};

export const claimsOfScopes = (scopes: readonly string[]): string[] =>
  scopes.flatMap((scope) => claimsByScope[scope] ?? []);

/** Returns the claim names in a member of the claims parameter, except verified_claims, whose format differs. */
export const claimNames = (requested: UnknownRecord = {}): string[] =>
  Object.keys(requested).filter((name) => name !== 'verified_claims');
