import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Decision, Interaction } from '../../../src/check/driver/interaction.js';
import { Session } from '../../../src/check/session.js';

/** Receives no calls. */
export const silentAuthlete = { calls: [], sync: async () => {} };

export const user = { name: 'ann', password: 'secret' };

/**
 * Serves a page at `/`, and the next one after each submission. Resolves to what was submitted until there was no page
 * left.
 */
export async function operatePages(
  interaction: Interaction,
  pages: readonly string[],
  decision: Partial<Decision> = {},
) {
  const submitted: string[] = [];
  let next = 0;
  const server = createServer(async (request: IncomingMessage, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const body = request.method === 'POST' ? await text(request) : url.search.slice(1);
    if (url.pathname !== '/start') submitted.push(`${request.method} ${url.pathname} ${body}`.trim());
    const page = pages[next];
    next += 1;
    if (page === undefined) response.writeHead(303, { location: 'https://client.example/callback' }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const session = new Session({ authlete: silentAuthlete, hosts: new Set([host]) });
  try {
    const start = await session.open(`http://${host}/start`);
    const end = await interaction.decide(session, start, { outcome: 'grant', user, ...decision });
    return { submitted, location: end.answer?.headers.get('location'), end };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
