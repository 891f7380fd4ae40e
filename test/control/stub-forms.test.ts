import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { MockService } from '../../src/scenarios/mock-service.js';
import { openPlane } from './client.js';
import { run } from './program.js';

/** Stubs of every kind that the console can build. */
const definitions: readonly object[] = [
  { operation: '/auth/token', action: 'INVALID_CLIENT' },
  { operation: '/auth/token', resultCode: 'A050305', times: 3, skip: 2 },
  {
    operation: '/auth/introspection',
    action: 'OK',
    reply: { subject: 'O\'Brien "Jo" \\', scopes: ['a', 'b'], 'a-b': { c: null } },
    times: 'always',
    allowInvalid: true,
  },
  {
    operation: '/auth/token',
    when: { client: 'web', subject: 'john', parameters: { scope: 'read' } },
    status: 503,
  },
  { operation: '*', fault: 'timeout', acts: true, for: '10s' },
  { operation: '/auth/token', status: 429, reply: { resultCode: 'x' }, headers: { 'retry-after': '5' } },
  { operation: '/auth/userinfo', patch: { subject: 'jane', claims: null }, delay: '250ms' },
  { operation: 'service_configuration_api', delay: 10, name: 'a slow\ndiscovery' },
  { operation: '/client/delete/{clientId}', status: 500 },
  { operation: '/auth/token', action: 'NEW', allowInvalid: true },
  { operation: '/auth/token', passthrough: true, afterwards: { advance: '10m' } },
];

describe('The preview of a stub', () => {
  it.each(definitions)('has three forms that register the same stub: %j', async (definition) => {
    await using plane = await openPlane({ token: 'preview-token' });
    const service = await plane.authlete.world();
    const path = `${plane.service}/stubs`;
    const forms = await plane.done('POST', `${path}/preview`, definition);
    expect((await plane.done('GET', path)).stubs).toEqual([]);
    statement(forms.typescript)(service);
    await plane.done('POST', path, parse(forms.yaml)[0]);
    const shell = `AUTHLETE_TESTKIT_CONTROL_TOKEN=preview-token; ${forms.curl} --silent --noproxy '*'`;
    await run('sh', ['-euc', shell], 'a POSIX shell and curl');
    const { stubs } = await plane.done('GET', path);
    expect(stubs.map((stub: { definition: unknown }) => stub.definition)).toEqual([
      definition,
      definition,
      definition,
    ]);
    expect(new Set(stubs.map((stub: { description: string }) => stub.description))).toEqual(
      new Set([forms.description]),
    );
  });

  it('says which member is refused, and why', async () => {
    await using plane = await openPlane();
    const preview = (body: object) => plane.call('POST', `${plane.service}/stubs/preview`, body);
    const refused = async (body: object) => (await preview(body)).body;
    expect(await refused({ operation: '/auth/token', action: 'INVALID_CLIENTS' })).toMatchObject({
      error: 'invalid_request',
      member: 'action',
      message: expect.stringContaining('Did you mean INVALID_CLIENT?'),
    });
    expect(await refused({ operation: '/auth/tokn', status: 500 })).toMatchObject({ member: 'operation' });
    expect(await refused({ operation: '/auth/token', status: 500, delay: 'soon' })).toMatchObject({
      member: 'delay',
    });
    expect(await refused({ operation: '/auth/token', status: 500, when: { client: [] } })).toMatchObject({
      member: 'when.client',
    });
    expect(
      await refused({ operation: '/auth/introspection', action: 'OK', reply: { scopes: 1 } }),
    ).toMatchObject({
      member: 'reply',
    });
  });
});

/** Compiles a statement of JavaScript that uses `service`. */
const statement =
  (text: string) =>
  (service: MockService): void =>
    void new Function('service', text)(service);
