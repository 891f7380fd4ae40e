import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { routes } from '../../src/control/table.js';
import { openPlane } from './client.js';

const paths = [...new Set(routes.map(({ path }) => path))];
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

describe('A wrong verb', () => {
  it.each(paths)('is 405 and names the allowed one: %s', async (path) => {
    await using plane = await openPlane();
    const right = routes
      .filter((row) => row.path === path)
      .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    for (const method of methods.filter((verb) => !right.includes(verb))) {
      const { status, headers, body } = await plane.call(method, path);
      expect([method, status, headers.get('allow')]).toEqual([method, 405, right.join(', ')]);
      if (method === 'HEAD') continue;
      expect(body.message).toMatch(
        /^Failed to handle \w+: \/_testkit\/\S+ does not support it\. Please use /,
      );
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

  it.each([
    ['/servces', '/services'],
    ['/services/42/stub', '/services/{serviceId}/stubs'],
  ])('%s may mean %s', async (path, meant) => {
    await using plane = await openPlane();
    const [, message] = await plane.refused('GET', path);
    expect(message).toContain(`Did you mean /_testkit${meant}?`);
  });

  it('belongs to the API if it only starts like the control plane', async () => {
    await using plane = await openPlane();
    expect(await (await fetch(`${plane.url}/_testkits`)).json()).toMatchObject({ resultCode: '404' });
  });

  it('with a broken encoding is 400', async () => {
    await using plane = await openPlane();
    expect(await plane.refused('DELETE', '/services/%ff')).toEqual([
      400,
      'Failed to read the path: its percent-encoding is invalid. Please encode it as UTF-8.',
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
        ['{"a":', 'application/json', 400, /it is not JSON \(.+\)\. Please send valid JSON\.$/],
        ['5', 'application/json', 400, /it is 5\. Allowed: an object/],
        ['null', 'application/json', 400, /it is empty\. Allowed: an object/],
        [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'application/json', 400, /nested too deeply/],
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
      'Failed to read the body: it is larger than 4096 KiB. Please send a smaller one.',
    ]);
    expect((await plane.call('GET', '/version')).status).toBe(200);
  });

  it('larger than 4 MiB is 413 even without Content-Length', async () => {
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

  it('that is cut off is not reported as an error of the mock', async () => {
    await using plane = await openPlane();
    const socket = connect(Number(new URL(plane.url).port), '127.0.0.1');
    socket.write(
      `POST /_testkit${plane.service}/expire HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${plane.token}\r\n` +
        'content-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await plane.call('GET', '/version')).status).toBe(200);
  });

  it.each([
    ['compressed', { 'content-encoding': 'gzip' }],
    ['in another charset', { 'content-type': 'application/json; charset=klingon' }],
  ])('%s is 415', async (_, headers) => {
    await using plane = await openPlane();
    expect(await plane.refused('POST', `${plane.service}/expire`, '{}', { headers })).toEqual([
      415,
      'Failed to read the body: it is compressed or not in UTF-8. Please send uncompressed UTF-8.',
    ]);
  });
});

describe('An internal error of the mock', () => {
  it('is 500 without the reason, which is logged', async () => {
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
          'Failed to handle the request: the mock has an internal error. Please see its standard error.',
      },
    ]);
    expect(problems).toEqual([[reason, `GET /_testkit${plane.service}/state`]]);
  });
});
