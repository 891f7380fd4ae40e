import type { TokenRecord } from '../domain/grants.js';
import { isKeyedByHash, type KeptRecord, keptRecords } from '../facts/artifacts.js';
import { InvalidInputError } from '../invalid-input-error.js';
import type { Service } from '../mock/service.js';
import { findByAccessToken, findByRefreshToken, hashOf } from '../mock/tokens/token-records.js';

/**
 * Makes something expire now: a ticket, code, token, `request_uri`, user code, `auth_req_id`, or a credential
 * offer or request (by its identifier). Rejects with `InvalidInputError` if the service did not issue the value.
 */
export async function expire(service: Service, value: string): Promise<void> {
  const unknown = new InvalidInputError(
    'Failed to expire a value: the service has no such ticket, code, token, request_uri, auth_req_id, credential offer or credential request, or no longer has it. Please pass one that the service issued and that is unused.',
  );
  // Callers without types may pass a whole response, or `undefined`.
  if (typeof value !== 'string') throw unknown;
  const done = await Promise.all(
    keptRecords.map((kind) => expireRecord(service, kind, isKeyedByHash(kind) ? hashOf(value) : value)),
  );
  if (done.includes(true) || (await expireToken(service, value))) return;
  throw unknown;
}

/** The hashes of what was made to expire. The service forgets an expired artifact when a call presents it. */
const expired = new WeakMap<Service, Set<string>>();

/** Whether an artifact was made to expire before its time. */
export const wasExpired = (service: Service, hash: string): boolean =>
  expired.get(service)?.has(hash) ?? false;

function note(service: Service, hash: string | undefined): void {
  const hashes = expired.get(service) ?? new Set();
  if (hash !== undefined) hashes.add(hash);
  expired.set(service, hashes);
}

/** Makes a record expire now. Resolves to `false` if there is no such record. */
export async function expireRecord(
  service: Service,
  kind: KeptRecord | 'rotatedRefreshToken',
  key: string,
): Promise<boolean> {
  const expiresAt = service.clock.now();
  const found = await service.find(kind, key);
  if (found === undefined) return false;
  // Spreading keeps the type of the record: only its expiry changes.
  await service.put(kind, key, { ...found, expiresAt } as typeof found);
  note(service, kind === 'rotatedRefreshToken' || isKeyedByHash(kind) ? key : hashOf(key));
  return true;
}

async function expireToken(service: Service, value: string): Promise<boolean> {
  const access = await findByAccessToken(service, value);
  if (access !== undefined) await expireAccessToken(service, access);
  const refresh = access === undefined ? await findByRefreshToken(service, value) : undefined;
  if (refresh !== undefined) await expireRefreshToken(service, refresh);
  return access !== undefined || refresh !== undefined;
}

/** Expires the access token of a record now. */
export async function expireAccessToken(service: Service, token: TokenRecord): Promise<void> {
  const now = wholeSeconds(service);
  const expiresAt = Math.max(now, token.refreshTokenExpiresAt ?? 0);
  await service.put('token', token.tokenId, { ...token, accessTokenExpiresAt: now, expiresAt });
  note(service, token.accessTokenHash);
}

/** Expires the refresh token of a record now. */
export async function expireRefreshToken(service: Service, token: TokenRecord): Promise<void> {
  const now = wholeSeconds(service);
  const expiresAt = Math.max(now, token.accessTokenExpiresAt);
  await service.put('token', token.tokenId, { ...token, refreshTokenExpiresAt: now, expiresAt });
  note(service, token.refreshTokenHash);
}

const wholeSeconds = ({ clock }: Service): number => clock.seconds() * 1000;
