import type { TokenRecord } from '../../domain/grants.js';
import { serviceKeys } from '../hsk/service-keys.js';
import { verifiedPayload } from '../jose/verify.js';
import { isObject, parseJson } from '../oauth/claims.js';
import { isJwt } from '../oauth/jwt-access-token.js';
import { isRefreshable } from '../oauth/token-expiry.js';
import type { Service } from '../service.js';
import { sha256 } from '../sha256.js';
import { purgeTime } from '../state/service-state.js';
import { ownersOf, type TokenSelection, tokensOf } from './token-selection.js';

/** The hash under which a token or a code is kept: base64url of its SHA-256 digest. */
export const hashOf = sha256;

/** The opaque value of an access token: of a JWT its `jti`, once the signature shows that the service made it. */
async function opaqueValue(service: Service, presented: string): Promise<string | undefined> {
  if (!isJwt(presented)) return presented;
  const settings = await service.settings();
  const keys = settings && (await serviceKeys(service, settings));
  const payload = keys && (await verifiedPayload(keys, presented));
  const claims = payload && parseJson(new TextDecoder().decode(payload));
  return isObject(claims) && typeof claims['jti'] === 'string' ? claims['jti'] : undefined;
}

export async function findByAccessToken(
  service: Service,
  presented: string,
): Promise<TokenRecord | undefined> {
  const value = await opaqueValue(service, presented);
  return value === undefined ? undefined : findByHash(service, 'accessToken', hashOf(value));
}

export const findByRefreshToken = (service: Service, presented: string): Promise<TokenRecord | undefined> =>
  findByHash(service, 'refreshToken', hashOf(presented));

/** The record decides which tokens are good; what leads to it may be older than the last refresh. */
export async function findByHash(
  service: Service,
  kind: 'accessToken' | 'refreshToken',
  hash: string,
): Promise<TokenRecord | undefined> {
  const found = await service.find(kind, hash);
  const record = found && (await service.find('token', found.tokenId));
  return record?.[`${kind}Hash`] === hash ? record : undefined;
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
  const { tokenId } = record;
  await service.put('token', tokenId, record);
  await makeFindable(service, record);
}

/**
 * Gives a record other tokens, unless it is no longer the one that was read: of several requests that
 * refresh a token at once, one does.
 */
export async function replaceToken(service: Service, old: TokenRecord, next: TokenRecord): Promise<boolean> {
  if (!(await service.replace('token', old.tokenId, old, next))) return false;
  await makeFindable(service, next);
  const { accessTokenHash, refreshTokenHash } = old;
  if (accessTokenHash !== next.accessTokenHash) await service.delete('accessToken', accessTokenHash);
  if (refreshTokenHash !== undefined && refreshTokenHash !== next.refreshTokenHash) {
    await service.delete('refreshToken', refreshTokenHash);
  }
  return true;
}

async function makeFindable(service: Service, record: TokenRecord): Promise<void> {
  const { tokenId, accessTokenHash, refreshTokenHash, expiresAt } = record;
  await service.put('accessToken', accessTokenHash, { tokenId, expiresAt });
  if (refreshTokenHash !== undefined) {
    await service.put('refreshToken', refreshTokenHash, { tokenId, expiresAt });
  }
  for (const [index, owner] of ownersOf(record)) {
    await service.link(index, owner, tokenId, purgeTime('token', record));
  }
}

/** Deletes a record: the access token and the refresh token die together. Tells whether it was there. */
export async function deleteToken(service: Service, record: TokenRecord): Promise<boolean> {
  const { tokenId, accessTokenHash, refreshTokenHash } = record;
  const deleted = await service.delete('token', tokenId);
  await service.delete('accessToken', accessTokenHash);
  if (refreshTokenHash !== undefined) await service.delete('refreshToken', refreshTokenHash);
  for (const [index, owner] of ownersOf(record)) await service.unlink(index, owner, tokenId);
  return deleted;
}

/** Deletes the selected tokens and tells how many there were. */
export async function deleteTokens(service: Service, selection: TokenSelection): Promise<number> {
  let deleted = 0;
  for (const record of await tokensOf(service, selection)) {
    if (await deleteToken(service, record)) deleted += 1;
  }
  return deleted;
}

/** Leaves one token of a subject with a client, where several calls have issued one at once. */
export async function keepNewestToken(service: Service, clientId: number, subject: string): Promise<void> {
  const records = await tokensOf(service, { clientId, subject });
  const [, ...others] = records.sort(
    (one, other) => other.createdAt - one.createdAt || (one.tokenId < other.tokenId ? 1 : -1),
  );
  for (const record of others) await deleteToken(service, record);
}
