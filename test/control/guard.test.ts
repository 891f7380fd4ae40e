import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { describe, expect, it } from 'vitest';
import { CheckBoard } from '../../src/control/check-board.js';
import { openControl } from '../../src/control/control.js';
import { isLoopback, mustBeLocal } from '../../src/control/guard.js';
import { createAuthlete } from '../../src/index.js';
import { Journal } from '../../src/mock/journal.js';
import { memoryStore } from '../../src/mock/state/memory-store.js';
import { systemRandom } from '../../src/mock/state/random.js';
import { loadContract } from '../../src/spec/contract.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { openPlane } from './client.js';

describe('The control plane', () => {
  it('is off by default, in a process and in Express', async () => {
    await using authlete = createAuthlete({ fixtures: demoWith() });
    const { url, ...listening } = await authlete.listen({ port: 0 });
    expect(listening).not.toHaveProperty('controlToken');
    const express = createServer(authlete.express()).listen(0, '127.0.0.1');
    await once(express, 'listening');
    const answers = [
      await fetch(`${url}/_testkit/health`),
      await fetch(`${urlOf(express)}/_testkit/health`),
      await authlete.fetch('http://authlete.test/_testkit/health'),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ resultCode: '404' });
    }
    express.close();
  });

  it.each([
    ['refuses', false, [403, 'forbidden']],
    ['lets in, if asked to,', true, [401, 'unauthorized']],
  ])('%s other machines', async (_, remote, expected) => {
    await using authlete = testAuthlete({ fixtures: demoWith() });
    const contract = loadContract();
    const registry = {
      all: async () => [await authlete.world()],
      find: authlete.service,
      create: authlete.createService,
      delete: authlete.deleteService,
      reset: authlete.reset,
      tokensOf: () => ({ accessToken: authlete.accessToken }),
    };
    const onProblem = () => {};
    const plane = openControl(
      {
        contract,
        registry,
        onProblem,
        journal: new Journal(0),
        serviceOwner: authlete.serviceOwner,
        coverage: async () => undefined,
        startCoverage: async () => {},
        fetch: authlete.fetch,
        check: new CheckBoard(memoryStore()),
      },
      { remote },
      systemRandom,
    );
    const server = createServer((incoming, response) => {
      Object.defineProperty(incoming.socket, 'remoteAddress', { value: '192.168.0.7' });
      plane.handler(incoming, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const answer = await fetch(`${urlOf(server)}/_testkit/version`);
    expect([answer.status, Object(await answer.json()).error]).toEqual(expected);
    server.close();
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.0.7', false],
    ['10.127.0.0', false],
    ['::ffff:10.0.0.1', false],
    ['fe80::1', false],
    ['128.0.0.1', false],
    [undefined, false],
  ])('answers %s: %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected);
    const letIn = () => mustBeLocal(address);
    if (expected) expect(letIn).not.toThrow();
    else expect(letIn).toThrow(/^Forbidden: .*--control-remote/);
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example.com', 'sec-fetch-site': 'cross-site' }],
    ['a page on another port', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
    ['an image of another page', { 'sec-fetch-site': 'cross-site' }],
    ['a page without an origin', { origin: 'null' }],
  ])('refuses %s, also one that knows the token', async (_, headers) => {
    await using plane = await openPlane();
    for (const path of ['/version', '/health']) {
      const { status, body } = await sendFrom(plane, path, headers);
      expect([status, body.error]).toEqual([403, 'forbidden']);
    }
  });

  it('accepts its own pages, and users who type its address', async () => {
    await using plane = await openPlane();
    const own = { origin: plane.url, 'sec-fetch-site': 'same-origin' };
    for (const headers of [own, { 'sec-fetch-site': 'none' }])
      expect((await sendFrom(plane, '/version', headers)).status).toBe(200);
  });

  it('does not permit other origins to read its responses', async () => {
    await using plane = await openPlane();
    const preflight = await plane.call('OPTIONS', '/services', undefined, { token: '' });
    expect(preflight.status).toBe(401);
    for (const { headers } of [preflight, await plane.call('GET', '/services')]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

function urlOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** Sends a request like a browser: `fetch` would set these headers itself. */
function sendFrom(
  { controlUrl, token }: { controlUrl: string; token: string },
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; body: { error?: string } }> {
  return new Promise((resolve, reject) => {
    const sent = request(controlUrl + path, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    sent.on('error', reject).on('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, body: JSON.parse(text) });
    });
    sent.end();
  });
}
