import type { JournalExchange } from '../mock/exchange.js';
import { looksRandom } from '../redaction/secret-forms.js';

/** A request of the check to the authorization server. */
export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** The response of the authorization server. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A request to the authorization server, its response, and what the server asked Authlete in between. */
export interface Exchange {
  readonly request: SentRequest;
  /** `undefined` if the connection failed. */
  readonly answer: Answer | undefined;
  /** Why there is no response. */
  readonly failure?: string;
  /** Calls to Authlete that arrived while the check waited, in the order of their responses. */
  readonly calls: readonly AuthleteCall[];
  /** Whether it follows a redirect of the exchange before it. */
  readonly follows: boolean;
}

/** A call of the authorization server to Authlete. Secrets are not masked. */
export interface AuthleteCall extends Omit<JournalExchange, 'request' | 'response'> {
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
}

/** The media type without parameters; empty if there is none. */
export const mediaTypeOf = ({ headers }: Pick<Answer, 'headers'>): string =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';

/** Names a page in messages, without its query and random parts of its path. */
export const pageAt = ({ origin, pathname }: URL): string =>
  origin +
  pathname
    .split('/')
    .map((part) => (looksRandom(part) ? '…' : part))
    .join('/');

/** Where a redirect leads; `undefined` if the answer is none. */
export function redirectOf({ status, headers, url }: Answer): URL | undefined {
  const location = headers.get('location');
  if (location === null || status < 300 || status > 399) return undefined;
  return URL.canParse(location, url.href) ? new URL(location, url) : undefined;
}
