import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isLoopback, mustBeLocal } from '../../src/control/guard.js';
import { routes } from '../../src/control/table.js';
import { createAuthlete, InvalidInput } from '../../src/index.js';
import { demoWith } from '../support/demo.js';
import { openPlane } from './client.js';

describe('The control token', () => {
  it('is needed for everything but health', async () => {
    await using plane = await openPlane();
    const health = await plane.call('GET', '/health', undefined, { token: '' });
    expect([health.status, health.body]).toEqual([200, { status: 'ok' }]);
    for (const { method, path } of routes.filter(({ path }) => path !== '/health')) {
      const { status, headers, body } = await plane.call(method, path, undefined, { token: '' });
      expect([method, path, status]).toEqual([method, path, 401]);
      expect(headers.get('www-authenticate')).toBe('Bearer realm="authlete-testkit"');
      expect(body).toEqual({
        error: 'unauthorized',
        message:
          'Failed to let you in: the request has no token. Please send the control token: Authorization: Bearer …',
      });
    }
  });

  it.each([
    ['another token', 'Bearer other'],
    ['a part of it', 'Bearer its-toke'],
    ['more than it', 'Bearer its-token2'],
    ['the token of the API', undefined],
  ])('is not %s', async (_, given) => {
    await using plane = await openPlane({ token: 'its-token' });
    const authorization = given ?? `Bearer ${plane.authlete.accessToken}`;
    const { status, headers } = await plane.call('GET', '/version', undefined, {
      headers: { authorization },
    });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="authlete-testkit", error="invalid_token"');
  });

  it.each(['Basic aXRzLXRva2Vu', 'its-token', 'Bearer', 'Bearer its-token more'])(
    'is not taken in another form: %s',
    async (authorization) => {
      await using plane = await openPlane({ token: 'its-token' });
      const { status } = await plane.call('GET', '/version', undefined, { headers: { authorization } });
      expect(status).toBe(401);
    },
  );

  it('may be chosen, if it can be sent', async () => {
    await using plane = await openPlane({ token: 'its-token' });
    expect(plane.token).toBe('its-token');
    await plane.done('GET', '/version', undefined, { headers: { authorization: 'bearer its-token' } });
    for (const token of ['', 'a b', 'ä', 'a\nb'])
      await expect(plane.authlete.listen({ port: 0, control: { token } })).rejects.toThrow(InvalidInput);
  });

  it('is another one at each start, the same with the same seed, and changes nothing else of a seed', async () => {
    const tokenOf = async (seed?: string) => {
      await using authlete = createAuthlete({ data: demoWith(), ...(seed !== undefined && { seed }) });
      return (await authlete.listen({ port: 0, control: true })).controlToken;
    };
    expect(await tokenOf()).not.toBe(await tokenOf());
    expect(await tokenOf('a')).toBe(await tokenOf('a'));
    expect(await tokenOf('a')).not.toBe(await tokenOf('b'));
    const made = async (control: boolean) => {
      await using authlete = createAuthlete({ data: demoWith(), seed: 'a' });
      await authlete.listen({ port: 0, control });
      return authlete.createService({ clients: [{}] });
    };
    expect(await made(true)).toEqual(await made(false));
  });
});

