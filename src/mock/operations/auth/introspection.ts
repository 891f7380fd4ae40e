import type { TokenRecord } from '../../../domain/grants.js';
import type { ClientRecord } from '../../../domain/records.js';
import { Failure } from '../../failure.js';
import { accessTokenDetails, authorizationDetailsObject } from '../../oauth/authorization-details.js';
import type { DpopCodes } from '../../oauth/dpop.js';
import { isSufficient, type ResourceRequest, resourceFailure } from '../../oauth/protected-resource.js';
import { scopeObjects } from '../../oauth/scope.js';
import { hasExpired, isRefreshable } from '../../oauth/token-expiry.js';
import { type Call, type HandlerAnswer, type Members, operation, result } from '../../operation.js';
import { unpublishedNonce, withDpopNonce } from '../../tokens/dpop-proof.js';
import { grantOfToken } from '../../tokens/managed-grant.js';
import { clientOf, presentedRecord } from '../../tokens/presented-token.js';
import { type HolderCodes, holderFailure, withDpopChallenge } from '../../tokens/token-holder.js';
import { forgetAccessToken } from '../../tokens/token-records.js';
import { undefinedIfEmpty } from '../../undefined-if-empty.js';
import { federationEntity, metadataDocument } from '../../views/client-identifiers.js';

const id = 'auth_introspection_api';

const codes = {
  none: 'A057301',
  unknown: 'A057302',
  unreadable: 'A057304',
  'no-jti': 'A057305',
  'not-asymmetric-jws': 'A057306',
} as const;

const dpopCodes: DpopCodes = {
  invalid: 'A065310',
  symmetric: 'A065311',
  withoutKey: 'A065312',
  withoutAlgorithm: 'A065313',
  nonce: unpublishedNonce,
};

const holderCodes: HolderCodes = {
  withoutCertificate: 'A065304',
  otherCertificate: 'A065305',
  unreadableCertificate: 'A065307',
  withoutProof: 'A065308',
  otherKey: 'A065309',
};

/** The challenge of a resource server for an unreadable request, as a template independent of this request. */
const challenge = 'Bearer error="invalid_request"';

/** POST /auth/introspection */
export default operation(id, (call) =>
  withDpopNonce(call, async () => {
    const record = await presentedRecord(call, call.body.token, codes);
    return withDpopChallenge(record, () => answer(call, record));
  }),
);

async function answer(call: Call<typeof id>, record: TokenRecord): Promise<HandlerAnswer> {
  const { service, settings, body } = call;
  const client = await clientOf(service, record, { deleted: 'A098301', locked: 'A098303' });
  const { scopes, subject, resources, acrValues, maxAge } = body;
  const endpoint = { codes: dpopCodes, htm: [], htu: undefined, accessToken: body.token };
  const stranger = await holderFailure(call, record, endpoint, holderCodes);
  const now = service.clock.now();
  const demands = { scopes, subject, resources, acrValues, maxAge, holderFailure: stranger };
  const request: ResourceRequest = { record, settings, now, ...demands };
  const failure = resourceFailure(request);
  const described = describe(request, client, challenge, await grantOfToken(service, record));
  if (failure === undefined) return result(id, 'A056001', described);
  const { responseContent: _, ...members } = described;
  // An expired token is deleted on its first use: that call reports the expiry, later ones an unknown token.
  if (hasExpired(record, request.now) && !(await forgetAccessToken(service, record))) {
    throw new Failure(codes.unknown);
  }
  throw new Failure(failure.code, { ...failure.details, members });
}

/** Returns the response members about the token. They come from the record, because a JWT may be outdated. */
function describe(
  request: ResourceRequest,
  client: ClientRecord,
  responseContent: string,
  grant: Members<typeof id>['grant'],
): Members<typeof id> {
  const { record, settings, now } = request;
  const { scopes, properties, resources, accessTokenResources, consentedClaims } = record;
  return {
    responseContent,
    existent: true,
    usable: !hasExpired(record, now),
    sufficient: isSufficient(request),
    refreshable: isRefreshable(record, now),
    clientId: client.clientId,
    clientIdAlias: client.clientIdAlias,
    clientIdAliasUsed: record.clientIdAliasUsed,
    ...federationEntity(client),
    ...metadataDocument(record, client),
    clientEntityId: client.entityId,
    subject: record.subject,
    scopes: undefinedIfEmpty(scopes),
    scopeDetails: undefinedIfEmpty(scopeObjects(scopes, settings)),
    expiresAt: record.accessTokenExpiresAt,
    certificateThumbprint: record.certificateThumbprint,
    properties: undefinedIfEmpty(properties),
    resources: undefinedIfEmpty(resources),
    accessTokenResources: undefinedIfEmpty(accessTokenResources),
    authorizationDetails: authorizationDetailsObject(accessTokenDetails(record)),
    grantId: record.grantId,
    consentedClaims: undefinedIfEmpty(consentedClaims),
    grantType: record.grantType,
    forCredentialIssuance: record.issuableCredentials !== undefined,
    issuableCredentials: record.issuableCredentials,
    cnonce: record.cnonce,
    cnonceExpiresAt: record.cnonceExpiresAt,
    acr: record.acr,
    authTime: record.authTime,
    serviceAttributes: settings.attributes,
    clientAttributes: client.attributes,
    grant,
  };
}
