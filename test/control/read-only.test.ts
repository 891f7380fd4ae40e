import { describe, expect, it } from 'vitest';
import { routes } from '../../src/control/table.js';
import { createAuthlete, InvalidInputError } from '../../src/index.js';
import { openPlane } from './client.js';

const tokens = { token: 'full', readOnlyToken: 'reader' };
const reader = { token: 'reader' };

describe('A read-only token', () => {
  it('says what it permits', async () => {
    await using plane = await openPlane(tokens);
    expect(await plane.done('GET', '/session')).toEqual({ access: 'full' });
    expect(await plane.done('GET', '/session', undefined, reader)).toEqual({ access: 'read-only' });
  });

  it('permits to read the journal, the stubs and the catalogue', async () => {
    await using plane = await openPlane(tokens);
    for (const path of ['/services', '/operations', `${plane.service}/journal`, `${plane.service}/stubs`])
      await plane.done('GET', path, undefined, reader);
  });

  it('permits nothing that changes the mock or reveals a secret', async () => {
    await using plane = await openPlane(tokens);
    const forbidden = routes.filter(({ method, secret }) => method !== 'GET' || secret === true);
    expect(forbidden.map(({ operationId }) => operationId)).toEqual(
      expect.arrayContaining([
        'exportState',
        'listUnmaskedJournal',
        'getArtifactValue',
        'getEnvironment',
        'exportFixtures',
        'addStub',
        'reset',
      ]),
    );
    for (const { method, path } of forbidden) {
      const filled = path
        .replace('{serviceId}', String(plane.authlete.serviceId))
        .replaceAll(/\{\w+\}/g, 'unknown-1');
      const { status, body } = await plane.call(method, filled, undefined, reader);
      expect([status, body.message], `${method} ${path}`).toEqual([
        403,
        expect.stringContaining('Please use the control token'),
      ]);
    }
    expect(await plane.done('GET', '/services')).toMatchObject({ services: [{}] });
  });

  it('reveals no secret of the service in anything that it permits to read', async () => {
    await using plane = await openPlane(tokens, { coverage: true });
    await plane.done('POST', `${plane.service}/demo`);
    const secrets = [plane.authlete.accessToken, plane.authlete.confidential.clientSecret];
    const readable = routes.filter(
      ({ method, path, secret, success }) =>
        method === 'GET' && secret !== true && success !== 'events' && !/\{(?!serviceId)/.test(path),
    );
    for (const { path } of readable) {
      if (path.endsWith('/wait')) continue;
      const filled = path.replace('{serviceId}', String(plane.authlete.serviceId));
      const { body } = await plane.call('GET', filled, undefined, reader);
      for (const secret of secrets) expect(JSON.stringify(body), path).not.toContain(secret);
    }
  });

  it('reveals no secret of a stub or a scenario, neither in its definition nor in its description', async () => {
    await using plane = await openPlane(tokens);
    const secrets = [
      'a-ticket-of-john',
      'a-refresh-token',
      'an-access-token',
      'a-secret-of-web',
      'a-code-of-jane',
    ];
    const [ticket, refreshToken, accessToken, clientSecret, code] = secrets;
    const definitions = [
      { operation: '/auth/authorization/fail', when: { ticket }, action: 'LOCATION' },
      {
        operation: '/auth/token',
        when: { parameters: { refresh_token: refreshToken, scope: 'openid' }, body: { clientSecret } },
        action: 'OK',
        reply: { accessToken, responseContent: JSON.stringify({ access_token: accessToken }) },
        headers: { Authorization: `Bearer ${accessToken}` },
      },
    ];
    for (const definition of definitions) await plane.done('POST', `${plane.service}/stubs`, definition);
    await plane.done('POST', `${plane.service}/scenarios`, {
      name: 'secret',
      about: 'Conditions with secrets.',
      steps: [{ operation: '/auth/token', when: { parameters: { code } }, status: 503 }],
      expect: [{ operation: '/auth/token', when: { parameters: { code } } }],
    });
    for (const path of ['stubs', 'scenarios', 'journal/near-misses']) {
      const text = JSON.stringify(await plane.done('GET', `${plane.service}/${path}`, undefined, reader));
      for (const secret of secrets) expect(text, path).not.toContain(secret);
    }
    const { stubs } = await plane.done('GET', `${plane.service}/stubs`, undefined, reader);
    expect(stubs).toMatchObject([
      { description: '/auth/authorization/fail answers LOCATION, when ticket=***' },
      { description: expect.stringContaining('parameters.scope=openid'), definition: { action: 'OK' } },
      { scenario: 'secret' },
    ]);
    const whole = await plane.done('GET', `${plane.service}/stubs`);
    expect(whole.stubs.slice(0, 2)).toMatchObject(definitions.map((definition) => ({ definition })));
  });

  it('is another one than the control token', async () => {
    await using authlete = createAuthlete();
    const control = { token: 'same', readOnlyToken: 'same' };
    await expect(authlete.listen({ port: 0, control })).rejects.toThrow(InvalidInputError);
  });
});

describe('The demo flow', () => {
  it('makes the calls of a login, which the journal has', async () => {
    await using plane = await openPlane();
    const { calls } = await plane.done('POST', `${plane.service}/demo`);
    const expected = [
      ['/auth/authorization', 'INTERACTION'],
      ['/auth/authorization/issue', 'LOCATION'],
      ['/auth/token', 'OK'],
      ['/auth/introspection', 'OK'],
    ];
    expect(calls.map(({ path, action }: { path: string; action: string }) => [path, action])).toEqual(
      expected,
    );
    const { entries } = await plane.done('GET', `${plane.service}/journal`);
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(
      expected.map(([, action]) => action),
    );
  });

  it('ends if a stub refuses it', async () => {
    await using plane = await openPlane();
    await plane.done('POST', `${plane.service}/stubs`, {
      operation: '/auth/token',
      action: 'INVALID_CLIENT',
    });
    const { calls } = await plane.done('POST', `${plane.service}/demo`);
    expect(calls.at(-1)).toMatchObject({ path: '/auth/token', action: 'INVALID_CLIENT' });
  });
});
