import type { DecoupledRequest } from '../../domain/decision.js';
import type { FoundClient } from '../../domain/found-client.js';
import type { ServiceRecord } from '../../domain/records.js';
import type { Failure } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import { requestedDetails } from './authorization-details.js';
import { present } from './authorization-request.js';
import { grantRequestOf } from './grant-management.js';
import type { Parameters } from './parameters.js';
import { requestedResources } from './resource.js';
import { selectAcrs, selectClaims, selectScopes } from './selection.js';

/** The result codes with which an endpoint warns of ignored values. */
export interface IgnoredCodes {
  readonly unsupportedScope: ResultCode;
  readonly scopeNotRequestable: ResultCode;
  readonly unsupportedClaim: ResultCode;
  readonly unsupportedAcr: ResultCode;
}

/** Returns the access that a device flow or CIBA request asks for, with a warning for each ignored value. */
export function requestedAccess(
  { client, clientIdAliasUsed, metadataDocumentUsed }: FoundClient,
  parameters: Parameters,
  settings: ServiceRecord,
  codes: IgnoredCodes,
): { readonly request: DecoupledRequest; readonly warnings: readonly Failure[] } {
  const scopes = selectScopes(parameters.text('scope'), settings, client, {
    unsupported: codes.unsupportedScope,
    notRequestable: codes.scopeNotRequestable,
  });
  const claims = selectClaims(scopes.values, settings, { unsupported: codes.unsupportedClaim });
  const acrs = selectAcrs(parameters.text('acr_values'), settings, client, {
    unsupported: codes.unsupportedAcr,
  });
  return {
    request: {
      clientId: client.clientId,
      clientIdAliasUsed,
      scopes: scopes.values,
      claimNames: claims.values,
      acrs: acrs.values,
      resources: requestedResources(parameters),
      ...present({ authorizationDetails: requestedDetails(parameters), metadataDocumentUsed }),
      ...grantRequestOf(parameters),
    },
    warnings: [...scopes.warnings, ...claims.warnings, ...acrs.warnings],
  };
}