describe('The control plane', () => {
  it('is off unless it is asked for, and never in Express', async () => {
    const authlete = createAuthlete({ data: demoWith() });
    const { url, ...listening } = await authlete.listen({ port: 0 });
    expect(listening).not.toHaveProperty('controlToken');
    const answer = await fetch(`${url}/_testkit/health`);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      expect.objectContaining({ resultCode: '404' }),
    ]);
    const inProcess = await authlete.fetch(`${url}/_testkit/health`);
    expect(inProcess.status).toBe(404);
    await authlete.close();
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
    const let_in = () => mustBeLocal(address);
    if (expected) expect(let_in).not.toThrow();
    else expect(let_in).toThrow(/^Failed to let you in: .*--control-remote/);
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

  it('lets in its own pages, and who types its address', async () => {
    await using plane = await openPlane();
    const own = { origin: plane.url, 'sec-fetch-site': 'same-origin' };
    for (const headers of [own, { 'sec-fetch-site': 'none' }])
      expect((await sendFrom(plane, '/version', headers)).status).toBe(200);
  });

  it('tells no browser that others may read its answers', async () => {
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

/** As a browser sends it: `fetch` sets these headers itself. */
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

const paths = [...new Set(routes.map(({ path }) => path))];
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

describe('A wrong verb', () => {
  it.each(paths)('is 405 and names the right one: %s', async (path) => {
    await using plane = await openPlane();
    const right = routes.filter((row) => row.path === path).map(({ method }) => String(method));
    for (const method of methods.filter((verb) => !right.includes(verb))) {
      const { status, headers, body } = await plane.call(method, path);
      expect([method, status, headers.get('allow')]).toEqual([method, 405, right.join(', ')]);
      if (method === 'HEAD') continue;
      expect(body.message).toMatch(/^Failed to answer \w+: \/_testkit\/\S+ does not take it\. Please use /);
      for (const verb of right) expect(body.message.split('Please use')[1]).toContain(verb);
    }
  });
});

describe('An unknown path', () => {
  it.each(['', '/', '/nothing', '/services/1/nothing', '/Services', '/health/x'])(
    'is 404: %s',
    async (path) => {
      await using plane = await openPlane();
      const [status, message] = await plane.refused('GET', path);
      expect([status, message]).toEqual([
        404,
        expect.stringMatching(/^Failed to find \/_testkit\S*: .*openapi\.json/),
      ]);
    },
  );

  it('is one of the API where it only begins like the control plane', async () => {
    await using plane = await openPlane();
    expect(await (await fetch(`${plane.url}/_testkits`)).json()).toMatchObject({ resultCode: '404' });
  });

  it('with a broken encoding is 400', async () => {
    await using plane = await openPlane();
    expect(await plane.refused('DELETE', '/services/%ff')).toEqual([
      400,
      'Failed to read the path: its percent-encoding is broken. Please encode it as UTF-8.',
    ]);
  });

  it.each(['0', '-1', 'x', '1e3', '99999999999999999999'])('is 404 for the service %s', async (id) => {
    await using plane = await openPlane();
    expect(await plane.refused('GET', `/services/${id}/clock`)).toEqual([
      404,
      expect.stringContaining(`Failed to find the service ${id}`),
    ]);
  });
});

describe('A body', () => {
  const withBody = routes.filter(({ body }) => body !== undefined);

  it.each(withBody.map((row) => [`${row.method} ${row.path}`, row] as const))(
    'is refused with a reason, not with a stack trace: %s',
    async (_, { method, path }) => {
      await using plane = await openPlane();
      const target = path.replace('{serviceId}', String(plane.authlete.serviceId));
      const cases: [string, string, number, RegExp][] = [
        ['{"a":', 'application/json', 400, /it is no JSON \(.+\)\. Please send valid JSON\.$/],
        ['5', 'application/json', 400, /it is 5\. Allowed: an object/],
        ['null', 'application/json', 400, /it is empty\. Allowed: an object/],
        [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'application/json', 400, /nested too deeply/],
        [`${'{"a":'.repeat(150)}1${'}'.repeat(150)}`, 'application/json', 400, /nested too deeply/],
        ['{}', 'text/plain', 415, /its content type is text\/plain\. Please send application\/json/],
        ['a=b', 'application/x-www-form-urlencoded', 415, /Please send application\/json/],
      ];
      for (const [body, type, expected, message] of cases) {
        const answer = await plane.call(method, target, body, { headers: { 'content-type': type } });
        expect([body.slice(0, 20), answer.status]).toEqual([body.slice(0, 20), expected]);
        expect(answer.body.message).toMatch(message);
        expect(JSON.stringify(answer.body)).not.toMatch(/\bat \S+ \(|node_modules|\.ts:/);
      }
    },
  );

  it('larger than 4 MiB is 413', async () => {
    await using plane = await openPlane();
    const large = JSON.stringify({ value: 'x'.repeat(4 * 1024 * 1024) });
    expect(await plane.refused('POST', `${plane.service}/expire`, large)).toEqual([
      413,
      'Failed to read the body: it is larger than 4 MiB. Please send less.',
    ]);
    expect((await plane.call('GET', '/version')).status).toBe(200);
  });

  it('larger than 4 MiB is 413 too where its length is not told beforehand', async () => {
    await using plane = await openPlane();
    const sent = request(`${plane.controlUrl}${plane.service}/expire`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${plane.token}`,
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
      },
    });
    sent.end('x'.repeat(4 * 1024 * 1024 + 1));
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(413);
    response.resume();
  });

  it('of a state larger than 64 MiB is 413, before it is read', async () => {
    await using plane = await openPlane();
    const { port } = new URL(plane.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `PUT /_testkit${plane.service}/state HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${plane.token}\r\n` +
        `content-type: application/json\r\ncontent-length: ${64 * 1024 * 1024 + 1}\r\n\r\n{`,
    );
    const [answer] = await new Promise<string[]>((resolve) => {
      socket.once('data', (data) => resolve(String(data).split('\r\n')));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it.each([
    ['compressed', { 'content-encoding': 'gzip' }],
    ['in another charset', { 'content-type': 'application/json; charset=klingon' }],
  ])('%s is 415', async (_, headers) => {
    await using plane = await openPlane();
    expect(await plane.refused('POST', `${plane.service}/expire`, '{}', { headers })).toEqual([
      415,
      'Failed to read the body: it is compressed or in another charset. Please send it as it is, in UTF-8.',
    ]);
  });
});

describe('A problem of the mock itself', () => {
  it('is 500 without its reason, which goes to who runs the mock', async () => {
    const problems: [unknown, string][] = [];
    await using plane = await openPlane(true, {
      onProblem: (problem, where) => problems.push([problem, where]),
    });
    const service = await plane.authlete.world();
    const reason = new Error('the disk is full');
    service.snapshot = () => Promise.reject(reason);
    const { status, body } = await fetch(`${plane.controlUrl}${plane.service}/state`, {
      headers: { authorization: `Bearer ${plane.token}` },
    }).then(async (response) => ({ status: response.status, body: await response.json() }));
    expect([status, body]).toEqual([
      500,
      {
        error: 'internal_error',
        message:
          'Failed to answer: something went wrong in the mock. Please see what it wrote to standard error.',
      },
    ]);
    expect(problems).toEqual([[reason, `GET /_testkit${plane.service}/state`]]);
  });
});
