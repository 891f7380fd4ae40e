import type { TokenRecord } from '../../domain/grants.js';
import type { Engine } from '../engine.js';
import type { Service } from '../service.js';
import { findByAccessToken, findByHash, findByRefreshToken } from './token-records.js';

/** Resolves to the token that a management call identifies by value, hash or ID. */
export async function findByAccessTokenIdentifier(
  service: Service,
  identifier: string,
): Promise<TokenRecord | undefined> {
  return (
    (await findByAccessToken(service, identifier)) ??
    (await findByHash(service, 'accessToken', identifier)) ??
    service.find('token', identifier)
  );
}

/** Resolves to the token whose refresh token a management call identifies by value or hash. */
export async function findByRefreshTokenIdentifier(
  service: Service,
  identifier: string,
): Promise<TokenRecord | undefined> {
  return (await findByRefreshToken(service, identifier)) ?? findByHash(service, 'refreshToken', identifier);
}

/** Resolves to whether the token belongs to another service. */
export async function isOfAnotherService(
  engine: Engine,
  service: Service,
  identifier: string,
): Promise<boolean> {
  for (const other of await engine.services()) {
    if (other.id === service.id) continue;
    const found =
      (await findByAccessTokenIdentifier(other, identifier)) ??
      (await findByRefreshTokenIdentifier(other, identifier));
    if (found !== undefined) return true;
  }
  return false;
}
