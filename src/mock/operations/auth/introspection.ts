import { Failure } from '../../failure.js';
import { listed } from '../../listed.js';
import { accessTokenDetails, authorizationDetailsObject } from '../../oauth/authorization-details.js';
import { present } from '../../oauth/authorization-request.js';
import { isSufficient, type ResourceRequest, resourceFailure } from '../../oauth/protected-resource.js';
import { scopeObjects } from '../../oauth/scope.js';
import { hasExpired, isRefreshable } from '../../oauth/token-expiry.js';
import { type Members, operation, result } from '../../operation.js';
import type { ClientRecord } from '../../state/records.js';
import { clientOf, presentedRecord } from '../../tokens/presented-token.js';
import { grantOfToken } from '../../tokens/managed-grant.js';
import { forgetAccessToken } from '../../tokens/token-records.js';

const id = 'auth_introspection_api';

const codes = {
  none: 'A057301',
  unknown: 'A057302',
  unreadable: 'A057304',
  'no-jti': 'A057305',
  'not-asymmetric-jws': 'A057306',
} as const;

/** What a resource answers to a request that it cannot read: a text to start from, whatever the request. */
const challenge = 'Bearer error="invalid_request"';

/** POST /auth/introspection */
export default operation(id, 'bearer-challenge', async ({ service, settings, body }) => {
  const record = await presentedRecord(service, body.token, codes);
  const client = await clientOf(service, record, { deleted: 'A098301', locked: 'A098303' });
  const { scopes, subject, resources, acrValues, maxAge } = body;
  const demands = present({ scopes, subject, resources, acrValues, maxAge });
  const request: ResourceRequest = { record, settings, now: service.clock.now(), ...demands };
  const failure = resourceFailure(request);
  const members = { ...describe(request, client), grant: await grantOfToken(service, record) };
  if (failure === undefined) {
    return result(id, 'A056001', { responseContent: challenge, ...members });
  }
  // Whoever presents an expired token first learns that it expired; to the next it does not exist.
  if (hasExpired(record, request.now) && !(await forgetAccessToken(service, record))) {
    throw new Failure(codes.unknown);
  }
  throw new Failure(failure.code, { ...failure.details, members });
});

/** What is known of the token. It comes from the record: a JWT may be older than what it stands for. */
function describe(request: ResourceRequest, client: ClientRecord): Members<typeof id> {
  const { record, settings, now } = request;
  const { scopes, properties, resources, accessTokenResources, consentedClaims } = record;
  return {
    existent: true,
    usable: !hasExpired(record, now),
    sufficient: isSufficient(request),
    refreshable: isRefreshable(record, now),
    clientId: client.clientId,
    clientIdAlias: client.clientIdAlias,
    clientIdAliasUsed: record.clientIdAliasUsed,
    clientEntityId: client.entityId,
    subject: record.subject,
    scopes: listed(scopes),
    scopeDetails: listed(scopeObjects(scopes, settings)),
    expiresAt: record.accessTokenExpiresAt,
    properties: listed(properties),
    resources: listed(resources),
    accessTokenResources: listed(accessTokenResources),
    authorizationDetails: authorizationDetailsObject(accessTokenDetails(record)),
    grantId: record.grantId,
    consentedClaims: listed(consentedClaims),
    grantType: record.grantType,
    acr: record.acr,
    authTime: record.authTime,
    serviceAttributes: settings.attributes,
    clientAttributes: client.attributes,
  };
}
