import type { Service } from '../mock/service.js';
import { revokeGrant } from '../mock/tokens/managed-grant.js';
import { deleteToken, findByHash, forgetAccessToken } from '../mock/tokens/token-records.js';
import { expireAccessToken, expireRecord, expireRefreshToken } from '../scenarios/expire.js';
import type { Ending } from './artifact.js';
import { isTokenPlace, type StoredPlace } from './stored.js';

/** Ends an artifact whose kind has this ending. Resolves to whether the store still had it. */
type End = (service: Service, place: StoredPlace) => Promise<boolean>;

const tokenAt = async (service: Service, { entity, key }: StoredPlace) => {
  if (entity === 'accessToken' || entity === 'refreshToken') return findByHash(service, entity, key);
  const rotated = entity === 'rotatedRefreshToken' ? await service.find(entity, key) : undefined;
  return rotated && service.find('token', rotated.tokenId);
};

/** Makes it expire now. */
const expireAt: End = async (service, place) => {
  const { entity, key } = place;
  if (entity === 'grant') return false;
  if (entity !== 'accessToken' && entity !== 'refreshToken') return expireRecord(service, entity, key);
  const token = await tokenAt(service, place);
  if (token === undefined) return false;
  await (entity === 'accessToken' ? expireAccessToken : expireRefreshToken)(service, token);
  return true;
};

/**
 * Revokes an access token and its refresh token as POST /auth/revocation does, or a grant and its refresh tokens as
 * POST /gm does.
 */
const revokeAt: End = async (service, place) => {
  const { entity, key } = place;
  const grant = entity === 'grant' ? await service.find(entity, key) : undefined;
  if (grant !== undefined) {
    await revokeGrant(service, grant);
    return true;
  }
  const token = isTokenPlace(entity) ? await tokenAt(service, place) : undefined;
  return token !== undefined && deleteToken(service, token);
};

/** Deletes it as if the service had never issued it. Deletes no other artifact. */
const deleteAt: End = async (service, place) => {
  const { entity, key } = place;
  if (entity === 'accessToken') {
    const token = await tokenAt(service, place);
    return token !== undefined && forgetAccessToken(service, token);
  }
  return service.delete(entity, key);
};

/** How to end an artifact. */
export const end: Readonly<Record<Ending, End>> = { expire: expireAt, revoke: revokeAt, delete: deleteAt };
