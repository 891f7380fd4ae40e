import { anonymousHttpUrl } from '../http-url.js';
import { freshSeconds } from './freshness.js';

/** Which URLs the mock may fetch over the network: none unless allowed. */
export interface FetchOptions {
  /**
   * URLs that may be fetched, including everything below their paths: `https://client.example.com/keys` also allows
   * `https://client.example.com/keys/1`. Queries are ignored. Nothing is allowed if omitted.
   */
  readonly allow?: readonly string[];
  /** Timeout of a fetch in milliseconds; 5000 if omitted. */
  readonly timeout?: number;
  /** Maximum size of a document in bytes; 1 MiB if omitted. */
  readonly maxBytes?: number;
  /** Replaces the global `fetch`. Must not follow redirects. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface FetchedDocument {
  readonly ok: true;
  readonly text: string;
  readonly contentType: string | undefined;
  /** How many seconds the document may be cached; `undefined` if its headers do not say. */
  readonly freshSeconds?: number;
}

export type Fetched = FetchedDocument | { readonly ok: false; readonly reason: string };

const mostRedirects = 3;

/** Fetches documents. All outgoing requests of the mock go through it. */
export class Fetcher {
  readonly #allowed: readonly URL[];
  readonly #timeout: number;
  readonly #maxBytes: number;
  readonly #fetch: NonNullable<FetchOptions['fetch']>;

  /** Throws an `Error` if an allowed URL is not an http or https URL. */
  constructor({ allow = [], timeout = 5000, maxBytes = 1_048_576, fetch }: FetchOptions = {}) {
    this.#allowed = allow.map(allowedUrl);
    this.#timeout = timeout;
    this.#maxBytes = maxBytes;
    this.#fetch = fetch ?? ((url, init) => globalThis.fetch(url, init));
  }

  /** Returns whether a URL may be fetched. */
  allows(url: string): boolean {
    const target = anonymousHttpUrl(url);
    return target !== undefined && this.#allowed.some((allowed) => isBelow(target, allowed));
  }

  /**
   * Fetches a document and follows redirects to allowed URLs, three at most. Never rejects: failures are returned
   * as `{ ok: false, reason }`.
   */
  async get(url: string, accept = 'application/json'): Promise<Fetched> {
    try {
      return await this.#get(url, accept, AbortSignal.timeout(this.#timeout), mostRedirects);
    } catch (problem) {
      return refused(`${url} could not be fetched: ${reasonOf(problem)}`);
    }
  }

  async #get(url: string, accept: string, signal: AbortSignal, redirects: number): Promise<Fetched> {
    const target = anonymousHttpUrl(url);
    if (target === undefined) return refused(`${url} is not a URL of http or https`);
    if (!this.allows(url)) {
      return refused(
        `${url} is not among the URLs that the mock may fetch (serve --allow-fetch, or fetch.allow of createAuthlete)`,
      );
    }
    const response = await this.#fetch(target.href, { headers: { accept }, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      if (redirects === 0) return refused(`${url} redirects too often`);
      return this.#get(new URL(location, target).href, accept, signal, redirects - 1);
    }
    if (!response.ok) {
      await response.body?.cancel();
      return refused(`${url} answered ${response.status}`);
    }
    const text = await readText(response, this.#maxBytes);
    if (text === undefined) return refused(`${url} is larger than ${this.#maxBytes} bytes`);
    const { headers } = response;
    const fresh = freshSeconds(headers);
    const contentType = headers.get('content-type') ?? undefined;
    return { ok: true, text, contentType, ...(fresh !== undefined && { freshSeconds: fresh }) };
  }
}

const refused = (reason: string): Fetched => ({ ok: false, reason });

function allowedUrl(text: string): URL {
  const url = anonymousHttpUrl(text);
  if (url !== undefined) return url;
  throw new Error(
    `Failed to allow fetches from ${text}: it is not a URL. Please use an http or https URL, such as https://client.example.com/.`,
  );
}

/** Whether a URL has the same origin as another one and its path is equal to or below the other's. */
function isBelow(url: URL, { origin, pathname }: URL): boolean {
  if (url.origin !== origin) return false;
  return url.pathname === pathname || url.pathname.startsWith(pathname.replace(/\/?$/, '/'));
}

/** Resolves to the body as text; `undefined` if it is larger than `maxBytes`. */
async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Returning from the loop cancels the stream.
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  return problem.cause instanceof Error ? problem.cause.message : problem.message;
}
