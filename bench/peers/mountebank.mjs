// mountebank: an HTTP imposter with a stub per path.
import { once } from 'node:events';
import { createServer } from 'node:net';
import mountebank from '@mbtest/mountebank';
import { measured } from '../servers/measured.mjs';
import { recorded } from '../servers/recorded.mjs';

/** mountebank does not tell which port it took, so it needs one that is free. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const stubs = recorded.map(({ path, status, headers, body }) => ({
  predicates: [{ equals: { method: 'POST', path } }],
  responses: [
    {
      is: {
        statusCode: status,
        // It closes each connection otherwise.
        headers: { ...Object.fromEntries(headers), connection: 'keep-alive' },
        body,
      },
    },
  ],
}));
const port = await freePort();
await mountebank.create({
  port,
  host: '127.0.0.1',
  log: { level: 'error', transports: { console: { format: '%message' } } },
});
const response = await fetch(`http://127.0.0.1:${port}/imposters`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ protocol: 'http', stubs }),
});
if (response.status !== 201) throw new Error(`mountebank refused the imposter: ${await response.text()}`);
measured({ port: (await response.json()).port });
