import type { TokenRecord } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import { signingKey, signWith } from '../jose/sign.js';
import { accessTokenDetails, authorizationDetailsArray } from '../oauth/authorization-details.js';
import { confirmation } from '../oauth/sender-constraint.js';
import { subjectFor } from '../oauth/subject.js';
import type { ServiceContext } from '../service-context.js';
import { audienceOf, jsonObject } from './id-token.js';
import { issuedAt } from './token-response.js';

/** Throws a `Failure` if the service is configured to sign access tokens but has no suitable key. */
export async function requireAccessTokenKey(context: ServiceContext, client: ClientRecord) {
  const { settings } = context;
  const { accessTokenSignAlg: alg, accessTokenSignatureKeyId: keyId } = settings;
  if (alg !== undefined) await signingKey(context, client, alg, keyId);
}

/**
 * Resolves to the JWT form of an access token (RFC 9068, section 2); `undefined` if the service issues opaque
 * tokens.
 */
export async function accessTokenJwt(
  context: ServiceContext,
  client: ClientRecord,
  record: TokenRecord,
  accessToken: string,
): Promise<string | undefined> {
  const { service, settings } = context;
  const { accessTokenSignAlg: alg, accessTokenSignatureKeyId: keyId } = settings;
  if (alg === undefined) return undefined;
  const { subject, sub, scopes, accessTokenResources, acr, authTime, grantType, properties = [] } = record;
  const visible = properties.filter(({ hidden }) => hidden !== true);
  const payload = {
    iss: settings.issuer,
    sub: sub ?? (subject && subjectFor(client, subject, String(service.id))),
    aud: accessTokenResources,
    client_id: audienceOf(record, client),
    scope: scopes.length > 0 ? scopes.join(' ') : undefined,
    iat: Math.floor(issuedAt(record) / 1000),
    exp: Math.floor(record.accessTokenExpiresAt / 1000),
    jti: accessToken,
    cnf: confirmation(record),
    acr,
    auth_time: authTime,
    grant_type: grantType.toLowerCase(),
    authorization_details: authorizationDetailsArray(accessTokenDetails(record)),
    grant_id: record.grantId,
    ...Object.fromEntries(visible.map(({ key = '', value }) => [key, value])),
    ...jsonObject(record.jwtAtClaims),
  };
  const key = await signingKey(context, client, alg, keyId);
  const jwt = await signWith(key, payload, { typ: 'at+jwt' });
  key.keySet?.remember(jwt);
  return jwt;
}
