import { parseJson } from '../../json.js';
import { ApiError } from '../api-error.js';
import type { Engine } from '../engine.js';
import type { GivenClient } from './client-rules.js';

/**
 * Checks that the sector identifier document lists the redirect URIs (OpenID Connect Dynamic Client Registration,
 * section 5), if the mock may fetch it. Throws an `ApiError`.
 */
export async function mustBeOfItsSector(
  { fetcher }: Engine,
  { sectorIdentifierUri: uri, redirectUris = [] }: GivenClient,
): Promise<void> {
  if (!uri || !fetcher.allows(uri)) return;
  const fetched = await fetcher.get(uri);
  const listed = fetched.ok ? parseJson(fetched.text) : undefined;
  if (!Array.isArray(listed)) throw new ApiError('A032219', { uri });
  const missing = redirectUris.find((redirectUri) => !listed.includes(redirectUri));
  if (missing !== undefined) throw new ApiError('A032220', { uri, redirectUri: missing });
}
