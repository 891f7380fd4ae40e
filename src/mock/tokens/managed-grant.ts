import type { GrantRequest } from '../../domain/grant-request.js';
import type { Authorization, GrantRecord, TokenRecord } from '../../domain/grants.js';
import { grantContent, grantObject, mergedGrant } from '../oauth/grant.js';
import type { Parameters } from '../oauth/parameters.js';
import type { Service } from '../service.js';
import { deleteToken, replaceToken } from './token-records.js';
import { tokensUnder } from './token-selection.js';

/**
 * Does with a grant what the authorization request asked for, and returns the authorization that the tokens
 * are made from: under the grant, or under none if there was nothing to do.
 */
export async function manageGrant(service: Service, authorization: Authorization): Promise<Authorization> {
  const { gmAction, grantClaims, ...rest } = authorization;
  if (gmAction === undefined) return rest;
  const { grantId: presented, ...withoutGrant } = rest;
  const grantId = await keptGrant(service, authorization, presented);
  return grantId === undefined ? withoutGrant : { ...withoutGrant, grantId };
}

async function keptGrant(
  service: Service,
  authorization: Authorization,
  presented: string | undefined,
): Promise<string | undefined> {
  const { gmAction, clientId, subject } = authorization;
  if (subject === undefined) return undefined;
  const content = grantContent(authorization);
  if (gmAction === 'CREATE' || presented === undefined) {
    const grantId = service.identifier();
    await service.put('grant', grantId, { grantId, clientId, subject, ...content });
    return grantId;
  }
  for (;;) {
    const before = await service.find('grant', presented);
    // The grant of another subject is left alone, and so is one that was revoked meanwhile.
    if (before === undefined || before.subject !== subject) return undefined;
    const changed = gmAction === 'MERGE' ? mergedGrant(before, content) : content;
    if (await service.replace('grant', presented, before, { ...before, ...changed })) return presented;
  }
}

/** The grant that a request names, whoever it belongs to. */
export async function grantOf(service: Service, parameters: Parameters): Promise<GrantRecord | undefined> {
  const grantId = parameters.text('grant_id');
  return grantId === undefined ? undefined : service.find('grant', grantId);
}

/** The grant that a token was issued under, as answers have it; none once it is revoked. */
export async function grantOfToken(service: Service, { grantId }: TokenRecord) {
  const grant = grantId === undefined ? undefined : await service.find('grant', grantId);
  return grant && grantObject(grant);
}

/** What the answer to an authorization request says of the grant that it is about. */
export async function grantMembers(service: Service, { gmAction, grantId }: GrantRequest) {
  if (gmAction === undefined) return {};
  const grant = grantId === undefined ? undefined : await service.find('grant', grantId);
  return { gmAction, grantId, grant: grant && grantObject(grant), grantSubject: grant?.subject };
}

/** Deletes a grant with its refresh tokens; its access tokens live until they expire. */
export async function revokeGrant(service: Service, { grantId }: GrantRecord): Promise<void> {
  await service.delete('grant', grantId);
  for (const record of await tokensUnder(service, 'tokensOfGrant', grantId)) {
    await forgetRefreshToken(service, record);
  }
}

async function forgetRefreshToken(service: Service, record: TokenRecord): Promise<void> {
  const { refreshTokenHash, refreshTokenExpiresAt, refreshTokenScopes, ...accessOnly } = record;
  if (record.accessTokenExpiresAt <= service.clock.now()) {
    await deleteToken(service, record);
    return;
  }
  const kept = { ...accessOnly, expiresAt: record.accessTokenExpiresAt };
  if (await replaceToken(service, record, kept)) return;
  // A refresh came first: its refresh token goes as well.
  const refreshed = await service.find('token', record.tokenId);
  if (refreshed !== undefined) await forgetRefreshToken(service, refreshed);
}
