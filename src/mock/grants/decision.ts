import type { Approval, Decision, DecoupledRequest, Denial } from '../../domain/decision.js';
import type { Authorization } from '../../domain/grants.js';
import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { present } from '../oauth/authorization-request.js';
import type { DecisionBody } from '../oauth/decision.js';
import { mergeExtraProperties } from '../oauth/extra-properties.js';
import { grantableScopes } from '../oauth/scope.js';
import { alphabetical } from '../oauth/scope-order.js';

/** Returns the reported decision in the form that is stored until the client polls for it. */
export function decisionOf(
  body: DecisionBody,
  request: DecoupledRequest,
  settings: ServiceRecord,
  client: ClientRecord,
): Decision {
  if (body.result === 'AUTHORIZED') return approval(body, request, settings, client);
  return {
    result: body.result ?? 'TRANSACTION_FAILED',
    ...present({ errorDescription: body.errorDescription, errorUri: body.errorUri }),
  };
}

const approval = (
  body: DecisionBody,
  request: DecoupledRequest,
  settings: ServiceRecord,
  client: ClientRecord,
): Approval => ({
  result: 'AUTHORIZED',
  authorization: authorizationOf(body, request, settings, client),
  ...present({
    idTokenClaims: body.claims,
    idtHeaderParams: body.idtHeaderParams,
    idTokenAudType: body.idTokenAudType,
    accessTokenDuration: body.accessTokenDuration,
    refreshTokenDuration: body.refreshTokenDuration,
  }),
});

function authorizationOf(
  body: DecisionBody,
  request: DecoupledRequest,
  settings: ServiceRecord,
  client: ClientRecord,
): Authorization {
  const { clientId, clientIdAliasUsed, scopes, claimNames, resources, authorizationDetails } = request;
  const { gmAction, grantId } = request;
  const properties = mergeExtraProperties(body.properties);
  return {
    clientId,
    clientIdAliasUsed,
    scopes: body.scopes === undefined ? scopes : replacedScopes(body.scopes, scopes, settings, client),
    claimsAtUserInfo: claimNames,
    ...present({
      metadataDocumentUsed: request.metadataDocumentUsed,
      subject: body.subject,
      sub: body.sub,
      acr: body.acr,
      authTime: body.authTime,
      properties: properties.length > 0 ? properties : undefined,
      consentedClaims: body.consentedClaims,
      jwtAtClaims: body.jwtAtClaims,
      resources: resources.length > 0 ? resources : undefined,
      authorizationDetails,
      gmAction,
      grantId,
      grantClaims: gmAction && (body.consentedClaims ?? claimNames),
    }),
  };
}

/** Returns the call's `scopes`, which replace the requested ones. openid is neither added nor removed. */
function replacedScopes(
  names: readonly string[],
  requested: readonly string[],
  settings: ServiceRecord,
  client: ClientRecord,
): readonly string[] {
  const granted = names.length > 0 ? grantableScopes(names.join(' '), settings, client) : [];
  const openid = requested.includes('openid') ? ['openid'] : [];
  return alphabetical([...openid, ...granted.filter((scope) => scope !== 'openid')]);
}

/** Returns the OAuth error of a denial (RFC 8628, section 3.5; CIBA Core, sections 11 and 12). */
export const denialError = ({ result, errorDescription, errorUri }: Denial): Record<string, string> => ({
  error: result === 'ACCESS_DENIED' ? 'access_denied' : 'expired_token',
  ...(errorDescription && { error_description: errorDescription }),
  ...(errorUri && { error_uri: errorUri }),
});
