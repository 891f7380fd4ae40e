import type { GrantRequest } from '../../domain/grant-request.js';
import type { Authorization, GrantRecord, TokenRecord } from '../../domain/grants.js';
import { grantContent, grantObject, mergedGrant } from '../oauth/grant.js';
import type { Parameters } from '../oauth/parameters.js';
import type { Service } from '../service.js';
import { andThen } from '../state/store.js';
import { deleteToken, replaceToken } from './token-records.js';
import { type FoundToken, tokensUnder } from './token-selection.js';

/**
 * Applies the requested grant management action. Resolves to the authorization for the tokens, with the ID of the
 * affected grant, if any.
 */
export async function manageGrant(service: Service, authorization: Authorization): Promise<Authorization> {
  if (authorization.gmAction === undefined && authorization.grantClaims === undefined) return authorization;
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
    await service.put('grant', grantId, {
      grantId,
      clientId,
      subject,
      createdAt: service.clock.now(),
      ...content,
    });
    return grantId;
  }
  for (;;) {
    const found = await service.entry('grant', presented);
    // Do not change a grant of another subject, or one that was revoked in the meantime.
    if (found === undefined || found.value.subject !== subject) return undefined;
    const before = found.value;
    const changed = gmAction === 'MERGE' ? mergedGrant(before, content) : content;
    if (await service.replace('grant', presented, found, { ...before, ...changed })) return presented;
  }
}

/** Resolves to the grant that a request names, even if it belongs to another client. */
export async function requestedGrant(
  service: Service,
  parameters: Parameters,
): Promise<GrantRecord | undefined> {
  const grantId = parameters.text('grant_id');
  return grantId === undefined ? undefined : service.find('grant', grantId);
}

/** Returns the grant that a token was issued under, in the format of responses; `undefined` once it is revoked. */
export const grantOfToken = (service: Service, { grantId }: TokenRecord) =>
  andThen(grantId === undefined ? undefined : service.find('grant', grantId), (grant) =>
    grant === undefined ? undefined : grantObject(grant),
  );

/** Resolves to the response members that describe the grant of an authorization request. */
export async function grantMembers(service: Service, { gmAction, grantId }: GrantRequest) {
  if (gmAction === undefined) return {};
  const grant = grantId === undefined ? undefined : await service.find('grant', grantId);
  return { gmAction, grantId, grant: grant && grantObject(grant), grantSubject: grant?.subject };
}

/** Deletes a grant and its refresh tokens. Its access tokens remain valid until they expire. */
export async function revokeGrant(service: Service, { grantId }: GrantRecord): Promise<void> {
  await service.delete('grant', grantId);
  for (const found of await tokensUnder(service, 'tokensOfGrant', grantId)) {
    await forgetRefreshToken(service, found);
  }
}

async function forgetRefreshToken(service: Service, found: FoundToken): Promise<void> {
  const { value: record } = found;
  const { refreshTokenHash, refreshTokenExpiresAt, refreshTokenScopes, ...accessOnly } = record;
  if (record.accessTokenExpiresAt <= service.clock.now()) {
    await deleteToken(service, record);
    return;
  }
  const kept = { ...accessOnly, expiresAt: record.accessTokenExpiresAt };
  if (await replaceToken(service, found, kept)) return;
  // A concurrent refresh replaced the record: delete its refresh token too.
  const refreshed = await service.entry('token', record.tokenId);
  if (refreshed !== undefined) await forgetRefreshToken(service, refreshed);
}
