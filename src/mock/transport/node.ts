import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ApiHandler } from '../http.js';
import {
  contentLengthOf,
  contentOf,
  headersOf,
  type ResponderOutcome,
  type TransportFault,
} from '../outcome.js';
import { endLingering } from './end-lingering.js';
import { atEndOfTurn } from './end-of-turn.js';
import { firstHalf } from './first-half.js';
import { malformed } from './malformed.js';
import { readRequestBody } from './read-body.js';

/** A `node:http` request handler. Express passes `next` as a third argument. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse, next?: unknown) => void;

/** The path under which a server serves its control plane, if enabled. */
export const controlPath = '/_testkit';

/** The handler for requests under `/_testkit`. */
export interface ControlPlane {
  readonly handler: RequestHandler;
  /** Ends open streaming responses. */
  close(): void;
}

/** A listening server. */
export interface Listening {
  /** Base URL, such as `http://127.0.0.1:4690`. */
  readonly url: string;
  readonly port: number;
  close(options?: CloseOptions): Promise<void>;
}

/** Options of `close`. */
export interface CloseOptions {
  /** How long to wait for pending responses before closing their connections, in milliseconds; 0 if omitted. */
  readonly grace?: number;
}

export function nodeHandler(answer: ApiHandler, control?: ControlPlane): RequestHandler {
  return (request, response) => {
    if (control !== undefined && isControl(request)) control.handler(request, response);
    else respond(answer, request, response).catch(() => response.destroy());
  };
}

/** Authlete has no pages, so a browser that opens the address of the mock wants the console. */
function isControl(request: IncomingMessage): boolean {
  const target = targetOf(request);
  if (target === '/') return request.headers.accept?.includes('text/html') ?? false;
  return target.startsWith(controlPath) && /^(?:[/?]|$)/.test(target.slice(controlPath.length));
}

async function respond(
  answer: ApiHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const read = await readRequestBody(request);
  // What was not read would be taken for the next request.
  if (typeof read === 'object') response.setHeader('connection', 'close');
  await nextTurn();
  const outcome = await answer({
    method: request.method ?? 'GET',
    target: targetOf(request),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    ...(typeof read === 'object' ? { body: '', unread: read } : { body: read }),
    remoteAddress: request.socket.remoteAddress,
  });
  atEndOfTurn(
    () => send(outcome, response, request),
    () => response.destroy(),
  );
}

/**
 * Resolves once the requests that have arrived are read. They are then answered one after the other, in the order of
 * arrival: reading and answering in turns would push each other's machine code out of the processor's caches.
 */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function send(outcome: ResponderOutcome, response: ServerResponse, request: IncomingMessage): void {
  const { status, fault } = outcome;
  const content = contentOf(outcome);
  const length = contentLengthOf(outcome);
  const headers = headersOf(outcome);
  if (length !== undefined) headers['content-length'] = String(length);
  response.writeHead(status, headers);
  if (fault !== undefined) fail(fault, response, content, request.socket);
  else if (request.complete) response.end(content);
  else endLingering(request, response, content);
}

function fail(
  fault: TransportFault,
  response: ServerResponse,
  content: string | undefined,
  socket: Socket,
): void {
  const ways: Record<TransportFault, () => void> = {
    reset: () => socket.resetAndDestroy(),
    empty: () => socket.destroy(),
    timeout: () => {},
    truncated: () => response.write(firstHalf(content ?? ''), () => socket.destroy()),
  };
  ways[fault]();
}

/** Returns path and query; in Express, relative to the mount point. */
const targetOf = (request: IncomingMessage): string => originForm(request.url ?? '/');

/** RFC 9112, section 3.2.2: servers must accept the absolute form too. Its host is ignored. */
const originForm = (target: string): string =>
  target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/^(?![/*])/, '/');

export async function listen(
  answer: ApiHandler,
  host: string,
  port: number,
  control?: ControlPlane,
): Promise<Listening> {
  const listening = await listenWith(nodeHandler(answer, control), host, port, answer);
  if (control === undefined) return listening;
  return {
    ...listening,
    close(options) {
      control.close();
      return listening.close(options);
    },
  };
}

/**
 * The loopback address for a server that listens on all addresses: clients cannot connect to the wildcard address.
 */
const oneOfAll: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/**
 * After the 5 s of Node.js, a client that is as busy as the tests of a loaded machine could send on a connection that is
 * just being closed, and would see a reset.
 */
const keepAliveTimeout = 65_000;

/** Listens. Requests that are not HTTP are answered by `answer`, or as Node.js does without it. */
export async function listenWith(
  handler: RequestHandler,
  host: string,
  port: number,
  answer?: ApiHandler,
): Promise<Listening> {
  /** The latest response of each connection. A set of pending responses would double the work of garbage collection. */
  const latest = new Map<Socket, ServerResponse>();
  let isClosing = false;
  const server = createServer({ keepAliveTimeout }, (request, response) => {
    latest.set(request.socket, response);
    if (isClosing) response.shouldKeepAlive = false;
    request.url = targetOf(request);
    handler(request, response);
  });
  if (answer !== undefined) server.on('clientError', malformed(answer));
  server.on('connection', (socket: Socket) => socket.on('close', () => latest.delete(socket)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  const reachable = oneOfAll.get(host) ?? host;
  const name = reachable.includes(':') ? `[${reachable}]` : reachable;
  return {
    url: `http://${name}:${bound}`,
    port: bound,
    async close({ grace = 0 } = {}) {
      isClosing = true;
      // RFC 9112, section 9.6: tells clients to close their connections.
      for (const response of latest.values()) response.shouldKeepAlive = false;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const end = () => server.closeAllConnections();
      // Use a timer even for 0 ms, so that data that was just written is sent first.
      const timer = setTimeout(end, grace);
      await closed;
      clearTimeout(timer);
    },
  };
}
