import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A corporate proxy: CONNECT for TLS, absolute-form requests for plain HTTP (RFC 9112, section 3.2). */
export interface HttpProxy {
  readonly url: string;
  /** The received request lines and their credentials. */
  readonly seen: readonly string[];
  close(): void;
}

/** Resolves every host name to this machine, so that names need not exist. */
export async function httpProxy(credentials?: string): Promise<HttpProxy> {
  const seen: string[] = [];
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  const isAllowed = ({ headers }: IncomingMessage) =>
    expected === undefined || headers['proxy-authorization'] === expected;

  const server = createServer((message: IncomingMessage, reply: ServerResponse) => {
    seen.push(`${message.method} ${message.url}`);
    if (!isAllowed(message)) return reply.writeHead(407).end();
    const { port, pathname, search } = new URL(message.url ?? '');
    const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = message.headers;
    const passed = request({ port, path: pathname + search, method: message.method, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    passed.on('error', () => reply.destroy());
    return message.pipe(passed);
  });
  server.on('connect', (message, socket, head) => {
    seen.push(`CONNECT ${message.url}`);
    if (!isAllowed(message)) return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const upstream = connect(Number(/\d+$/.exec(message.url ?? '')?.[0]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const one of [socket, upstream]) one.on('error', () => upstream.destroy());
    return upstream;
  });
  await listening(server);
  return { url: `http://127.0.0.1:${portOf(server)}`, seen, close: () => closed(server) };
}

export const listening = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export function closed(server: Server): void {
  server.closeAllConnections();
  server.close();
}
