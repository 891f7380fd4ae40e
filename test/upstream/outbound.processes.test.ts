import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type Running, startWith } from '../cli/command-line.js';
import { certificate } from '../support/certificates.js';
import { liveAuthlete } from '../support/conformance.js';
import { eventually } from '../support/eventually.js';
import { closed, type HttpProxy, httpProxy, listening, portOf } from '../support/http-proxy.js';
import { temporaryFile } from '../support/recording.js';

// Commands start slowly while others run in parallel.
const patient = { timeout: 60_000 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Does not resolve: it can only be reached through the proxy. */
const host = 'authlete.test';

/** A mock that stands for the live service, by HTTP or by TLS. */
async function live(protocol: 'http' | 'https') {
  const authlete = liveAuthlete();
  const answer: RequestListener = async (message, reply) => {
    const { method = 'GET', url = '/', headers } = message;
    const body = method === 'POST' ? { body: await buffer(message) } : {};
    const { authorization = '', 'content-type': type = 'application/json' } = headers;
    const given = { authorization, 'content-type': type };
    const answered = await authlete.fetch(`http://mock${url}`, { method, headers: given, ...body });
    reply.writeHead(answered.status, Object.fromEntries(answered.headers));
    reply.end(await answered.text());
  };
  const { server, trusted } = await serverOf(protocol, answer);
  await listening(server);
  closing.push(() => closed(server));
  return {
    authlete,
    port: portOf(server),
    url: `${protocol}://${host}:${portOf(server)}`,
    env: {
      ...unproxied,
      ...trusted,
      AUTHLETE_API_TOKEN: authlete.accessToken,
      AUTHLETE_SERVICE_ID: String(authlete.serviceId),
    },
  };
}

async function serverOf(protocol: 'http' | 'https', answer: RequestListener) {
  if (protocol === 'http') return { server: createServer(answer), trusted: {} };
  const ca = await certificate({ subject: 'CN=An authority of a company', ca: true });
  const { pem, keys } = await certificate({
    subject: `CN=${host}`,
    issuer: ca,
    names: [{ type: 'dns', value: host }],
  });
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const file = temporaryFile();
  writeFileSync(file, ca.pem);
  const server = createTlsServer(
    { cert: pem, key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----` },
    answer,
  );
  return { server, trusted: { NODE_EXTRA_CA_CERTS: file } };
}

/** The proxy settings of this machine. */
const unproxied = {
  HTTP_PROXY: '',
  HTTPS_PROXY: '',
  NO_PROXY: '',
  http_proxy: '',
  https_proxy: '',
  no_proxy: '',
};

async function proxy(credentials?: string): Promise<HttpProxy> {
  const made = await httpProxy(credentials);
  closing.push(made.close);
  return made;
}

/** A command that listens, and where. */
async function started(env: Record<string, string>, ...words: string[]) {
  const command: Running = startWith(env, ...words, '--port', '0');
  closing.push(() => command.stop('SIGKILL'));
  const url = () => /http:\/\/127\.0\.0\.1:\d+/.exec(command.out())?.[0];
  await eventually(() => expect(url(), command.err()).toBeDefined());
  return { url: url() ?? '', command };
}

const askInfo = async (url: string) => {
  const response = await fetch(`${url}/api/info`);
  return { status: response.status, body: await response.text() };
};

describe.each(['http', 'https'] as const)('an upstream by %s behind a proxy', (protocol) => {
  const variable = { http: 'HTTP_PROXY', https: 'HTTPS_PROXY' }[protocol];
  const line = (url: string): string =>
    protocol === 'http' ? `GET ${url}/api/info` : `CONNECT ${url.slice('https://'.length)}`;

  it('is recorded', patient, async () => {
    const [{ url, env }, way] = [await live(protocol), await proxy()];
    const file = temporaryFile();
    const set = { ...env, [variable]: way.url };
    const recorder = await started(set, 'record', '--upstream', url, '--out', file);
    expect(await askInfo(recorder.url)).toMatchObject({ status: 200 });
    expect(way.seen).toEqual([line(url)]);
    // It is written after the response has been forwarded.
    await eventually(() => expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2));
  });

  it('is checked', patient, async () => {
    const [{ url, env }, way] = [await live(protocol), await proxy('joe:secret of joe')];
    const set = { ...env, [variable]: way.url.replace('//', '//joe:secret%20of%20joe@') };
    const checking = await started(set, 'proxy', '--upstream', url);
    expect(await askInfo(checking.url)).toMatchObject({ status: 200 });
    expect(way.seen).toEqual([line(url)]);
  });

  it('is called by conformance', patient, async () => {
    const [{ url, env }, way] = [await live(protocol), await proxy()];
    const set = { ...env, [variable]: way.url.replace('http://', '') };
    const { out, err } = await startWith(set, 'conformance', '--target', url, '--rate', '1000').ended;
    expect(out, err).toMatch(/✓ info_api/);
    expect(way.seen).toContain(line(url));
  });
});

describe('NO_PROXY', () => {
  it('keeps an upstream from the proxy', patient, async () => {
    const [{ port, env }, way] = [await live('http'), await proxy()];
    const set = { ...env, HTTP_PROXY: way.url, NO_PROXY: `other.test, 127.0.0.1:${port}` };
    const { url } = await started(set, 'proxy', '--upstream', `http://127.0.0.1:${port}`);
    expect(await askInfo(url)).toMatchObject({ status: 200 });
    expect(way.seen).toEqual([]);
  });
});

describe('an obstacle is reported', () => {
  it.each([
    ['the certificate of an unknown authority', { NODE_EXTRA_CA_CERTS: '' }, /certificate/],
    ['a proxy that refuses', { HTTPS_PROXY: 'refusing' }, /407/],
    [
      'a proxy that is not a URL',
      { HTTPS_PROXY: 'socks://a.example' },
      /HTTPS_PROXY is not the URL of an HTTP proxy/,
    ],
  ])('%s', patient, async (_, change, told) => {
    const [{ url, env }, way, refusing] = [await live('https'), await proxy(), await proxy('a:b')];
    const given = { ...env, HTTPS_PROXY: way.url, ...change };
    const set = {
      ...given,
      HTTPS_PROXY: given.HTTPS_PROXY === 'refusing' ? refusing.url : given.HTTPS_PROXY,
    };
    const recorder = await started(set, 'record', '--upstream', url, '--out', temporaryFile());
    const { status, body } = await askInfo(recorder.url);
    expect(status).toBe(502);
    expect(body).toMatch(told);
    await eventually(() => expect(recorder.command.err()).toMatch(told));
  });
});
