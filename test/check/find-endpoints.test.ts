import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEndpoints } from '../../src/check/find-endpoints.js';
import { type CheckedExample, startCheckedExample } from './example.js';

describe('The endpoints of a server', () => {
  let server: CheckedExample;
  beforeAll(async () => {
    server = await startCheckedExample();
  });
  afterAll(() => server.close());

  it('are those of discovery if they call the right operation', async () => {
    const { endpoints, missing } = await findEndpoints(server);
    expect(Object.entries(endpoints).map(([name, url]) => [name, url.pathname])).toEqual([
      ['authorization', '/authorize'],
      ['token', '/token'],
      ['par', '/par'],
      ['introspection', '/introspect'],
      ['revocation', '/revoke'],
      ['userinfo', '/userinfo'],
      ['registration', '/register'],
      ['backchannel', '/backchannel'],
      ['device', '/device_authorization'],
      ['grant-management', '/grants'],
    ]);
    expect([...missing]).toEqual([]);
  });

  it('are those that are given, and missing if these do not call it', async () => {
    const { endpoints, missing } = await findEndpoints(server, { token: '/userinfo', resource: '/notes' });
    expect(endpoints.token).toBeUndefined();
    expect(missing.get('token')).toBe('A request to /userinfo does not make the server call auth_token_api.');
    expect(endpoints.resource?.pathname).toBe('/notes');
  });
});
