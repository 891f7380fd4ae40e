import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/mock/state/clock.js';
import { liveLog } from '../../src/proxy/live-log.js';
import { type CheckingProxy, createProxy, type ProxyOptions } from '../../src/proxy/proxy.js';
import { loadContract } from '../../src/spec/contract.js';
import { readExpectations } from '../../src/validate/expected/read.js';
import { Judge } from '../../src/validate/judge.js';
import { Validation } from '../../src/validate/validation.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Standing {
  readonly url: string;
  readonly log: () => string;
  readonly proxy: CheckingProxy;
}

const tolerance = { failOn: 'error', allowUnverifiable: false } as const;

async function proxyTo(upstream: string, options: Partial<ProxyOptions> = {}): Promise<Standing> {
  let log = '';
  const write = (text: string): void => {
    log += text;
  };
  const proxy = createProxy({
    upstream: new URL(upstream),
    name: 'us',
    judge: new Judge(loadContract()),
    validation: new Validation(),
    reporters: [liveLog({ write, tolerance, width: 80, paint: (_, text) => text })],
    enforce: false,
    clock: systemClock,
    ...options,
  });
  const { url } = await proxy.listen({ host: '127.0.0.1', port: 0 });
  closing.push(() => proxy.close());
  return { url, log: () => log, proxy };
}

/** A mock on a port, and a proxy in front of it. */
async function standing(options: Partial<ProxyOptions> = {}) {
  const called: string[] = [];
  const authlete = testAuthlete(
    { fixtures: demoWith(), onExchange: ({ target }) => called.push(target) },
    { counts: false },
  );
  const { url } = await authlete.listen({ port: 0 });
  closing.push(() => authlete.close());
  const proxied = await proxyTo(url, options);
  return { authlete, called, world: await authlete.world(), ...proxied };
}

const post = (url: string, authlete: TestAuthlete, path: string, body: object): Promise<Response> =>
  fetch(`${url}/api/${authlete.serviceId}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${authlete.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

interface Wire {
  readonly status: number | undefined;
  readonly statusMessage: string | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

/** The traffic on the wire, header by header. */
function overTheWire(url: string, method: string, headers: string[], body: Buffer): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const { host } = new URL(url);
    const sent = send(url, { method, headers: ['Host', host, ...headers] }, async (answer) => {
      const { statusCode: status, statusMessage, rawHeaders } = answer;
      resolve({
        status,
        statusMessage,
        headers: rawHeaders,
        body: (await bytesOf(answer)).toString('latin1'),
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** An upstream that returns a given response and stores what it received. */
async function upstreamWith(headers: string[], body: Buffer, status = 200, statusMessage = 'Fine') {
  const got: { url: string | undefined; method: string | undefined; headers: string[]; body: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const { url, method, rawHeaders } = request;
    got.push({ url, method, headers: rawHeaders, body: await bytesOf(request) });
    response.sendDate = false;
    response.writeHead(status, statusMessage, [...headers, 'Content-Length', String(body.length)]);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, got };
}

const withoutConnection = (headers: readonly string[], left: RegExp): string[] =>
  headers
    .flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${headers[index + 1]}`] : []))
    .filter((header) => !left.test(header));

