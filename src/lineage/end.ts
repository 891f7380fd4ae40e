import { InvalidInputError } from '../invalid-input-error.js';
import type { Service } from '../mock/service.js';
import { deleteToken, findByHash, forgetAccessToken } from '../mock/tokens/token-records.js';
import { expireAccessToken, expireRecord, expireRefreshToken } from '../scenarios/expire.js';
import type { StoredPlace } from './stored.js';

/** How to end an artifact. Each resolves to whether the store still had it. */
type End = (service: Service, place: StoredPlace) => Promise<boolean>;

const tokenAt = async (service: Service, { entity, key }: StoredPlace) => {
  if (entity === 'accessToken' || entity === 'refreshToken') return findByHash(service, entity, key);
  const rotated = entity === 'rotatedRefreshToken' ? await service.find(entity, key) : undefined;
  return rotated && service.find('token', rotated.tokenId);
};

/** Makes it expire now. */
export const expireAt: End = async (service, place) => {
  const { entity, key } = place;
  if (entity !== 'accessToken' && entity !== 'refreshToken') return expireRecord(service, entity, key);
  const token = await tokenAt(service, place);
  if (token === undefined) return false;
  await (entity === 'accessToken' ? expireAccessToken : expireRefreshToken)(service, token);
  return true;
};

/** Revokes a token as POST /auth/revocation does: the access token and its refresh token together. */
export const revokeAt: End = async (service, place) => {
  if (
    place.entity !== 'accessToken' &&
    place.entity !== 'refreshToken' &&
    place.entity !== 'rotatedRefreshToken'
  )
    throw new InvalidInputError(
      'Failed to revoke an artifact: Authlete revokes only access tokens and refresh tokens. Please expire or delete it.',
    );
  const token = await tokenAt(service, place);
  return token !== undefined && deleteToken(service, token);
};

/** Deletes it as if the service had never issued it. Deletes no other artifact. */
export const deleteAt: End = async (service, place) => {
  const { entity, key } = place;
  if (entity === 'accessToken') {
    const token = await tokenAt(service, place);
    return token !== undefined && forgetAccessToken(service, token);
  }
  return service.delete(entity, key);
};
