import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Fetcher, type FetchOptions } from '../../src/mock/fetcher.js';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

const answering =
  (body: string, init: ResponseInit = {}): NonNullable<FetchOptions['fetch']> =>
  async () =>
    new Response(body, init);

describe('The fetcher', () => {
  it('fetches nothing unless it is allowed', async () => {
    let asked = 0;
    const fetch: FetchOptions['fetch'] = async () => {
      asked += 1;
      return new Response('{}');
    };
    const url = 'https://client.example.com/jwks';
    expect(await new Fetcher({ fetch }).get(url)).toEqual({
      ok: false,
      reason: `${url} is not among the URLs that the mock may fetch (serve --allow-fetch, or fetch.allow of createAuthlete)`,
    });
    expect(asked).toBe(0);
  });

  it.each([
    ['https://client.example.com/', 'https://client.example.com/any/path?query=1', true],
    ['https://client.example.com', 'https://client.example.com/jwks', true],
    ['https://client.example.com/keys', 'https://client.example.com/keys', true],
    ['https://client.example.com/keys', 'https://client.example.com/keys/1', true],
    ['https://client.example.com/keys', 'https://client.example.com/keys-of-others', false],
    ['https://client.example.com/keys', 'https://client.example.com/keys/../secret', false],
    ['https://client.example.com/', 'http://client.example.com/', false],
    ['https://client.example.com/', 'https://client.example.com:8443/', false],
    ['https://client.example.com/', 'https://client.example.com.evil.example/', false],
    ['https://client.example.com/', 'https://user:password@client.example.com/', false],
    ['https://client.example.com/', 'file:///etc/passwd', false],
    ['https://client.example.com/', 'not a URL', false],
  ])('that may get %s gets %s: %s', async (allowed, url, ok) => {
    const fetcher = new Fetcher({ allow: [allowed], fetch: answering('x') });
    expect(await fetcher.get(url)).toMatchObject({ ok });
  });

  it('cannot be allowed what is not a URL of http or https', () => {
    expect(() => new Fetcher({ allow: ['client.example.com'] })).toThrow(/^Failed to allow .* Please use/);
    expect(() => new Fetcher({ allow: ['file:///'] })).toThrow('Failed to allow fetches from file:///');
  });

  it('reads a document over the network', async () => {
    const origin = await serve((request, response) =>
      response.setHeader('content-type', 'application/jwk-set+json').end(`${request.headers.accept}`),
    );
    expect(await new Fetcher({ allow: [origin] }).get(`${origin}/jwks`)).toEqual({
      ok: true,
      text: 'application/json',
      contentType: 'application/jwk-set+json',
    });
  });

  it('follows redirects to where it is allowed, and nowhere else', async () => {
    const origin = await serve((request, response) => {
      const targets: Record<string, string> = {
        '/moved': '/open/here',
        '/out': '/closed',
        '/away': 'http://elsewhere.example/open',
        '/again': '/again',
      };
      const location = targets[request.url ?? ''];
      if (location === undefined) response.end('here');
      else response.writeHead(302, { location }).end();
    });
    const allow = ['/moved', '/out', '/away', '/again', '/open'].map((path) => origin + path);
    const fetcher = new Fetcher({ allow });
    expect(await fetcher.get(`${origin}/moved`)).toMatchObject({ ok: true, text: 'here' });
    expect(await fetcher.get(`${origin}/out`)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/not among/),
    });
    expect(await fetcher.get(`${origin}/away`)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/elsewhere/),
    });
    expect(await fetcher.get(`${origin}/again`)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/too often/),
    });
  });

  it('refuses a document that is too large', async () => {
    const origin = await serve((_request, response) => response.end('x'.repeat(101)));
    const get = (maxBytes: number) => new Fetcher({ allow: [origin], maxBytes }).get(origin);
    expect(await get(100)).toMatchObject({ ok: false, reason: expect.stringContaining('100 bytes') });
    expect(await get(101)).toMatchObject({ ok: true });
  });

  it('has a timeout', async () => {
    const origin = await serve(() => {});
    const fetcher = new Fetcher({ allow: [origin], timeout: 50 });
    expect(await fetcher.get(origin)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/could not be fetched/),
    });
  });

  it('reports a response that is not a document, and an unreachable server', async () => {
    const allow = ['https://client.example.com/'];
    const gone = new Fetcher({ allow, fetch: answering('gone', { status: 404 }) });
    expect(await gone.get('https://client.example.com/jwks')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/404/),
    });
    const silent = new Fetcher({
      allow,
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connection refused') })),
    });
    expect(await silent.get('https://client.example.com/')).toMatchObject({
      ok: false,
      reason: 'https://client.example.com/ could not be fetched: connection refused',
    });
  });
});
