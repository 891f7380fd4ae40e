/** What a sector is derived from. */
interface Sectored {
  readonly sectorIdentifierUri?: string;
  readonly redirectUris?: readonly string[];
}

/**
 * The sector of a client (OpenID Connect Core, section 8.1): the host of its sector identifier URI, or the
 * only host of its redirect URIs; none where they have several.
 */
export function sectorOf({ sectorIdentifierUri, redirectUris = [] }: Sectored): string | undefined {
  if (sectorIdentifierUri) return hostOf(sectorIdentifierUri);
  const hosts = new Set(redirectUris.map(hostOf));
  const [host, ...others] = hosts;
  return others.length === 0 ? host : undefined;
}

const hostOf = (uri: string): string | undefined =>
  URL.canParse(uri) ? new URL(uri).hostname || undefined : undefined;