describe('the proxy', () => {
  it.each([false, true])('passes requests and answers on byte for byte (enforce: %s)', async (enforce) => {
    const requestBody = Buffer.from('{ "token" :\t"caf\u00e9 \\u00e9", "unknown":1.50 }\r\n');
    const answerBody = Buffer.from(
      '{"action" : "UNAUTHORIZED",\n "resultCode":"A057302", "resultMessage":"[A057302] \\u00e9 é",' +
        '"responseContent":"Bearer error=\\u0022invalid_token\\u0022","x":1e2}\n',
    );
    const answerHeaders = ['content-TYPE', 'application/json', 'X-Twice', '1', 'X-Twice', '2'];
    const { url: upstream, got } = await upstreamWith(answerHeaders, answerBody, 200, 'Fine Indeed');
    const { url } = await proxyTo(upstream, { enforce });
    const headers = ['Authorization', 'Bearer x', 'Content-Type', 'application/json', 'X-Odd-CASE', 'a  b'];
    const target = '/api/1/auth/token/../introspection?a=%7E&b';
    const call = (to: string) => overTheWire(to + target, 'POST', headers, requestBody);
    const [direct, proxied] = [await call(upstream), await call(url)];
    const answer = /^(connection|keep-alive|date):/i;
    expect({ ...proxied, headers: withoutConnection(proxied.headers, answer) }).toEqual({
      ...direct,
      headers: withoutConnection(direct.headers, answer),
    });
    const request = /^(host|connection|accept-encoding|content-length|transfer-encoding):/i;
    const [one, other] = got.map((kept) => ({ ...kept, headers: withoutConnection(kept.headers, request) }));
    expect(other).toEqual(one);
    expect(other?.body.equals(requestBody)).toBe(true);
  });

  it('says what is wrong with what passes, and lets it pass', async () => {
    const { authlete, world, url, log, proxy } = await standing();
    world.stubs.add({ operation: 'auth_introspection_api', patch: { usable: 'no' }, allowInvalid: true });
    const answer = await post(url, authlete, '/auth/introspection', { token: 'a secret token' });
    expect(await answer.json()).toMatchObject({ action: 'UNAUTHORIZED', usable: 'no' });
    await post(url, authlete, '/auth/authorization/fail', { ticket: 'a ticket' });
    await post(url, authlete, '/auth/introspektion', { token: 'x' });
    const summary = await proxy.close();
    closing.pop();
    expect(log()).toBe(
      [
        'us:1  auth_introspection_api UNAUTHORIZED A057302',
        '  ✗ response-schema  /usable must be boolean. (got "no")',
        'us:2  auth_authorization_fail_api BAD_REQUEST A059202',
        "  ✗ request-schema  The body must have required property 'reason'. (got none)",
        'us:3  POST 404',
        '  ? unverifiable  No operation of the contract matches POST /api/SERVICE/auth/introspektion.',
        '3 exchanges: 0 valid, 2 violated, 1 unverifiable (2 errors, 0 warnings)',
        '  response-schema 1',
        '  request-schema 1',
        '',
      ]
        .join('\n')
        .replace('SERVICE', String(authlete.serviceId)),
    );
    expect(summary.outcomes).toMatchObject({ valid: 0, violated: 2, unverifiable: 1 });
    expect(log()).not.toContain('a secret token');
  });

  it('follows tickets, codes and tokens over what passes', async () => {
    const { authlete, world, url, log } = await standing();
    const revoked = { action: 'OK', resultCode: 'A056001', resultMessage: '[A056001] …' };
    world.stubs.add({ operation: 'auth_introspection_api', patch: revoked });
    const { clientId, clientSecret } = authlete.confidential;
    const client = { clientId: String(clientId), clientSecret };
    const parameters = 'grant_type=client_credentials';
    const granted = await post(url, authlete, '/auth/token', { parameters, ...client });
    const { accessToken: token } = Object(await granted.json());
    await post(url, authlete, '/auth/revocation', { parameters: `token=${token}`, ...client });
    await post(url, authlete, '/auth/introspection', { token });
    expect(log()).toContain('✗ revocation-effective');
  });

  it('tells who calls that the upstream cannot be reached', async () => {
    const { url: upstream, got } = await upstreamWith([], Buffer.alloc(0));
    await closing.pop()?.();
    const { url, log } = await proxyTo(upstream);
    const answer = await fetch(`${url}/api/info`);
    expect(answer.status).toBe(502);
    const problem = `Failed to reach ${upstream}: connect ECONNREFUSED ${new URL(upstream).host}. Please check --upstream and the network.`;
    expect(await answer.json()).toEqual({ resultCode: '502', resultMessage: problem });
    expect(log()).toContain(`? unverifiable  ${problem}`);
    expect(got).toEqual([]);
  });

  it('cannot verify an answer that is compressed although it was not asked for so', async () => {
    const body = gzipSync('{}');
    const { url: upstream } = await upstreamWith(['Content-Encoding', 'gzip'], body);
    const { url, log } = await proxyTo(upstream);
    const answer = await overTheWire(`${url}/api/info`, 'GET', [], Buffer.alloc(0));
    expect(answer.body).toBe(body.toString('latin1'));
    expect(log()).toContain('? unverifiable  The source does not contain the response body.');
  });
});

