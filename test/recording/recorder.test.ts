import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, request as sendRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyLimit } from '../../src/mock/transport/read-body.js';
import { createRecorder } from '../../src/recording/recorder.js';
import { temporaryFile } from '../support/recording.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Received {
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

/** A server that echoes its request, and a recorder in front of it. */
async function recorded(answer: RequestListener = (_, response) => response.end('{}'), base = '') {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({ request, body: await buffer(request) });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const started = await before(new URL(`http://127.0.0.1:${port}${base}`));
  return { ...started, received, port };
}

async function before(upstream: URL) {
  const problems: string[] = [];
  const file = temporaryFile();
  const recorder = createRecorder({ upstream, file, onProblem: (problem) => problems.push(problem) });
  const { url } = await recorder.listen({ host: '127.0.0.1', port: 0 });
  closing.push(() => recorder.close());
  const lines = () =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { recorder, file, url, problems, lines };
}

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: Buffer | string;
}

/** Sends a request unchanged: `fetch` would change the path and add headers. */
const send = (url: string, path: string, { method = 'GET', headers = {}, body }: Sent = {}) =>
  new Promise<{ response: IncomingMessage; body: Buffer }>((resolve, reject) => {
    const sent = sendRequest({ port: new URL(url).port, path, method, headers }, async (response) => {
      resolve({ response, body: await buffer(response) });
    });
    sent.on('error', reject).end(body);
  });

describe('a request', () => {
  it('is forwarded byte for byte: method, path, query, headers and body', async () => {
    const { url, received, port } = await recorded();
    const body = Buffer.from([0x7b, 0x7d, 0xff, 0x00]);
    const headers = {
      authorization: 'Bearer an-api-token',
      'x-twice': ['1', '2'],
      connection: 'x-private, keep-alive',
      'x-private': 'for the recorder',
      te: 'trailers',
      'accept-encoding': 'gzip',
    };
    await send(url, '/api/../%61?b=%20+&c', { method: 'PUT', headers, body });
    const [{ request, body: arrived } = Object({})] = received;
    expect(request).toMatchObject({ method: 'PUT', url: '/api/../%61?b=%20+&c' });
    expect(request.headers).toMatchObject({
      host: `127.0.0.1:${port}`,
      authorization: 'Bearer an-api-token',
      'content-length': '4',
      'accept-encoding': 'identity',
    });
    expect(request.headersDistinct['x-twice']).toEqual(['1', '2']);
    for (const name of ['x-private', 'te']) expect(request.headers).not.toHaveProperty(name);
    expect(arrived.equals(body)).toBe(true);
  });

  it('goes below the path of the upstream', async () => {
    const { url, received } = await recorded(undefined, '/base/');
    await send(url, '/api/info');
    await send(url, '/api/x', { method: 'POST' });
    expect(received.map(({ request }) => request.url)).toEqual(['/base/api/info', '/base/api/x']);
  });

  it('that is too large is rejected, and not forwarded', async () => {
    const { url, received } = await recorded();
    const { response, body } = await send(url, '/api/x', {
      method: 'POST',
      body: Buffer.alloc(bodyLimit + 1),
    });
    expect(response.statusCode).toBe(413);
    expect(JSON.parse(body.toString())).toEqual({
      resultCode: '413',
      resultMessage: 'The request body is too large.',
    });
    expect(received).toEqual([]);
  });
});

