import type { UnknownRecord } from '../../json.js';

/**
 * Returns what is wrong with the request object of a client that registers with it (OpenID Federation 1.0, section
 * 12.1.1.1.1). A repeated `jti` is accepted. `aud` is checked as in any request object.
 */
export function registeringObjectDefect(
  { iss, client_id, sub, jti, exp }: UnknownRecord,
  entityId: string | undefined,
): string | undefined {
  if (client_id === undefined) return 'it has no client_id';
  if (iss === undefined) return 'it has no iss';
  if (iss !== entityId) return 'its iss is not the entity ID of the client';
  if (sub !== undefined) return 'it has a sub, so it could be misused as a client assertion';
  if (typeof jti !== 'string' || jti === '') return 'it has no jti';
  return exp === undefined ? 'it has no exp' : undefined;
}
