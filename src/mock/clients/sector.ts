/** The client properties that determine a sector. */
interface Sectored {
  readonly sectorIdentifierUri?: string;
  readonly redirectUris?: readonly string[];
}

/**
 * Returns the sector of a client (OpenID Connect Core, section 8.1): the host of its sector identifier URI, or the
 * only host of its redirect URIs; `undefined` if they have several hosts.
 */
export function sectorOf({ sectorIdentifierUri, redirectUris = [] }: Sectored): string | undefined {
  if (sectorIdentifierUri) return hostOf(sectorIdentifierUri);
  const hosts = new Set(redirectUris.map(hostOf));
  const [host, ...others] = hosts;
  return others.length === 0 ? host : undefined;
}

const hostOf = (uri: string): string | undefined =>
  URL.canParse(uri) ? new URL(uri).hostname || undefined : undefined;
