import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { SentRequest } from './exchange.js';

/** Listens on the loopback interface in place of a client. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly SentRequest[];
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: SentRequest[] = [];
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    );
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    received.push({ method: request.method ?? 'GET', url, headers, body: await text(request) });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
