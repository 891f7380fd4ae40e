import type { Dispatcher } from 'undici';
import { httpUrl } from '../http-url.js';

/** How to make outgoing HTTP calls: through the proxies that the environment configures, if any. */
export interface Outbound {
  readonly dispatcher: Dispatcher;
  readonly fetch: Fetch;
}

/** The platform's `fetch`, restricted to string bodies. */
export type Fetch = (url: string, init: OutboundOptions) => Promise<Response>;

export interface OutboundOptions {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** The timeout for a response, and for each further chunk of it, in milliseconds. */
export const patience = 60_000;

let opened: Promise<Outbound> | undefined;

/**
 * Returns the outgoing connections of this process. The first call reads HTTP_PROXY, HTTPS_PROXY and
 * NO_PROXY. Node.js verifies certificates, so NODE_EXTRA_CA_CERTS applies. Rejects if a proxy is not a valid
 * URL.
 */
export function outbound(): Promise<Outbound> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Outbound> {
  // Import on demand: the mock itself makes no calls.
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const httpProxy = proxyFrom('http_proxy', 'HTTP_PROXY');
  const httpsProxy = proxyFrom('https_proxy', 'HTTPS_PROXY');
  const dispatcher = new EnvHttpProxyAgent({
    ...(httpProxy !== undefined && { httpProxy }),
    ...(httpsProxy !== undefined && { httpsProxy }),
    // Proxies rarely permit CONNECT to plain HTTP ports, so use the absolute form (RFC 9112, section 3.2.2).
    proxyTunnel: false,
    headersTimeout: patience,
    bodyTimeout: patience,
  });
  return { dispatcher, fetch: (url, init) => fetch(url, { ...init, dispatcher }) };
}

/** Accepts `host:port` as well as a URL. As in curl, lower-case variable names win. */
function proxyFrom(...names: readonly string[]): string | undefined {
  const name = names.find((one) => process.env[one]);
  const given = name === undefined ? '' : (process.env[name] ?? '');
  if (name === undefined || given === '') return undefined;
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (httpUrl(url) !== undefined) return url;
  throw new Error(`${name} is not the URL of an HTTP proxy, such as http://proxy.example.com:3128`);
}
