import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../../support/authlete.js';
import { demoWith, jwks } from '../../../support/demo.js';

const world = () => testAuthlete({ fixtures: demoWith() });

describe('GET /service/jwks/get', () => {
  it('returns the JWK Set without private members', async () => {
    const { status, body } = await world().call('service_jwks_get_api');
    expect(status).toBe(200);
    expect(body.keys).toHaveLength(2);
    expect(Object.keys(body.keys?.[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(JSON.stringify(body)).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
    expect(body).not.toHaveProperty('resultCode');
  });

  it('returns the private members when asked for them', async () => {
    const { body } = await world().call('service_jwks_get_api', undefined, {
      query: { includePrivateKeys: 'true' },
    });
    expect(body).toEqual(JSON.parse(jwks));
  });

  it('is indented when asked for', async () => {
    const { fetch, serviceId, accessToken } = world();
    const get = async (query: string) => {
      const url = `http://authlete.test/api/${serviceId}/service/jwks/get${query}`;
      return (await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })).text();
    };
    expect(await get('?pretty=true')).toContain('{\n  "keys": [');
    expect(await get('')).toMatch(/^\{"keys":\[/);
  });

  it('is 204 without a JWK Set', async () => {
    const authlete = world();
    await authlete.call('service_update_api', {});
    const { status, body } = await authlete.call('service_jwks_get_api');
    expect(status).toBe(204);
    expect(body).toBeUndefined();
  });
});