describe('an answer', () => {
  it('is forwarded unchanged', async () => {
    const bytes = gzipSync('{"a":1}');
    const { url, lines } = await recorded((_, response) => {
      response.writeHead(429, 'Slow Down', [
        'Retry-After',
        '7',
        'Set-Cookie',
        'a',
        'Set-Cookie',
        'b',
        'X-Raw',
        'é',
      ]);
      response.end(bytes);
    });
    const { response, body } = await send(url, '/api/1/auth/token', { method: 'POST', body: '{}' });
    expect(response).toMatchObject({ statusCode: 429, statusMessage: 'Slow Down' });
    expect(response.headers).toMatchObject({ 'retry-after': '7', 'set-cookie': ['a', 'b'], 'x-raw': 'é' });
    expect(body.equals(bytes)).toBe(true);
    expect(lines()[1]).toMatchObject({ status: 429, responseHeaders: { 'retry-after': '7' } });
  });

  it('is recorded with the request, in the order of the answers, without the token', async () => {
    let answerSlow = (): void => {};
    const fastIsAnswered = new Promise<void>((resolve) => {
      answerSlow = resolve;
    });
    const { url, lines, recorder } = await recorded(async (request, response) => {
      if (request.url === '/slow') await fastIsAnswered;
      response.end(JSON.stringify({ ticket: `ticket of ${request.url}` }));
    });
    const headers = {
      authorization: 'Bearer an-api-token',
      'content-type': 'application/json',
      'x-other': 'x',
    };
    const slow = send(url, '/slow', { headers });
    await send(url, '/fast', { method: 'POST', headers, body: '{"subject":"joe"}' });
    answerSlow();
    await slow;
    expect(recorder.count()).toBe(2);
    expect(lines().slice(1)).toMatchObject([
      { target: '/fast', request: { subject: 'joe' }, response: { ticket: '{{ticket:1}}' } },
      { target: '/slow', method: 'GET', response: { ticket: '{{ticket:2}}' } },
    ]);
    expect(lines()[1].requestHeaders).toEqual({ 'content-type': 'application/json' });
    expect(JSON.stringify(lines())).not.toContain('an-api-token');
  });
});

describe('an upstream that does not answer', () => {
  it('is reported to the caller and to the operator of the recorder', async () => {
    const { url, problems, recorder } = await before(new URL('http://127.0.0.1:1'));
    const { response, body } = await send(url, '/api/info');
    expect(response.statusCode).toBe(502);
    const told =
      'Failed to reach http://127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1. Please check --upstream and the network.';
    expect(JSON.parse(body.toString())).toEqual({ resultCode: '502', resultMessage: told });
    expect(problems).toEqual([told]);
    expect(recorder.count()).toBe(0);
  });

  it('or cuts the connection is reported in the same way', async () => {
    const { url, problems } = await recorded((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a"', () => response.destroy());
    });
    expect((await send(url, '/api/info')).response.statusCode).toBe(502);
    expect(problems).toHaveLength(1);
  });
});

describe('the file', () => {
  it('is not overwritten', () => {
    const file = temporaryFile();
    writeFileSync(file, 'mine');
    const create = () => createRecorder({ upstream: new URL('http://a.example'), file, onProblem: () => {} });
    expect(create).toThrow(
      `Failed to create ${file}: the file already exists. Please choose another name, or delete it.`,
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('needs its folder', () => {
    const create = () =>
      createRecorder({ upstream: new URL('http://a.example'), file: '/nowhere/x', onProblem: () => {} });
    expect(create).toThrow('Failed to create /nowhere/x: its folder does not exist.');
  });

  it('does not remain if the recorder cannot listen', async () => {
    const { url } = await recorded();
    const file = temporaryFile();
    const second = createRecorder({ upstream: new URL('http://a.example'), file, onProblem: () => {} });
    await expect(second.listen({ host: '127.0.0.1', port: Number(new URL(url).port) })).rejects.toThrow(
      'EADDRINUSE',
    );
    expect(existsSync(file)).toBe(false);
  });

  it('does not keep a secret that becomes known late, and a warning says so', async () => {
    const { url, lines, problems, file } = await recorded();
    const post = (body: object) => send(url, '/api/1/x', { method: 'POST', body: JSON.stringify(body) });
    await post({ note: 'see correct horse battery' });
    await post({ password: 'correct horse battery' });
    await post({ subject: 'joe' });
    expect(
      lines()
        .slice(1)
        .map(({ request }) => request),
    ).toEqual([{ note: 'see {{password:1}}' }, { password: '{{password:1}}' }, { subject: 'joe' }]);
    expect(problems).toEqual([
      `Warning: line 2 of the recording contained a value that turned out to be a secret. It is masked now, but ${file} contained it until now.`,
    ]);
  });
});
