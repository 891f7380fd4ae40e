import type { TokenRecord } from '../../domain/grants.js';
import type { ServiceRecord } from '../../domain/records.js';
import { isObject, parseJson } from '../../json.js';
import { serviceKeys } from '../hsk/service-keys.js';
import { verifiedPayload } from '../jose/verify.js';
import { isJwt } from '../oauth/jwt-access-token.js';
import { isRefreshable } from '../oauth/token-expiry.js';
import type { Service } from '../service.js';
import { sha256 } from '../sha256.js';
import type { Batch } from '../state/batch.js';
import { purgeTime } from '../state/service-state.js';
import { andThen, type MaybePromise } from '../state/store.js';
import { withStoredTimes } from './stored-times.js';
import { type FoundToken, ownersOf, type TokenSelection, tokensOf } from './token-selection.js';

/** Returns the hash under which a token or code is stored: its base64url-encoded SHA-256 digest. */
export const hashOf = sha256;

/** Resolves to the opaque value of a JWT access token: its `jti`, if the service's signature is valid. */
async function opaqueValueOf(
  service: Service,
  presented: string,
  known: ServiceRecord | undefined,
): Promise<string | undefined> {
  const settings = known ?? (await service.settings());
  const keys = settings && (await serviceKeys({ service, settings }));
  const payload = keys && (await verifiedPayload(keys, presented));
  const claims = payload && parseJson(new TextDecoder().decode(payload));
  return isObject(claims) && typeof claims['jti'] === 'string' ? claims['jti'] : undefined;
}

/**
 * Returns the token with an access token, opaque or a JWT; `undefined` if there is none. Reads the settings, which
 * a JWT needs, unless they are given.
 */
export const entryByAccessToken = (
  service: Service,
  presented: string,
  settings?: ServiceRecord,
): MaybePromise<FoundToken | undefined> =>
  andThen(isJwt(presented) ? opaqueValueOf(service, presented, settings) : presented, (value) =>
    value === undefined ? undefined : entryByHash(service, 'accessToken', hashOf(value)),
  );

export const entryByRefreshToken = (
  service: Service,
  presented: string,
): MaybePromise<FoundToken | undefined> => entryByHash(service, 'refreshToken', hashOf(presented));

/** The record is authoritative: the index entry may be older than the last refresh. */
export const entryByHash = (
  service: Service,
  kind: 'accessToken' | 'refreshToken',
  hash: string,
): MaybePromise<FoundToken | undefined> =>
  andThen(service.find(kind, hash), (found) =>
    andThen(found && service.entry('token', found.tokenId), (token) =>
      token?.value[`${kind}Hash`] === hash ? token : undefined,
    ),
  );

export const findByAccessToken = (
  service: Service,
  presented: string,
  settings?: ServiceRecord,
): MaybePromise<TokenRecord | undefined> =>
  andThen(entryByAccessToken(service, presented, settings), recordOf);

export const findByRefreshToken = (
  service: Service,
  presented: string,
): MaybePromise<TokenRecord | undefined> => andThen(entryByRefreshToken(service, presented), recordOf);

export const findByHash = (
  ...hashed: Parameters<typeof entryByHash>
): MaybePromise<TokenRecord | undefined> => andThen(entryByHash(...hashed), recordOf);

const recordOf = (found: FoundToken | undefined): TokenRecord | undefined => found?.value;

/**
 * Deletes an access token, and its record unless the refresh token is still valid. Resolves to whether the access
 * token existed; of several concurrent calls, only one gets true.
 */
export async function forgetAccessToken(service: Service, record: TokenRecord): Promise<boolean> {
  const batch = service.batch().check('accessToken', record.accessTokenHash, 'present');
  if (isRefreshable(record, service.clock.now())) batch.delete('accessToken', record.accessTokenHash);
  else withoutToken(batch, record);
  return (await batch.write()) === undefined;
}

/** Adds a record, and the entries that find it by both tokens, the client and the subject. */
export function withToken(batch: Batch, service: Service, record: TokenRecord): Batch {
  const stored = withStoredTimes(service, record);
  return findable(batch.put('token', stored.tokenId, stored), stored);
}

/** Stores a new record. */
export async function saveToken(service: Service, record: TokenRecord): Promise<void> {
  await withToken(service.batch(), service, record).write();
}

/**
 * Replaces the tokens of a record, unless the record has changed since it was read. Of several concurrent
 * refreshes, only one succeeds.
 */
export async function replaceToken(service: Service, old: FoundToken, exact: TokenRecord): Promise<boolean> {
  return (await withReplacedToken(service.batch(), service, old, exact).write()) === undefined;
}

/** Adds the replacement of a record, which is written unless the record has changed since it was read. */
export function withReplacedToken(
  batch: Batch,
  service: Service,
  old: FoundToken,
  exact: TokenRecord,
): Batch {
  const next = withStoredTimes(service, exact);
  findable(batch.put('token', next.tokenId, next, old), next);
  const { accessTokenHash, refreshTokenHash } = old.value;
  if (accessTokenHash !== next.accessTokenHash) batch.delete('accessToken', accessTokenHash);
  if (refreshTokenHash !== undefined && refreshTokenHash !== next.refreshTokenHash) {
    batch.delete('refreshToken', refreshTokenHash);
  }
  return batch;
}

function findable(batch: Batch, record: TokenRecord): Batch {
  const { tokenId, accessTokenHash, refreshTokenHash, expiresAt } = record;
  batch.put('accessToken', accessTokenHash, { tokenId, expiresAt });
  if (refreshTokenHash !== undefined) batch.put('refreshToken', refreshTokenHash, { tokenId, expiresAt });
  for (const [index, owner] of ownersOf(record)) {
    batch.link(index, owner, tokenId, purgeTime('token', record));
  }
  return batch;
}

function withoutToken(batch: Batch, record: TokenRecord): Batch {
  const { tokenId, accessTokenHash, refreshTokenHash } = record;
  batch.delete('token', tokenId).delete('accessToken', accessTokenHash);
  if (refreshTokenHash !== undefined) batch.delete('refreshToken', refreshTokenHash);
  for (const [index, owner] of ownersOf(record)) batch.unlink(index, owner, tokenId);
  return batch;
}

/** Deletes a record with both its access token and its refresh token. Resolves to whether it existed. */
export async function deleteToken(service: Service, record: TokenRecord): Promise<boolean> {
  const batch = service.batch().check('token', record.tokenId, 'present');
  return (await withoutToken(batch, record).write()) === undefined;
}

/** Deletes the selected tokens. Resolves to the number of deleted tokens. */
export async function deleteTokens(service: Service, selection: TokenSelection): Promise<number> {
  let deleted = 0;
  for (const { value } of await tokensOf(service, selection)) {
    if (await deleteToken(service, value)) deleted += 1;
  }
  return deleted;
}

/** Keeps only one token of a subject and client, in case concurrent calls issued several. */
export async function keepNewestToken(service: Service, clientId: number, subject: string): Promise<void> {
  const records = (await tokensOf(service, { clientId, subject })).map(({ value }) => value);
  const [, ...others] = records.sort(
    (one, other) => other.createdAt - one.createdAt || (one.tokenId < other.tokenId ? 1 : -1),
  );
  for (const record of others) await deleteToken(service, record);
}
