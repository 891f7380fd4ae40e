import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../src/index.js';
import { bodyLimit } from '../../../src/mock/transport/read-body.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

async function listening() {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const { url, controlToken, close } = await authlete.listen({ port: 0, control: true });
  const path = `/api/${authlete.serviceId}/auth/token`;
  return {
    authlete,
    url,
    path,
    journal: (await authlete.world()).journal,
    async raw(text: string, { half = false } = {}): Promise<string> {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let received = '';
      socket.on('data', (data) => {
        received += data;
      });
      socket.on('error', () => {});
      socket.write(text);
      if (half) setTimeout(() => socket.destroy(), 100);
      await once(socket, 'close');
      return received;
    },
    serviceId: authlete.serviceId,
    /** Sends 100 MB until there is an answer. Resolves to its status, or to the error of the connection. */
    sendAll: (to: string): Promise<unknown> =>
      new Promise((resolve) => {
        const chunk = Buffer.alloc(1024 * 1024, 'x');
        const headers = { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' };
        const sent = request(`${url}${to}`, { method: 'POST', headers, agent: false });
        sent.on('response', ({ statusCode }) => {
          resolve(statusCode);
          sent.destroy();
        });
        sent.on('error', ({ message }) => resolve(message));
        const send = (left: number): void => {
          if (left === 0) sent.end();
          else sent.write(chunk, () => send(left - 1));
        };
        send(100);
      }),
    /** Sends without end. Resolves to the answer when the connection is closed. */
    async endless(): Promise<string> {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let received = '';
      socket.on('data', (data) => {
        received += data;
      });
      socket.on('error', () => {});
      socket.write(head(path, 1e12));
      const sending = setInterval(() => socket.write('x'.repeat(1000)), 1);
      await once(socket, 'close');
      clearInterval(sending);
      return received;
    },
    [Symbol.asyncDispose]: () => close(),
  };
}

const head = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

const told = ({ target, status, operationId, request, why }: JournalEntry) => ({
  target,
  status,
  operationId,
  request,
  decided: why?.decided,
});

describe('A request that cannot be read', () => {
  it('because its body is too large is 413, and the service lists it without the body', async () => {
    await using mock = await listening();
    const { path, journal } = mock;
    const answer = await mock.raw(head(path, bodyLimit + 1));
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*connection: close/is);
    expect(answer).toContain('"resultCode":"413"');
    expect(journal.entries().map(told)).toEqual([
      {
        target: path,
        status: 413,
        operationId: 'auth_token_api',
        request: { charactersNotRead: bodyLimit + 1 },
        decided: 'The request cannot be read: its body is larger than 4194304 bytes.',
      },
    ]);
    expect(journal.last()?.why).toMatchObject({ needed: 'A smaller body.' });
  });

  it('also when the size was not announced', async () => {
    await using mock = await listening();
    const { path, journal, url } = mock;
    const body = new Blob(['x'.repeat(bodyLimit), 'y']).stream();
    const sent = fetch(`${url}${path}`, { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect((await sent).status).toBe(413);
    expect(journal.last()).toMatchObject({ status: 413, request: { charactersNotRead: bodyLimit + 1 } });
  });

  it.each(['/api/SERVICE/auth/token', '/_testkit/services/SERVICE/stubs'])(
    'is answered while a client continues sending a large body to %s',
    async (path) => {
      await using mock = await listening();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => mock.sendAll(path.replace('SERVICE', String(mock.serviceId)))),
      );
      expect(answers).toEqual(answers.map(() => 413));
    },
  );

  it('is closed after five seconds if the client continues sending', async () => {
    await using mock = await listening();
    const started = performance.now();
    expect(await mock.endless()).toMatch(/^HTTP\/1\.1 413 /);
    expect(performance.now() - started).toBeGreaterThan(4000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('because the upload ends early is listed, although nobody waits for the answer', async () => {
    await using mock = await listening();
    const { path, journal } = mock;
    const entry = journal.waitFor({ status: 400 });
    await mock.raw(`${head(path, 100)}{"a":`, { half: true });
    expect(told(await entry)).toEqual({
      target: path,
      status: 400,
      operationId: 'auth_token_api',
      request: { charactersNotRead: 100 },
      decided: 'The request cannot be read: the connection ended after 5 bytes of the body.',
    });
  });

  it('because it is not HTTP is 400, in the journal of the service that the path names', async () => {
    await using mock = await listening();
    const { path, journal } = mock;
    const answer = await mock.raw(`POST ${path} HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(journal.entries().map(told)).toMatchObject([
      { target: path, status: 400, operationId: 'auth_token_api', request: { charactersNotRead: 0 } },
    ]);
  });

  it('because its headers are too large is 431', async () => {
    await using mock = await listening();
    const { path, journal } = mock;
    const answer = await mock.raw(
      `POST ${path} HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(40_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(journal.last()).toMatchObject({ status: 431, why: { needed: 'Smaller headers.' } });
  });

  it('and names no path is 400, and does not end the mock', async () => {
    await using mock = await listening();
    expect(await mock.raw('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await mock.raw(head('/nowhere', bodyLimit + 1))).toMatch(/^HTTP\/1\.1 413 /);
    expect(mock.journal.entries()).toEqual([]);
    expect((await fetch(`${mock.url}/api/info`)).status).toBeLessThan(500);
  });
});