describe('the proxy, enforcing', () => {
  it('refuses a request that breaks the contract, and does not send it on', async () => {
    const { authlete, called, url, log } = await standing({ enforce: true });
    const answer = await post(url, authlete, '/auth/token', { parameters: ['a'], clientSecret: 'a secret' });
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(JSON.parse(text)).toEqual({
      resultCode: '400',
      resultMessage:
        'authlete-testkit proxy: the request violates the contract (request-schema): /parameters must be string.',
      violations: [
        {
          check: 'request-schema',
          message: '/parameters must be string.',
          pointer: '/request/parameters',
          expected: 'must be string',
          got: '["a"]',
        },
      ],
    });
    expect(called).toEqual([]);
    expect(text + log()).not.toContain('a secret');
    expect(log()).toContain('us:1  auth_token_api 400\n  ✗ request-schema');
  });

  it('refuses an answer that breaks the contract', async () => {
    const { authlete, called, world, url, log } = await standing({ enforce: true });
    world.stubs.add({
      operation: 'auth_introspection_api',
      patch: { action: 'SURPRISE' },
      allowInvalid: true,
    });
    const answer = await post(url, authlete, '/auth/introspection', { token: 'x' });
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({
      resultCode: '502',
      violations: [{ check: 'action-known', pointer: '/response/action', got: 'SURPRISE' }],
    });
    expect(called).toHaveLength(1);
    expect(log()).toContain('✗ action-known');
  });

  it('refuses what shows over several exchanges', async () => {
    const { authlete, world, url } = await standing({ enforce: true });
    const { clientId, clientSecret, redirectUri } = authlete.confidential;
    const client = { clientId: String(clientId), clientSecret };
    const request = { response_type: 'code', client_id: client.clientId, redirect_uri: redirectUri };
    const pushed = await post(url, authlete, '/pushed_auth_req', {
      parameters: String(new URLSearchParams(request)),
      ...client,
    });
    const { requestUri } = Object(await pushed.json());
    const parameters = String(new URLSearchParams({ client_id: client.clientId, request_uri: requestUri }));
    const first = await post(url, authlete, '/auth/authorization', { parameters });
    expect(first.status).toBe(200);
    // The request_uri is accepted again.
    const patch = { responseContent: null, ...Object(await first.json()) };
    world.stubs.add({ operation: 'auth_authorization_api', patch, allowInvalid: true });
    const again = await post(url, authlete, '/auth/authorization', { parameters });
    expect(again.status).toBe(502);
    expect(await again.json()).toMatchObject({ violations: [{ check: 'used-once' }] });
  });

  it('lets pass what is expected', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'proxy-')), 'known.yaml');
    await writeFile(file, '- check: request-schema\n  operation: auth_introspection_api\n  comment: known\n');
    const contract = loadContract();
    const expectations = await readExpectations(file, contract, () => true);
    const validation = new Validation([], { expectations });
    const { authlete, url, log } = await standing({ enforce: true, validation });
    const answer = await post(url, authlete, '/auth/introspection', { token: 'x', dpopNonceRequired: 'no' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ resultCode: 'A126202' });
    expect((await post(url, authlete, '/auth/token', { parameters: ['a'] })).status).toBe(400);
    expect(log()).not.toContain('auth_introspection_api 400\n  ✗');
    expect(log()).toContain('auth_token_api 400\n  ✗ request-schema');
  });

  it('lets pass what it only warns of, and what it cannot verify', async () => {
    const { authlete, world, url, log } = await standing({ enforce: true });
    world.stubs.add({ operation: 'auth_introspection_api', patch: { mood: 'good' } });
    expect((await post(url, authlete, '/auth/introspection', { token: 'x' })).status).toBe(200);
    expect((await post(url, authlete, '/unknown', {})).status).toBe(404);
    expect(log()).toContain('! undocumented-members');
  });
});

it('refuses a request that is too large for any API', async () => {
  const { authlete, called, url } = await standing();
  const answer = await post(url, authlete, '/auth/introspection', { token: 'x'.repeat(5 * 1024 * 1024) });
  expect(answer.status).toBe(413);
  expect(called).toEqual([]);
});
