import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Accounts, Attempts } from './accounts.js';
import { type Answer, noStore, ownError, Refusal } from './answers.js';
import { Authlete, AuthleteFailure, type AuthleteSettings } from './authlete.js';
import { changedAnswer } from './changed.js';
import { Exchange, type Shared } from './exchange.js';
import type { MistakeName } from './mistakes.js';
import { page } from './pages.js';
import { isBody, type Route, routes } from './routes.js';
import { SeparateUi, type UiOptions } from './separate.js';
import { Consents, Sessions } from './sessions.js';
import type { TrustedIssuer } from './token.js';

export interface PlainAsOptions {
  readonly authlete: AuthleteSettings;
  /** The TCP port; 0 for a free one. */
  readonly port: number;
  /** The public URL, if a proxy is in front. */
  readonly url?: string;
  readonly mistakes?: readonly MistakeName[];
  /** The header in which the proxy in front passes client certificates. It must always overwrite it. */
  readonly certificateHeader?: string;
  readonly trusted?: readonly TrustedIssuer[];
  readonly initialAccessToken?: string;
  /** Another application that shows the pages, in place of this server. */
  readonly ui?: UiOptions;
  /** How long to wait for Authlete, in milliseconds. */
  readonly timeoutMs?: number;
  readonly onProblem?: (line: string) => void;
}

export interface PlainAs {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server on the loopback interface. */
export async function startPlainAs(options: PlainAsOptions): Promise<PlainAs> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : options.port}`;
  server.on('request', plainAs({ url, ...options }));
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Creates a server that nothing listens for yet, with no sessions. */
export function plainAs(
  options: Omit<PlainAsOptions, 'port'> & { readonly url: string },
): (request: IncomingMessage, response: ServerResponse) => void {
  const { timeoutMs = 8000, onProblem = console.error } = options;
  const made = new Set(options.mistakes);
  const wrong = (name: MistakeName) => made.has(name);
  const attempts = new Attempts();
  const shared: Shared = {
    url: options.url,
    authlete: new Authlete(options.authlete, timeoutMs, wrong),
    accounts: new Accounts(attempts, wrong),
    attempts,
    consents: new Consents(),
    sessions: new Sessions(wrong),
    pending: new Map(),
    deviceSecrets: new Map(),
    resourceServers: new Map([['plain-rs', 'plain-rs-secret']]),
    trusted: options.trusted ?? [],
    certificateHeader: options.certificateHeader?.toLowerCase(),
    initialAccessToken: options.initialAccessToken,
    ui: options.ui && new SeparateUi(options.ui),
    wrong,
    report: onProblem,
  };
  return (request, response) => {
    // The client went away in the middle of its request.
    answer(shared, request, response).catch(() => response.destroy());
  };
}

async function answer(shared: Shared, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', ...query] = (request.url ?? '').split('?');
  const [, first = '', id = ''] = /^(\/[^/]*)(?:\/([^/]+))?$/.exec(path) ?? [];
  const route = routes[id === '' ? first : `${first}/:id`];
  const exchange = new Exchange(shared, request, path, query.join('?'), await bodyOf(request), id);
  const given = await handled(exchange, route).catch((error) => failed(exchange, route, error));
  const whole = { ...given, headers: { ...exchange.tied, ...given.headers, ...(route?.cors && cors) } };
  const { status, headers, body } = changedAnswer(shared.wrong, whole, exchange);
  try {
    response.writeHead(status, headers).end(body);
  } catch {
    // A value of Authlete that no header can hold.
    response.writeHead(500, noStore).end();
  }
}

/** Scripts of any origin may call these endpoints, and read the challenges and nonces (RFC 9449, section 8). */
const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'WWW-Authenticate, DPoP-Nonce, OAuth-Client-Attestation-Challenge',
};

async function handled(exchange: Exchange, route: Route | undefined): Promise<Answer> {
  const { request, wrong } = exchange;
  if (route === undefined) return { status: 404, headers: {} };
  const { method = '' } = request;
  if (method === 'OPTIONS' && route.cors) return preflight(route);
  const byGet = method === 'GET' && exchange.path === '/token' && wrong('get-token-accepted');
  if (!route.methods.includes(method) && !byGet)
    return { status: 405, headers: { ...noStore, Allow: route.methods.join(', ') } };
  if (exchange.body.length > limit) return { status: 413, headers: noStore };
  if (method === 'POST' && !isBody(exchange, route) && !wrong('json-body-accepted'))
    return { status: 415, headers: { ...noStore, Accept: 'application/x-www-form-urlencoded' } };
  return route.handle(exchange);
}

const preflight = ({ methods }: Route): Answer => ({
  status: 204,
  headers: {
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Allow-Headers': '*, Authorization',
  },
});

/** Only the operator learns what failed. */
function failed({ shared, wrong }: Exchange, route: Route | undefined, error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  shared.report(error instanceof Error ? error.message : 'failed');
  const { kind, reason, retryAfter = 1 } = error instanceof AuthleteFailure ? error : {};
  if (wrong('internal-error-leaks-exception')) return { status: 500, headers: noStore, body: String(error) };
  if (reason === 429 && wrong('rate-limit-relayed')) return ownError(429, 'slow_down');
  if ((reason === 401 || reason === 403) && wrong('authlete-401-relayed'))
    return ownError(reason, 'access_denied');
  const later = kind === 'busy' || kind === 'unavailable';
  const status = later ? 503 : 500;
  const answer = route?.isPage
    ? page(status, 'Something failed', 'Please try again later.')
    : ownError(status, later ? 'temporarily_unavailable' : 'server_error');
  return { ...answer, headers: { ...answer.headers, ...(later && { 'Retry-After': String(retryAfter) }) } };
}

const limit = 1_000_000;

/** Reads a body as text, at most one character beyond the limit. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) if (text.length <= limit) text += part;
  return text;
}
