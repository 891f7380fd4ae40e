import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type ControlledAuthlete, startAuthlete } from '../../src/check/controlled-authlete.js';
import { formInteraction } from '../../src/check/driver/forms.js';
import type { ServerUnderCheck } from '../../src/check/server.js';
import { worldAt } from '../../src/check/world.js';

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Careless extends ServerUnderCheck {
  close(): Promise<void>;
}

/** A server that does wrong what neither the example nor the second server can be told to do wrong. */
export async function startCareless(): Promise<Careless> {
  const server = createServer(async (request, response) => {
    const { status = 200, headers = {}, body = '' } = await answer(request);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = new URL(`http://127.0.0.1:${Object(server.address()).port}`);
  const authlete = await startAuthlete(worldAt(base.origin, {}));
  const answer = careless(authlete);
  const at = (path: string) => new URL(path, base);
  return {
    base,
    authlete,
    hosts: new Set([base.host]),
    user: { name: 'ada', password: 'ada' },
    clients: authlete.checkClients,
    interaction: formInteraction(),
    decideBackchannel: (session) => session.open(at('/phone')),
    endpoints: Object.fromEntries(
      ['token', 'registration', 'device-verification', 'backchannel', 'resource', 'credential', 'jwks'].map(
        (name) => [name, at(`/${name}`)],
      ),
    ),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await authlete.close();
    },
  };
}

function careless({ url, serviceId, accessToken }: ControlledAuthlete) {
  const kept = new Map<string, unknown>();
  let message = '';
  const fetched = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/api/${serviceId}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    });
  /** Repeats a call at once after 429. */
  const call = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const first = await fetched(path, init);
    return Object(await (first.status === 429 ? await fetched(path, init) : first).json());
  };
  const html = (body: string): Reply => ({ headers: { 'content-type': 'text/html' }, body });
  const routes: Readonly<Record<string, (request: IncomingMessage, body: string) => Promise<Reply>>> = {
    /** Picks a proof, keeps responses, and goes by the result code. */
    async token(request, parameters) {
      const [dpop] = request.headersDistinct['dpop'] ?? [];
      const old = kept.get(parameters);
      if (typeof old === 'string') return { body: old };
      const { authorization = '' } = request.headers;
      const [clientId, clientSecret] = Buffer.from(authorization.slice(6), 'base64').toString().split(':');
      const made = await call('/auth/token', { parameters, clientId, clientSecret, ...(dpop && { dpop }) });
      const isRight = /^A05\d001$/.test(String(made['resultCode']));
      if (isRight && !dpop && request.headers['x-keep'] !== 'no')
        kept.set(parameters, made['responseContent']);
      return { status: isRight ? 200 : 400, body: String(made['responseContent']) };
    },
    async registration(request, json) {
      if (request.headers.authorization === undefined) return { status: 401 };
      const made = await call('/client/registration', { json });
      return { status: 201, body: String(made['responseContent']) };
    },
    async 'device-verification'(request, body) {
      const code = new URLSearchParams(body || request.url?.split('?')[1]).get('user_code') ?? '';
      return html(
        `<form method="post"><label>Code <input name="user_code" value="${code}"></label><button>OK</button></form>`,
      );
    },
    async backchannel(_request, parameters) {
      message = String((await call('/backchannel/authentication', { parameters }))['bindingMessage']);
      return {};
    },
    phone: async () => html(`<p>It shows ${message}</p>`),
    async resource(request) {
      const { authorization = '' } = request.headers;
      const token = authorization.split(' ')[1];
      const known = kept.get(authorization) ?? (await call('/auth/introspection', { token }));
      kept.set(authorization, known);
      return { body: '{}' };
    },
    /** Introspects without the proof. */
    async credential(request) {
      await call('/auth/introspection', { token: request.headers.authorization?.split(' ')[1] });
      return { status: 400, body: '{}' };
    },
    /** Follows the redirect to the keys. */
    async jwks() {
      return { body: await (await fetched('/service/jwks/get')).text() };
    },
    '.well-known': async () => ({
      headers: { 'cache-control': 'public, max-age=86400' },
      body: await (await fetched('/service/configuration')).text(),
    }),
  };
  return async (request: IncomingMessage): Promise<Reply> => {
    const [name = ''] = request.url?.slice(1).split(/[/?]/) ?? [];
    return routes[name]?.(request, await text(request)) ?? { status: 404 };
  };
}
