import { createHash } from 'node:crypto';
import { verifiedPayload } from '../jose/verify.js';
import { isObject, parseJson } from '../oauth/claims.js';
import { isJwt } from '../oauth/jwt-access-token.js';
import { isRefreshable } from '../oauth/token-expiry.js';
import type { Service } from '../service.js';
import type { TokenRecord } from '../state/grants.js';

/** The hash under which a token or a code is kept: base64url of its SHA-256 digest. */
export const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** The opaque value of an access token: of a JWT its `jti`, once the signature shows that the service made it. */
async function opaqueValue(service: Service, presented: string): Promise<string | undefined> {
  if (!isJwt(presented)) return presented;
  const { jwks } = (await service.settings()) ?? {};
  const payload = jwks && (await verifiedPayload(service.keySet(jwks), presented));
  const claims = payload && parseJson(new TextDecoder().decode(payload));
  return isObject(claims) && typeof claims['jti'] === 'string' ? claims['jti'] : undefined;
}

export async function findByAccessToken(
  service: Service,
  presented: string,
): Promise<TokenRecord | undefined> {
  const value = await opaqueValue(service, presented);
  const found = value === undefined ? undefined : await service.find('accessToken', hashOf(value));
  return found && service.find('token', found.tokenId);
}

export async function findByRefreshToken(
  service: Service,
  presented: string,
): Promise<TokenRecord | undefined> {
  const found = await service.find('refreshToken', hashOf(presented));
  return found && service.find('token', found.tokenId);
}

/**
 * Forgets the access token of a record, and the record too unless its refresh token still lives. Tells
 * whether the access token was there: of several callers, one forgets it.
 */
export async function forgetAccessToken(service: Service, record: TokenRecord): Promise<boolean> {
  if ((await service.take('accessToken', record.accessTokenHash)) === undefined) return false;
  if (!isRefreshable(record, service.clock.now())) await deleteToken(service, record);
  return true;
}

/** Keeps a new record, findable by both tokens and by client and subject. */
export async function saveToken(service: Service, record: TokenRecord): Promise<void> {
  const { tokenId, accessTokenHash, refreshTokenHash, expiresAt } = record;
  await service.put('token', tokenId, record);
  await service.put('accessToken', accessTokenHash, { tokenId, expiresAt });
  if (refreshTokenHash !== undefined)
    await service.put('refreshToken', refreshTokenHash, { tokenId, expiresAt });
  await service.link('tokensOf', ownerOf(record), tokenId);
}

/** Deletes a record: the access token and the refresh token die together. */
export async function deleteToken(service: Service, record: TokenRecord): Promise<void> {
  const { tokenId, accessTokenHash, refreshTokenHash } = record;
  await service.delete('token', tokenId);
  await service.delete('accessToken', accessTokenHash);
  if (refreshTokenHash !== undefined) await service.delete('refreshToken', refreshTokenHash);
  await service.unlink('tokensOf', ownerOf(record), tokenId);
}

/** Deletes all tokens of a subject with a client (`singleAccessTokenPerSubject`). */
export async function deleteTokensOf(service: Service, clientId: number, subject: string): Promise<void> {
  for (const tokenId of await service.linked('tokensOf', `${clientId}/${subject}`)) {
    const record = await service.find('token', tokenId);
    if (record !== undefined) await deleteToken(service, record);
  }
}

const ownerOf = ({ clientId, subject = '' }: TokenRecord): string => `${clientId}/${subject}`;
