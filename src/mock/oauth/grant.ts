import type { Authorization, GrantRecord, GrantScope } from '../../domain/grants.js';
import type { Schema } from '../../spec/types.js';
import {
  authorizationDetailsArray,
  authorizationDetailsObject,
  isSameDetail,
} from './authorization-details.js';

/** The content of a grant record. */
export type GrantContent = Pick<GrantRecord, 'scopes' | 'claims' | 'authorizationDetails'>;

/** Returns what an authorization adds to a grant. */
export function grantContent(authorization: Authorization): GrantContent {
  const { scopes, resources = [], grantClaims = [], authorizationDetails = [] } = authorization;
  const granted = { names: [...scopes].sort(), resources };
  return {
    scopes: scopes.length + resources.length > 0 ? [granted] : [],
    claims: [...grantClaims].sort(),
    authorizationDetails,
  };
}

/** Grant Management for OAuth 2.0, section 5.1: merge adds to the existing grant. */
export const mergedGrant = (before: GrantContent, added: GrantContent): GrantContent => ({
  scopes: added.scopes.reduce(withScope, before.scopes),
  claims: union(before.claims, added.claims),
  authorizationDetails: [
    ...before.authorizationDetails,
    ...added.authorizationDetails.filter(
      (detail) => !before.authorizationDetails.some((other) => isSameDetail(detail, other)),
    ),
  ],
});

/** Scopes for the same resources share one element. */
function withScope(before: readonly GrantScope[], added: GrantScope): readonly GrantScope[] {
  const key = keyOf(added);
  const same = before.find((other) => keyOf(other) === key);
  if (same === undefined) return [...before, added];
  const merged = { names: union(same.names, added.names), resources: same.resources };
  return before.map((other) => (other === same ? merged : other));
}

const keyOf = ({ resources }: GrantScope): string => [...resources].sort().join(' ');
const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();

const scopesOf = ({ scopes }: GrantContent): Schema<'grant_scope'>[] =>
  scopes.map(({ names, resources }) => ({
    scope: names.join(' '),
    ...(resources.length > 0 && { resource: [...resources] }),
  }));

/** Returns a grant in the format of API responses. */
export function grantObject(grant: GrantContent): Schema<'grant'> {
  const authorizationDetails = authorizationDetailsObject(grant.authorizationDetails);
  return {
    ...(grant.scopes.length > 0 && { scopes: scopesOf(grant) }),
    ...(grant.claims.length > 0 && { claims: [...grant.claims] }),
    ...(authorizationDetails && { authorizationDetails }),
  };
}

/** Grant Management for OAuth 2.0, section 6.3: the response to a query. */
export const grantJson = (grant: GrantContent): string =>
  JSON.stringify({
    scopes: grant.scopes.length > 0 ? scopesOf(grant) : undefined,
    claims: grant.claims.length > 0 ? grant.claims : undefined,
    authorization_details: authorizationDetailsArray(grant.authorizationDetails),
  });
