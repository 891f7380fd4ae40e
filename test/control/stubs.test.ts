import { describe, expect, it } from 'vitest';
import { authorize, requestToken } from '../support/flow.js';
import { openPlane } from './client.js';
import { bodyViolations } from './documented.js';

const credentials = { grant_type: 'client_credentials' };

describe('Stubs over HTTP', () => {
  it('are added, listed with their progress, and removed', async () => {
    await using plane = await openPlane();
    const path = `${plane.service}/stubs`;
    const definition = { operation: '/auth/token', action: 'INVALID_CLIENT', skip: 1 };
    const added = await plane.done('POST', path, definition);
    expect(added).toEqual({
      id: 'stub-1',
      operationId: 'auth_token_api',
      description: '/auth/token answers INVALID_CLIENT, after 1 call',
      definition,
      used: 0,
      required: 1,
      met: false,
    });
    expect(await requestToken(plane.authlete, credentials)).toMatchObject({ action: 'OK' });
    expect(await requestToken(plane.authlete, credentials)).toMatchObject({ action: 'INVALID_CLIENT' });
    expect(await plane.done('GET', path)).toEqual({
      stubs: [{ ...added, used: 1, met: true }],
      problems: [],
    });
    expect((await plane.call('DELETE', `${path}/stub-1`)).status).toBe(204);
    expect(await plane.refused('DELETE', `${path}/stub-1`)).toEqual([
      404,
      'Failed to remove the stub stub-1: the service has no such stub. Please see the list of its stubs.',
    ]);
    expect(await plane.done('GET', path)).toEqual({ stubs: [], problems: [] });
  });

  it('are removed all at once', async () => {
    await using plane = await openPlane();
    const path = `${plane.service}/stubs`;
    for (const status of [500, 503]) await plane.done('POST', path, { operation: '*', status });
    await plane.done('DELETE', path);
    expect((await authorize(plane.authlete)).action).toBe('INTERACTION');
  });

  it('registered in code are shown as data', async () => {
    await using plane = await openPlane();
    const service = await plane.authlete.world();
    service
      .stub('/auth/token')
      .when({ parameters: { scope: /read/ } })
      .patch((body) => body);
    const { stubs } = await plane.done('GET', `${plane.service}/stubs`);
    expect(stubs[0].definition).toEqual({
      operation: '/auth/token',
      when: { parameters: { scope: '/read/' } },
    });
  });

  it.each([
    [{ operation: '/auth/tokn', status: 500 }, 'operation is "/auth/tokn". Did you mean /auth/token?'],
    [{ operation: '/auth/token', when: { parametrs: {} } }, 'when.parametrs is unknown. Did you mean'],
    [{ operation: '/auth/token', status: 'x' }, 'status is "x". Allowed: an integer, 200 or more.'],
    [{ operation: '/auth/token', when: { subject: {} } }, 'when.subject is an object. Allowed: a string.'],
    [{ status: 500 }, 'operation is missing. Please add it.'],
  ])('of the wrong form are refused, by the document too: %j', async (body, message) => {
    await using plane = await openPlane();
    expect(await plane.refused('POST', `${plane.service}/stubs`, body)).toEqual([
      400,
      expect.stringContaining(`Failed to read the body: ${message}`),
    ]);
    expect(bodyViolations('POST', '/services/{serviceId}/stubs', body)).not.toBe('');
  });

  it.each([
    [{ operation: '/auth/token' }, /it has no response/],
    [{ operation: '/auth/token', action: 'INVALID_CLINT' }, /Did you mean INVALID_CLIENT\?/],
    [{ operation: '/service/configuration', status: 500 }, /is the path of several operations/],
    [{ operation: '/auth/token', delay: 'soon' }, /Failed to read the duration "soon"/],
  ])('that cannot come true are refused: %j', async (body, message) => {
    await using plane = await openPlane();
    expect(await plane.refused('POST', `${plane.service}/stubs`, body)).toEqual([
      400,
      expect.stringMatching(message),
    ]);
  });
});

describe('Verifying over HTTP', () => {
  it('succeeds when all stubs were used', async () => {
    await using plane = await openPlane();
    await plane.done('POST', `${plane.service}/stubs`, { operation: '/auth/token', status: 500 });
    await requestToken(plane.authlete, credentials);
    expect(await plane.done('POST', `${plane.service}/verify`)).toMatchObject({
      stubs: [{ id: 'stub-1', met: true }],
      scenarios: [],
    });
  });

  it('fails with the report for people and for programs', async () => {
    await using plane = await openPlane();
    const stub = {
      operation: '/auth/token',
      when: { parameters: { grant_type: 'password' } },
      status: 503,
    };
    await plane.done('POST', `${plane.service}/stubs`, stub);
    await requestToken(plane.authlete, credentials);
    const { status, body } = await plane.call('POST', `${plane.service}/verify`);
    expect(status).toBe(422);
    expect(body).toEqual({
      error: 'unmet',
      message: expect.stringMatching(
        /^Failed to follow the stubs: unmet steps: 1 of 1\.[\s\S]*nearest miss: [\s\S]*Calls:\n {2}1\. POST \/auth\/token OK/,
      ),
      report: {
        stubs: [expect.objectContaining({ id: 'stub-1', used: 0, met: false })],
        problems: [],
        scenarios: [],
      },
    });
    expect(await plane.done('GET', `${plane.service}/journal/near-misses`)).toEqual({
      nearMisses: [
        {
          stub: 'stub-1',
          operationId: 'auth_token_api',
          path: '/auth/token',
          mismatches: [
            { about: 'parameters.grant_type', expected: '"password"', got: '"client_credentials"' },
          ],
        },
      ],
    });
  });
});
