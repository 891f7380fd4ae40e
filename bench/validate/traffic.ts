import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createAuthlete, type JournalExchange } from '../../src/index.js';

/**
 * Returns the calls of an OpenID Connect code flow, three introspections, userinfo and a refresh, with
 * responses.
 */
export async function exchangesOfAFlow(): Promise<JournalExchange[]> {
  const exchanges: JournalExchange[] = [];
  const authlete = createAuthlete({ onExchange: (exchange) => exchanges.push(exchange) });
  const [service] = authlete.services;
  const client = service?.clients[0];
  if (service === undefined || client === undefined) throw new Error('The demo service has no client.');
  const { serviceId, accessToken } = service;
  const { clientSecret } = client;
  const clientId = String(client.clientId);
  const redirectUri = client.redirectUris[0] ?? '';

  async function call(path: string, body: object): Promise<Record<string, unknown>> {
    const response = await authlete.fetch(`http://authlete/api/${serviceId}/auth/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return Object(answer);
  }

  const parameters = form({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid profile notes.read',
    state: 'af0ifjsldkj',
  });
  const { ticket } = await call('authorization', { parameters });
  const { authorizationCode } = await call('authorization/issue', { ticket, subject: 'john' });
  const redeemed = await call('token', {
    parameters: form({
      grant_type: 'authorization_code',
      code: String(authorizationCode),
      redirect_uri: redirectUri,
    }),
    clientId,
    clientSecret,
  });
  for (let check = 0; check < 3; check += 1) {
    await call('introspection', { token: redeemed['accessToken'], scopes: ['notes.read'] });
  }
  await call('userinfo', { token: redeemed['accessToken'] });
  await call('token', {
    parameters: form({ grant_type: 'refresh_token', refresh_token: String(redeemed['refreshToken']) }),
    clientId,
    clientSecret,
  });
  await authlete.close();
  return exchanges;
}

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

/** Returns a line of a recording. */
const line = ({ at, method, target, request, status, response }: JournalExchange): string =>
  `${JSON.stringify({
    at,
    method,
    target,
    requestHeaders: { 'content-type': 'application/json' },
    request,
    status,
    responseHeaders: { 'content-type': 'application/json' },
    response,
  })}\n`;

/** Members whose values differ in each flow. */
const opaque = ['ticket', 'authorizationCode', 'accessToken', 'refreshToken'];

const valuesOf = ({ response }: JournalExchange): string[] =>
  Object.entries(Object(response)).flatMap(([name, value]) =>
    opaque.includes(name) && typeof value === 'string' ? [value] : [],
  );

/**
 * Yields the lines of a recording, flow after flow, with new tickets, codes and tokens in each.
 *
 * @param bytes the minimum total size
 */
export async function* traffic(bytes: number): AsyncIterable<string> {
  const exchanges = await exchangesOfAFlow();
  const flow = exchanges.map(line).join('');
  const values = new RegExp(exchanges.flatMap(valuesOf).join('|'), 'g');
  for (let number = 0, written = 0; written < bytes; number += 1) {
    const own = number.toString(36).padStart(8, '0');
    const lines = flow.replace(values, (value) => value.slice(0, -8) + own);
    written += lines.length;
    yield lines;
  }
}

/** Writes traffic to a file. */
export async function writeTraffic(file: string, bytes: number): Promise<void> {
  const out = createWriteStream(file);
  for await (const lines of traffic(bytes)) if (!out.write(lines)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}
