import type { Dispatcher } from 'undici';

/** How calls leave this machine: through the proxies that the environment names, if any. */
export interface Outbound {
  readonly dispatcher: Dispatcher;
  readonly fetch: Fetch;
}

/** As `fetch` of the platform, for bodies that are texts. */
export type Fetch = (url: string, init: FetchOptions) => Promise<Response>;

export interface FetchOptions {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** The longest wait for an answer or for the next part of it, in milliseconds. */
export const patience = 60_000;

let opened: Promise<Outbound> | undefined;

/**
 * The way out of this process. HTTP_PROXY, HTTPS_PROXY and NO_PROXY are read with the first call; certificates
 * are checked as Node.js does it, so NODE_EXTRA_CA_CERTS counts. Rejects if a proxy is not a URL.
 */
export function outbound(): Promise<Outbound> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Outbound> {
  // Loaded when first needed: a mock calls nobody.
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const httpProxy = proxyFrom('http_proxy', 'HTTP_PROXY');
  const httpsProxy = proxyFrom('https_proxy', 'HTTPS_PROXY');
  const dispatcher = new EnvHttpProxyAgent({
    ...(httpProxy !== undefined && { httpProxy }),
    ...(httpsProxy !== undefined && { httpsProxy }),
    // Proxies rarely permit CONNECT to the ports of plain HTTP (RFC 9112, section 3.2.2).
    proxyTunnel: false,
    headersTimeout: patience,
    bodyTimeout: patience,
  });
  return { dispatcher, fetch: (url, init) => fetch(url, { ...init, dispatcher }) };
}

/** A proxy is often given as `host:port`. Lower case wins, as it does for curl. */
function proxyFrom(...names: readonly string[]): string | undefined {
  const name = names.find((one) => process.env[one]);
  const given = name === undefined ? '' : (process.env[name] ?? '');
  if (name === undefined || given === '') return undefined;
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new Error(`${name} is not the URL of an HTTP proxy, such as http://proxy.example.com:3128`);
}
