import { describe, expect, it } from 'vitest';
import { routes } from '../../src/control/table.js';
import { createAuthlete, InvalidInputError } from '../../src/index.js';
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
        message: 'Unauthorized: the request has no control token. Please send it as Authorization: Bearer …',
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
      await expect(plane.authlete.listen({ port: 0, control: { token } })).rejects.toThrow(InvalidInputError);
  });

  it('differs at each start, is the same with the same seed, and does not change other seeded values', async () => {
    const tokenOf = async (seed?: string) => {
      await using authlete = createAuthlete({ fixtures: demoWith(), ...(seed !== undefined && { seed }) });
      return (await authlete.listen({ port: 0, control: true })).controlToken;
    };
    expect(await tokenOf()).not.toBe(await tokenOf());
    expect(await tokenOf('a')).toBe(await tokenOf('a'));
    expect(await tokenOf('a')).not.toBe(await tokenOf('b'));
    const made = async (control: boolean) => {
      await using authlete = createAuthlete({ fixtures: demoWith(), seed: 'a' });
      await authlete.listen({ port: 0, control });
      return authlete.createService({ clients: [{}] });
    };
    expect(await made(true)).toEqual(await made(false));
  });
});
