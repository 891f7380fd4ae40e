import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { type Failure, refuse } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import { claimsOfScopes } from './claims.js';
import { words } from './parameters.js';
import { grantableScopes, scopeObjects } from './scope.js';

/** The accepted values of a request, with a warning for each ignored one. */
export interface AcceptedValues {
  readonly values: readonly string[];
  readonly warnings: readonly Failure[];
}

/** RFC 6749, section 3.3: ignores scopes that the service does not know or the client may not request. */
export function selectScopes(
  requested: string | undefined,
  settings: ServiceRecord,
  client: ClientRecord,
  codes: { readonly unsupported: ResultCode; readonly notRequestable: ResultCode },
): AcceptedValues {
  const values = grantableScopes(requested, settings, client);
  const ignored = words(requested).filter((scope) => !values.includes(scope));
  const warnings = ignored.map((scope) =>
    refuse(scopeObjects([scope], settings).length > 0 ? codes.notRequestable : codes.unsupported, { scope }),
  );
  return { values, warnings };
}

/** OpenID Connect Core, section 5.4: the claims of the scopes, limited to those that the service supports. */
export function selectClaims(
  scopes: readonly string[],
  { supportedClaims = [] }: ServiceRecord,
  codes: { readonly unsupported: ResultCode },
): AcceptedValues {
  const implied = scopes.includes('openid')
    ? scopes.flatMap((scope) => claimsOfScopes([scope]).map((claim) => ({ scope, claim })))
    : [];
  const isSupported = ({ claim }: { claim: string }) => supportedClaims.includes(claim);
  return {
    values: implied.filter(isSupported).map(({ claim }) => claim),
    warnings: implied
      .filter((item) => !isSupported(item))
      .map(({ scope, claim }) => refuse(codes.unsupported, { scope, claim })),
  };
}

/** `acr_values`: ignores unsupported ones. Without any, the client's defaults apply. */
export function selectAcrs(
  requested: string | undefined,
  { supportedAcrs = [] }: ServiceRecord,
  { defaultAcrs = [] }: ClientRecord,
  codes: { readonly unsupported: ResultCode },
): AcceptedValues {
  const asked = words(requested);
  if (asked.length === 0) return { values: defaultAcrs, warnings: [] };
  return {
    values: asked.filter((acr) => supportedAcrs.includes(acr)),
    warnings: asked
      .filter((acr) => !supportedAcrs.includes(acr))
      .map((acr) => refuse(codes.unsupported, { acr })),
  };
}
