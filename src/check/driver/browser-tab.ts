import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page as BrowserPage, Request, Route } from 'playwright-core';
import { type Answer, type Exchange, redirectOf } from '../exchange.js';
import type { Session } from '../session.js';
import { readPage } from './page.js';
import { snapshot } from './snapshot.js';

/** Headers that the session or the browser sets itself. */
const ownHeaders: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'cookie',
  'host',
  'set-cookie',
  'transfer-encoding',
]);

/** How long a script may take to show something, in milliseconds. */
const patience = 1500;

/** A tab of a browser whose requests a session makes, so that they are recorded, and reach only its hosts. */
export class BrowserTab {
  /** The last request of a page, or of its scripts. */
  last: Exchange;
  /** The browser is on its way to the client. */
  #isOver = false;
  /** The page that is shown as soon as the browser asks for its URL. */
  #pending: Answer | undefined;
  #requests = 0;
  /** One request after the other, so that calls to Authlete belong to one. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly page: BrowserPage,
    readonly session: Session,
    start: Exchange,
  ) {
    this.last = start;
  }

  /** Shows the answer of an exchange, without asking the server again. */
  static async open(
    context: BrowserContext,
    session: Session,
    start: Exchange,
    answer: Answer,
  ): Promise<BrowserTab> {
    const tab = new BrowserTab(await context.newPage(), session, start);
    await context.route('**/*', (route) => tab.#route(route));
    await context.routeWebSocket(/.*/, (socket) => socket.close());
    await tab.#passCookies();
    tab.#pending = answer;
    await tab.page.goto(answer.url.href);
    return tab;
  }

  /** Waits for what the server and scripts do. Resolves to the page; `undefined` if the browser left for the client. */
  async shown(): Promise<string | undefined> {
    const end = performance.now() + patience;
    for (;;) {
      await this.#settled();
      if (this.#isOver) return undefined;
      // A navigation may begin right now, and end the script.
      const html = await this.page.evaluate(snapshot).catch(() => undefined);
      const isEmpty = typeof html !== 'string' || readPage(html).forms.length === 0;
      const mayChange = isEmpty && (await this.page.locator('script').count()) > 0;
      if (typeof html === 'string' && (!mayChange || performance.now() > end)) return html;
    }
  }

  /** Waits until no request has been made for a moment. */
  async #settled(): Promise<void> {
    const end = performance.now() + 15_000;
    for (let quiet = 0; quiet < 3 && performance.now() < end; ) {
      await sleep(40);
      quiet = this.#requests === 0 ? quiet + 1 : 0;
    }
  }

  async #route(route: Route): Promise<void> {
    this.#requests += 1;
    try {
      await this.#answer(route, route.request());
    } catch {
      // The browser has cancelled the request.
    } finally {
      this.#requests -= 1;
    }
  }

  async #answer(route: Route, request: Request): Promise<void> {
    const url = new URL(request.url());
    const isMain = request.isNavigationRequest() && request.frame() === this.page.mainFrame();
    if (!this.session.hosts.has(url.host)) {
      if (isMain) this.#leave(url, request);
      return route.abort('blockedbyclient');
    }
    if (isMain && this.#pending !== undefined && isSame(this.#pending.url, url)) {
      const answer = this.#pending;
      this.#pending = undefined;
      return route.fulfill(contentOf(answer));
    }
    if (['document', 'xhr', 'fetch'].includes(request.resourceType())) {
      const sent = this.#queue.then(() => this.#send(url, request));
      this.#queue = sent.catch(() => undefined);
      return this.#show(route, url, isMain, await sent);
    }
    const response = await route.fetch({ maxRedirects: 0 });
    return response.status() < 300 ? route.fulfill({ response }) : route.abort();
  }

  async #send(url: URL, request: Request): Promise<Exchange> {
    for (const { name, value } of await this.page.context().cookies(url.href))
      if (!(await this.session.cookies()).some((one) => one.key === name && one.value === value))
        await this.session.keepCookie(`${name}=${value}; Path=/`, url.href);
    const method = request.method();
    const body = request.postData();
    const headers = Object.entries(await request.allHeaders()).filter(
      ([name]) => !ownHeaders.has(name) && !name.startsWith(':'),
    );
    const exchange = await this.session.open(url, {
      method,
      headers: { ...(method === 'POST' && { origin: originOf(this.page) }), ...Object.fromEntries(headers) },
      ...(body !== null && { body }),
    });
    await this.#passCookies();
    return exchange;
  }

  #show(route: Route, url: URL, isMain: boolean, exchange: Exchange): Promise<void> {
    this.last = exchange;
    const { answer } = exchange;
    if (answer === undefined) return route.abort('connectionfailed');
    if (redirectOf(answer) !== undefined) {
      // To a host that is not called.
      this.#isOver ||= isMain;
      return route.abort('aborted');
    }
    if (!isMain || isSame(answer.url, url)) return route.fulfill(contentOf(answer));
    // The session has followed redirects: the browser gets the page under the last URL.
    this.#pending = answer;
    const target = JSON.stringify(answer.url.href).replaceAll('<', '\\u003c');
    return route.fulfill({ contentType: 'text/html', body: `<script>location.replace(${target})</script>` });
  }

  /** A script leads to another host. For the check that is a redirect, with the headers of the last answer. */
  #leave(url: URL, request: Request): void {
    this.#isOver = true;
    const { answer } = this.last;
    // Response mode form_post: the page is the answer.
    if (request.method() !== 'GET' || answer === undefined) return;
    const headers = new Headers(answer.headers);
    headers.set('location', url.href);
    headers.delete('content-type');
    this.last = this.session.record({
      request: { ...this.last.request, method: 'GET', body: undefined },
      answer: { url: answer.url, status: 302, headers, body: '' },
      calls: [],
      follows: true,
    });
  }

  /** Gives the browser the cookies of the session. */
  async #passCookies(): Promise<void> {
    const context = this.page.context();
    await context.clearCookies();
    await context.addCookies(
      (await this.session.cookies()).flatMap(({ key, value, domain, path, httpOnly, secure }) =>
        domain === null ? [] : [{ name: key, value, domain, path: path ?? '/', httpOnly, secure }],
      ),
    );
  }
}

const contentOf = ({ status, headers, body }: Answer) => ({
  status,
  headers: Object.fromEntries([...headers].filter(([name]) => !ownHeaders.has(name))),
  body,
});

const isSame = (one: URL, other: URL): boolean => withoutFragment(one) === withoutFragment(other);

const withoutFragment = ({ href }: URL): string => href.replace(/#.*$/, '');

const originOf = (page: BrowserPage): string => new URL(page.url()).origin;
