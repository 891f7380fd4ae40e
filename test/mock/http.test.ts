import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { apiPath } from '../../src/mock/http.js';
import { memoryStore } from '../../src/mock/state/memory-store.js';
import { operations } from '../../src/spec/generated/operations.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';

function world() {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const { serviceId, accessToken } = authlete;
  const authorization = `Bearer ${accessToken}`;
  const send = async (method: string, path: string, body?: string, contentType?: string) => {
    const headers = { authorization, ...(contentType !== undefined && { 'content-type': contentType }) };
    // Bytes, because a text would be given a content type.
    const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
    const response = await authlete.fetch(`http://authlete.test${path}`, {
      method,
      headers,
      ...(bytes && { body: bytes }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      get json() {
        return text === '' ? undefined : JSON.parse(text);
      },
    };
  };
  const post = (body?: string, contentType?: string, path = '/auth/token') =>
    send('POST', `/api/${serviceId}${path}`, body, contentType);
  return { authlete, serviceId, send, post };
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

describe('A path', () => {
  it('may end with a slash, as clients send it', async () => {
    const { send, serviceId } = world();
    expect((await send('GET', `/api/${serviceId}/service/get/`)).status).toBe(200);
  });

  it.each(['/', '/api', '/api/nothing', '/api/1/auth', '/API/info', '/api//info', '/api/1/client/get/%ff'])(
    '%s is 404 if no operation has it',
    async (path) => {
      const { status, json: body } = await world().send('GET', path);
      expect(status).toBe(404);
      expect(body).toEqual({ resultCode: '404', resultMessage: expect.any(String) });
    },
  );

  it.each([
    ['GET', '/auth/token', 'POST'],
    ['PUT', '/auth/token', 'POST'],
    ['POST', '/service/get', 'GET, HEAD'],
    ['HEAD', '/auth/token', 'POST'],
    ['GET', '/client/delete/1', 'DELETE'],
  ])('%s %s is 405 and says that it takes %s', async (method, path, allowed) => {
    const { send, serviceId } = world();
    const { status, headers } = await send(method, `/api/${serviceId}${path}`);
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe(allowed);
  });

  it('lists every method that it takes', async () => {
    const { send, serviceId } = world();
    const { headers } = await send('DELETE', `/api/${serviceId}/service/configuration`);
    expect(headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it.each([
    ['/api/1234567890/auth/token', '/auth/token'],
    ['/api/service/create', '/service/create'],
    ['/api/1/service/get/', '/service/get'],
    ['/api/info', '/info'],
  ])('%s is %s in messages', (path, expected) => {
    expect(apiPath(path)).toBe(expected);
  });
});

describe('HEAD', () => {
  const readers = Object.values(operations).filter(({ method }) => method === 'GET');

  it.each(readers.map(({ path }) => path))('answers %s as GET does, without a body', async (path) => {
    const { send, serviceId } = world();
    const target = path.replace('{serviceId}', String(serviceId)).replace(/\{\w+\}/g, '1');
    const [head, get] = [await send('HEAD', target), await send('GET', target)];
    expect([head.status, head.text]).toEqual([get.status, '']);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
  });

  it('has the length that the body of GET has, over a socket', async () => {
    const { authlete, serviceId } = world();
    await using listening = Object.assign(await authlete.listen({ port: 0 }), {
      [Symbol.asyncDispose]: () => authlete.close(),
    });
    const url = `${listening.url}/api/${serviceId}/service/get`;
    const headers = { authorization: `Bearer ${authlete.accessToken}` };
    const head = await fetch(url, { method: 'HEAD', headers });
    const get = await fetch(url, { headers });
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    expect(await head.text()).toBe('');
  });
});

describe('A request target in absolute form', () => {
  it.each(['http://elsewhere.example', 'HTTPS://[::1]:8443', ''])(
    'is that of the path: %s',
    async (origin) => {
      const { authlete } = world();
      const { port } = await authlete.listen({ port: 0, control: { token: 'token' } });
      try {
        const ask = async (path: string) => {
          const asked = request({ port, host: '127.0.0.1', path: origin + path, agent: false });
          const [response] = await once(asked.end(), 'response');
          response.resume();
          return response.statusCode;
        };
        expect(await ask('/api/lifecycle/healthcheck?a=b')).toBe(200);
        expect(await ask('/_testkit/health')).toBe(200);
        expect(await ask('/api/nothing')).toBe(404);
        if (origin !== '') expect(await ask('?a=b')).toBe(404);
      } finally {
        await authlete.close();
      }
    },
  );
});

describe('A request body', () => {
  it.each([
    ['A258201', 'no content type', '{}', ''],
    ['A126203', 'no content', '', json],
    ['A126203', 'blanks alone', ' \r\n', json],
    ['A126203', 'null', 'null', json],
    ['A126203', 'no form fields', '', form],
    ['A126202', 'malformed JSON', '{"parameters":', json],
    ['A126202', 'a text', '"parameters"', json],
    ['A126202', 'an array', '[]', json],
    ['A126202', 'an array for a string', '{"parameters":["a"]}', json],
    ['A126202', 'an object for a string', '{"parameters":{}}', json],
    ['A126202', 'an integer beyond 2^53 for a string', '{"clientId":9007199254740993}', json],
    ['A126202', 'a word for a number', '{"accessTokenDuration":"ten"}', json],
    ['A126202', 'an empty text for a number', '{"accessTokenDuration":""}', json],
    ['A126202', 'a boolean for a number', '{"accessTokenDuration":true}', json],
    ['A126202', 'an object for an array', '{"properties":{}}', json],
    ['A126202', 'a word for a boolean', '{"dpopNonceRequired":"yes"}', json],
    ['A126202', 'a number for a boolean', '{"dpopNonceRequired":1}', json],
    ['A126202', 'a fraction for an integer', '{"accessTokenDuration":1.5}', json],
    ['A126202', 'a form field for a number that is none', 'accessTokenDuration=x', form],
  ])('is refused with 400 and %s: %s', async (resultCode, _what, body, contentType) => {
    const { status, json: answered } = await world().post(body, contentType);
    expect(status).toBe(400);
    expect(answered).toEqual({
      resultCode,
      resultMessage: expect.stringMatching(new RegExp(`^\\[${resultCode}\\] /auth/token, .`)),
    });
  });

  it.each([
    ['/clientId', '{"clientId":9007199254740993}'],
    ['/accessTokenDuration', '{"accessTokenDuration":9007199254740993}'],
    ['/accessTokenDuration', '{"accessTokenDuration":"-9007199254740993"}'],
    ['/accessTokenDuration', '{"accessTokenDuration":1e300}'],
  ])('says that %s is an integer beyond 2^53', async (pointer, body) => {
    const { json: answered } = await world().post(body, json);
    expect(answered.resultMessage).toContain(`${pointer} is an integer beyond 2^53 - 1`);
  });

  it('says where a member of the wrong type is', async () => {
    const { json: body } = await world().post('{"properties":[{"key":{}}]}', json);
    expect(body.resultMessage).toContain('/properties/0/key');
  });

  it.each([
    ['members that are unknown', '{"future":{"a":[1]},"__proto__":{"x":1}}'],
    ['nulls', '{"clientId":null,"properties":null,"accessTokenDuration":null,"dpopNonceRequired":null}'],
    ['zeros', '{"accessTokenDuration":0,"refreshTokenDuration":0}'],
    ['an empty object', '{}'],
  ])('may have %s, which count as absent', async (_what, body) => {
    const { status, json: answered } = await world().post(body, json);
    expect(status).toBe(200);
    expect(answered).toEqual((await world().post('{}', json)).json);
  });

  it('may have an unknown enum value, which counts as absent', async () => {
    const { authlete } = world();
    const { body } = await authlete.call('auth_authorization_fail_api', {
      ticket: 't',
      reason: 'ACCESS_DENIED',
    });
    const { body: absent } = await authlete.call('auth_authorization_fail_api', { ticket: 't' });
    expect(body).toEqual(absent);
  });

  it.each([`${json};charset=UTF-8`, 'Application/JSON', 'text/plain'])('is JSON with %s', async (type) => {
    expect((await world().post('{}', type)).status).toBe(200);
  });

  it('may be a form: fields are members, lists are divided by spaces, objects are ignored', async () => {
    const { authlete, send, serviceId } = world();
    const { clientId, clientSecret } = authlete.confidential;
    const fields = new URLSearchParams({
      parameters: 'grant_type=client_credentials',
      clientId: String(clientId),
      clientSecret,
      properties: '[{"key":"a","value":"b"}]',
      future: 'x',
    });
    const { status, json: body } = await send(
      'POST',
      `/api/${serviceId}/auth/token`,
      fields.toString(),
      form,
    );
    expect(status).toBe(200);
    expect(body.action).toBe('OK');
    expect(body).not.toHaveProperty('properties');
  });

  it.each([
    ['nothing', undefined],
    ['null', 'null'],
  ])('may be %s if a client or a service is created, from defaults', async (_what, body) => {
    const { status, json: created } = await world().post(body, body && json, '/client/create');
    expect(status).toBe(201);
    expect(created).toMatchObject({ clientType: 'PUBLIC', tokenAuthMethod: 'NONE' });
  });

  it('is not asked of GET and DELETE', async () => {
    const { send, serviceId } = world();
    expect((await send('GET', `/api/${serviceId}/service/get`)).status).toBe(200);
    expect((await send('DELETE', `/api/${serviceId}/client/delete/42`)).status).toBe(404);
  });
});

describe('An answer', () => {
  it('is uncacheable JSON in UTF-8', async () => {
    const { headers } = await world().post('{}', json);
    expect(headers.get('content-type')).toBe('application/json;charset=UTF-8');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is 200 with an action for every mistake of the client', async () => {
    const { status, json: body } = await world().post('{"parameters":"grant_type=magic"}', json);
    expect(status).toBe(200);
    expect(body.action).toBe('BAD_REQUEST');
  });

  it('is in the journal with its result code, including HTTP errors', async () => {
    const { authlete, post } = world();
    await post('{', json);
    const last = (await authlete.world()).journal.last();
    expect(last).toMatchObject({ status: 400, resultCode: 'A126202', operationId: 'auth_token_api' });
    expect(last?.action).toBeUndefined();
  });
});

describe('A failure of the mock itself', () => {
  it('is 500 with A001101, and only its operator learns why', async () => {
    const store = memoryStore();
    const problems: unknown[] = [];
    const authlete = testAuthlete({
      fixtures: demoWith(),
      onProblem: (problem, where) => problems.push([where, problem]),
      store: {
        ...store,
        async get(collection, key) {
          if (key === '42') throw new Error(`the disk is full, ${collection}`);
          return store.get(collection, key);
        },
      },
    });
    const { status, body } = await authlete.call('client_get_api', undefined, { path: { clientId: 42 } });
    expect(status).toBe(500);
    expect(body).toEqual({
      resultCode: 'A001101',
      resultMessage: '[A001101] /client/get/42, The mock failed while it processed the request.',
    });
    expect(problems).toEqual([['GET /client/get/42', expect.any(Error)]]);
  });
});

describe('Operations without a token', () => {
  it('GET /info tells the version and the features', async () => {
    const { body, status } = await world().authlete.call('info_api', undefined, { token: '' });
    expect(status).toBe(200);
    expect(body).toEqual({
      version: expect.stringMatching(/^3\.0/),
      features: expect.arrayContaining(['ciba']),
    });
    expect(body.features).toContain('hsm');
  });

  it('GET /misc/echo answers the query', async () => {
    const query = { a: '1', b: 'ä b', c: '' };
    const { body } = await world().authlete.call('misc_echo_api', undefined, { token: '', query });
    expect(body).toEqual(query);
  });

  it('GET /lifecycle/healthcheck answers OK as text', async () => {
    const { authlete } = world();
    const response = await authlete.fetch('http://authlete.test/api/lifecycle/healthcheck?extended=true');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe('OK');
  });
});
