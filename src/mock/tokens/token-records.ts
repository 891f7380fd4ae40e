import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Service } from '../service.js';
import type { TokenRecord } from '../state/grants.js';

/** The hash under which a token or a code is kept: base64url of its SHA-256 digest. */
export const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

const isJwt = (value: string): boolean => value.startsWith('ey') && value.split('.').length >= 3;

/** The opaque value of an access token that may be a JWT: its `jti`. */
export function opaqueValue(presented: string): string | undefined {
  if (!isJwt(presented)) return presented;
  try {
    return decodeJwt(presented).jti;
  } catch {
    return undefined;
  }
}

export async function findByAccessToken(
  service: Service,
  presented: string,
): Promise<TokenRecord | undefined> {
  const value = opaqueValue(presented);
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
