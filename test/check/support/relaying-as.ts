import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

// A token endpoint that only relays what Authlete answers, started as a process. With KIND=cached, caches may keep it.
const {
  PORT,
  KIND,
  AUTHLETE_BASE_URL: api,
  AUTHLETE_SERVICE_ID: service,
  AUTHLETE_API_TOKEN: token,
} = process.env;

createServer(async (request, response) => {
  if (request.url === '/ready') return response.writeHead(204).end();
  if (request.url !== '/token') return response.writeHead(404).end();
  const [, credentials] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
  const [id, secret] = atob(credentials ?? '').split(':');
  const answer = await fetch(`${api}/api/${service}/auth/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      parameters: await text(request),
      ...(credentials && { clientId: id, clientSecret: secret }),
    }),
  });
  const { action, responseContent } = Object(await answer.json());
  return response
    .writeHead(action === 'BAD_REQUEST' ? 400 : 500, {
      'content-type': 'application/json',
      ...(KIND === 'cached' ? {} : { 'cache-control': 'no-store', pragma: 'no-cache' }),
    })
    .end(responseContent);
}).listen(Number(PORT), '127.0.0.1');
