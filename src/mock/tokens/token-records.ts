import type { TokenRecord } from '../../domain/grants.js';
import { isObject, parseJson } from '../../json.js';
import { serviceKeys } from '../hsk/service-keys.js';
import { verifiedPayload } from '../jose/verify.js';
import { isJwt } from '../oauth/jwt-access-token.js';
import { isRefreshable } from '../oauth/token-expiry.js';
import type { Service } from '../service.js';
import { sha256 } from '../sha256.js';
import { purgeTime } from '../state/service-state.js';
import { withStoredTimes } from './stored-times.js';
import { ownersOf, type TokenSelection, tokensOf } from './token-selection.js';

/** Returns the hash under which a token or code is stored: its base64url-encoded SHA-256 digest. */
export const hashOf = sha256;

/**
 * Resolves to the opaque value of an access token. For a JWT it is the `jti`, if the service's signature is valid.
 */
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

/** The record is authoritative: the index entry may be older than the last refresh. */
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
 * Deletes an access token, and its record unless the refresh token is still valid. Resolves to whether the access
 * token existed; of several concurrent calls, only one gets true.
 */
export async function forgetAccessToken(service: Service, record: TokenRecord): Promise<boolean> {
  if ((await service.take('accessToken', record.accessTokenHash)) === undefined) return false;
  if (!isRefreshable(record, service.clock.now())) await deleteToken(service, record);
  return true;
}

/** Stores a new record and indexes it by both tokens, the client and the subject. */
export async function saveToken(service: Service, record: TokenRecord): Promise<void> {
  const stored = withStoredTimes(service, record);
  await service.put('token', stored.tokenId, stored);
  await makeFindable(service, stored);
}

/**
 * Replaces the tokens of a record, unless the record has changed since it was read. Of several concurrent
 * refreshes, only one succeeds.
 */
export async function replaceToken(service: Service, old: TokenRecord, exact: TokenRecord): Promise<boolean> {
  const next = withStoredTimes(service, exact);
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

/** Deletes a record with both its access token and its refresh token. Resolves to whether it existed. */
export async function deleteToken(service: Service, record: TokenRecord): Promise<boolean> {
  const { tokenId, accessTokenHash, refreshTokenHash } = record;
  const deleted = await service.delete('token', tokenId);
  await service.delete('accessToken', accessTokenHash);
  if (refreshTokenHash !== undefined) await service.delete('refreshToken', refreshTokenHash);
  for (const [index, owner] of ownersOf(record)) await service.unlink(index, owner, tokenId);
  return deleted;
}

/** Deletes the selected tokens. Resolves to the number of deleted tokens. */
export async function deleteTokens(service: Service, selection: TokenSelection): Promise<number> {
  let deleted = 0;
  for (const record of await tokensOf(service, selection)) {
    if (await deleteToken(service, record)) deleted += 1;
  }
  return deleted;
}

/** Keeps only one token of a subject and client, in case concurrent calls issued several. */
export async function keepNewestToken(service: Service, clientId: number, subject: string): Promise<void> {
  const records = await tokensOf(service, { clientId, subject });
  const [, ...others] = records.sort(
    (one, other) => other.createdAt - one.createdAt || (one.tokenId < other.tokenId ? 1 : -1),
  );
  for (const record of others) await deleteToken(service, record);
}
