import type { DecoupledRequest } from '../../domain/decision.js';
import type { FoundClient } from '../../domain/found-client.js';
import type { ServiceRecord } from '../../domain/records.js';
import type { Failure } from '../failure.js';
import { requestedDetails } from './authorization-details.js';
import { present } from './authorization-request.js';
import { grantRequestOf } from './grant-management.js';
import type { Parameters } from './parameters.js';
import { requestedResources } from './resource.js';
import { selectAcrs, selectClaims, selectScopes } from './selection.js';

/** The result codes with which the endpoints warn of values that they ignore. */
// biome-ignore format: a column for each value
const ignored = {
  device: { scope: 'A219302', scopeOfClient: 'A219301', claim: 'A219304', acr: 'A238302' },
  ciba:   { scope: 'A176303', scopeOfClient: 'A176302', claim: 'A176306', acr: 'A173301' },
} as const;

/** Returns the access that a device flow or CIBA request asks for, with a warning for each ignored value. */
export function requestedAccess(
  { client, clientIdAliasUsed, metadataDocumentUsed }: FoundClient,
  parameters: Parameters,
  settings: ServiceRecord,
  endpoint: keyof typeof ignored,
): { readonly request: DecoupledRequest; readonly warnings: readonly Failure[] } {
  const codes = ignored[endpoint];
  const scopes = selectScopes(parameters.text('scope'), settings, client, {
    unsupported: codes.scope,
    notRequestable: codes.scopeOfClient,
  });
  const claims = selectClaims(scopes.values, settings, { unsupported: codes.claim });
  const acrs = selectAcrs(parameters.text('acr_values'), settings, client, {
    unsupported: codes.acr,
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
