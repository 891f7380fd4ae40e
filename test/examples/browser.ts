export type Fetch = (url: URL | string, init: RequestInit) => Promise<Response>;

/** A minimal browser: cookies, redirects and forms. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #fetch: Fetch;

  constructor(fetchWith: Fetch = fetch) {
    this.#fetch = fetchWith;
  }

  /** Follows redirects within the origin of the first URL. Resolves to the last response. */
  async open(url: string | URL, init: RequestInit = {}): Promise<Visited> {
    const { origin } = new URL(url);
    let target = new URL(url);
    let request = init;
    for (;;) {
      const response = await this.#fetch(target, {
        ...request,
        redirect: 'manual',
        headers: this.#headers(),
      });
      this.#keepCookies(response);
      const location = response.headers.get('location');
      const next = location === null ? undefined : new URL(location, target);
      if (next === undefined || next.origin !== origin) {
        const text = await response.text();
        return { url: target, left: next, status: response.status, headers: response.headers, text };
      }
      target = next;
      request = {};
    }
  }

  /** Fills in and submits the form of a page. */
  submit({ url, text }: Visited, fields: Readonly<Record<string, string>>): Promise<Visited> {
    const action = /<form method="post" action="([^"]+)"/.exec(text)?.[1];
    if (action === undefined) throw new Error(`There is no form in ${text}`);
    return this.open(new URL(action, url), { method: 'POST', body: new URLSearchParams(fields) });
  }

  #headers(): Record<string, string> {
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
  }
}

export interface Visited {
  readonly url: URL;
  /** The redirect that leaves the authorization server. */
  readonly left: URL | undefined;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}
