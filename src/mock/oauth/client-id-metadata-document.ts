import type { UnknownRecord } from '../../json.js';

/** Which URLs a service accepts for client ID metadata documents. */
export interface LocationPolicy {
  readonly httpPermitted: boolean;
  readonly queryPermitted: boolean;
  /** The only accepted locations; all if omitted. */
  readonly allowlist?: readonly string[];
}

/** Whether a client ID has the form of a URL (OAuth Client ID Metadata Document, section 3). */
export const isLocation = (clientId: string): boolean =>
  /^https?:\/\/[^/?#]+\//i.test(clientId) && URL.canParse(clientId);

/** Returns why a URL is not an acceptable client ID (OAuth Client ID Metadata Document, section 3). */
export function locationDefect(clientId: string, policy: LocationPolicy): string | undefined {
  const { protocol, username, password } = new URL(clientId);
  const [beforeQuery = ''] = clientId.split(/[?#]/);
  if (protocol === 'http:' && !policy.httpPermitted) return 'its scheme is http';
  if (clientId.includes('#')) return 'it has a fragment';
  if (username !== '' || password !== '') return 'it has a user name or a password';
  if (beforeQuery.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) return 'its path has dots';
  if (clientId.includes('?') && !policy.queryPermitted) return 'it has a query';
  if (policy.allowlist !== undefined && !policy.allowlist.some((entry) => isCoveredBy(clientId, entry)))
    return 'it is not on the allowlist';
  return undefined;
}

/**
 * Whether scheme and authority are equal, the path starts with the entry's segments, and the query equals the
 * entry's, if it has one.
 */
function isCoveredBy(clientId: string, entry: string): boolean {
  if (!URL.canParse(entry)) return false;
  const [location, listed] = [new URL(clientId), new URL(entry)];
  if (location.origin !== listed.origin) return false;
  if (listed.search !== '' && location.search !== listed.search) return false;
  const path = listed.pathname.replace(/\/$/, '');
  return location.pathname === path || location.pathname.startsWith(`${path}/`);
}

/** Returns why a document is not valid client metadata (OAuth Client ID Metadata Document, section 4.1). */
export function documentDefect(document: UnknownRecord, clientId: string): string | undefined {
  if (document['client_id'] !== clientId) return 'its client_id is not the URL of the document';
  const secret = ['client_secret', 'client_secret_expires_at'].find((name) => name in document);
  if (secret !== undefined) return `it has ${secret}`;
  const method = document['token_endpoint_auth_method'];
  return typeof method === 'string' && method.startsWith('client_secret_')
    ? `its token_endpoint_auth_method is ${method}`
    : undefined;
}
