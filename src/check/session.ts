import { type Cookie, CookieJar } from 'tough-cookie';
import { type Dispatcher, fetch, getGlobalDispatcher } from 'undici';
import { InvalidInputError } from '../invalid-input-error.js';
import type { ControlledAuthlete } from './controlled-authlete.js';
import { type Answer, type Exchange, redirectOf, type SentRequest } from './exchange.js';

/** What a request of the check contains. `body` is sent as it is. */
export interface RequestInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that are sent in several lines, one for each value. */
  readonly lines?: Readonly<Record<string, string[]>>;
  readonly body?: string;
}

interface SessionOptions {
  readonly authlete: Pick<ControlledAuthlete, 'calls' | 'sync'>;
  /** Hosts that may be called. */
  readonly hosts: ReadonlySet<string>;
  /** In milliseconds, for one response. */
  readonly timeout?: number;
}

/** One user agent or client: sends requests, keeps cookies, and records what happens. */
export class Session {
  readonly exchanges: Exchange[] = [];
  readonly #cookies: CookieJar;
  readonly #options: SessionOptions;

  /** `as`: the session whose cookies it shares. */
  constructor(options: SessionOptions, as?: Session) {
    this.#options = options;
    this.#cookies =
      as === undefined ? new CookieJar(undefined, { rejectPublicSuffixes: false }) : as.#cookies;
  }

  /** Sends one request, and does not follow redirects. Throws `InvalidInputError` if the host is not allowed. */
  async send(url: string | URL, init: RequestInit = {}): Promise<Exchange> {
    return this.#exchange(new URL(url), init, false);
  }

  /**
   * Opens a URL as a browser does: with cookies, and following redirects within the hosts that may be called. The last
   * exchange either has a page or leads to another host, such as the client's.
   */
  async open(url: string | URL, init: RequestInit = {}): Promise<Exchange> {
    let exchange = await this.#exchange(new URL(url), init, false);
    for (let hops = 0; hops < 10; hops += 1) {
      const next = exchange.answer && redirectOf(exchange.answer);
      if (next === undefined || !this.#options.hosts.has(next.host)) return exchange;
      const repeats = exchange.answer?.status === 307 || exchange.answer?.status === 308;
      exchange = await this.#exchange(next, repeats ? init : {}, true);
    }
    return exchange;
  }

  /** Hosts that it calls. */
  get hosts(): ReadonlySet<string> {
    return this.#options.hosts;
  }

  /** Records what happened without a request of this session. */
  record(exchange: Exchange): Exchange {
    this.exchanges.push(exchange);
    return exchange;
  }

  /** The cookies of all hosts. */
  cookies(): Promise<Cookie[]> {
    return this.#cookies.store.getAllCookies();
  }

  /** Keeps a cookie as if it came with a response from the URL. */
  async keepCookie(cookie: string, url: string): Promise<void> {
    await this.#cookies.setCookie(cookie, url, { ignoreError: true });
  }

  async #exchange(url: URL, init: RequestInit, follows: boolean): Promise<Exchange> {
    const { authlete, hosts, timeout = 15_000 } = this.#options;
    if (!hosts.has(url.host))
      throw new InvalidInputError(
        `Failed to call ${url.origin}: a check calls only the server under check. Please allow the host with --allow-host ${url.host}.`,
      );
    const cookie = await this.#cookies.getCookieString(url.href);
    const { method = init.body === undefined ? 'GET' : 'POST', headers = {}, lines = {}, body } = init;
    const joined = Object.entries(lines).map(([name, values]) => [name, values.join(', ')]);
    const request: SentRequest = {
      method,
      url,
      headers: { ...(cookie !== '' && { cookie }), ...headers, ...Object.fromEntries(joined) },
      body,
    };
    await authlete.sync();
    const before = authlete.calls.length;
    const outcome = await this.#answer(request, lines, timeout);
    await authlete.sync();
    return this.record({ request, ...outcome, calls: authlete.calls.slice(before), follows });
  }

  async #answer(
    { method, url, headers, body }: SentRequest,
    lines: NonNullable<RequestInit['lines']>,
    timeout: number,
  ) {
    const { host } = headers;
    const raw = { ...(host !== undefined && { host }), ...lines };
    try {
      const response = await fetch(url, {
        method,
        headers,
        ...(body !== undefined && { body }),
        redirect: 'manual',
        ...(Object.keys(raw).length > 0 && { dispatcher: withHeaders(raw) }),
        signal: AbortSignal.timeout(timeout),
      });
      for (const cookie of response.headers.getSetCookie()) await this.keepCookie(cookie, url.href);
      const answer: Answer = {
        url,
        status: response.status,
        headers: new Headers([...response.headers]),
        body: await response.text(),
      };
      return { answer };
    } catch (problem) {
      return { answer: undefined, failure: reasonOf(problem) };
    }
  }
}

/** Sends headers as they are, where `fetch` leaves out a Host header and joins lines. */
const withHeaders = (raw: Readonly<Record<string, string | string[]>>): Dispatcher =>
  getGlobalDispatcher().compose(
    (dispatch) => (options, handler) =>
      dispatch({ ...options, headers: { ...options.headers, ...raw } }, handler),
  );

function reasonOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  return problem.cause instanceof Error ? problem.cause.message : problem.message;
}
