import { describe, expect, it } from 'vitest';
import type { CountedAnswer, Coverage } from '../../src/coverage/format.js';
import { createAuthlete } from '../../src/index.js';
import { testAuthlete } from '../support/authlete.js';

const answersOf = ({ services }: Coverage): CountedAnswer[] =>
  services.flatMap(({ answers }) => [...answers]);
const introspection = { token: 'unknown' };

async function counting() {
  const authlete = testAuthlete({ coverage: true }, { counts: false });
  const service = await authlete.world();
  return {
    authlete,
    service,
    coverage: () => authlete.coverage?.coverage() ?? { services: [] },
    answers: () => answersOf(authlete.coverage?.coverage() ?? fail()),
    introspect: () => authlete.call('auth_introspection_api', introspection),
  };
}

function fail(): never {
  throw new Error('The mock does not count.');
}

describe('The mock counts', () => {
  it('nothing unless it is asked to', async () => {
    await using authlete = createAuthlete();
    expect(authlete.coverage).toBeUndefined();
  });

  it('its own answers by operation, action and result code', async () => {
    const { introspect, answers } = await counting();
    await introspect();
    await introspect();
    expect(answers()).toEqual([
      {
        operation: 'auth_introspection_api',
        action: 'UNAUTHORIZED',
        resultCode: 'A057302',
        by: 'mock',
        count: 2,
      },
    ]);
  });

  it('what a stub and a step of a scenario answer, each by its name', async () => {
    const { service, introspect, answers } = await counting();
    service.stub('/auth/introspection').action('FORBIDDEN');
    await introspect();
    await service.scenario({
      name: 'mine',
      about: 'A step that answers, and one that leaves the answer to the mock.',
      steps: [
        { operation: '/auth/introspection', action: 'BAD_REQUEST' },
        { operation: '/auth/introspection' },
      ],
    });
    await introspect();
    await introspect();
    expect(answers().map(({ action, by, count }) => [action, by, count])).toEqual([
      ['BAD_REQUEST', 'scenario', 1],
      ['FORBIDDEN', 'stub', 1],
      ['UNAUTHORIZED', 'mock', 1],
    ]);
  });

  it.each([
    ['a status has no action', { status: 429 }, { status: 429 }],
    [
      'a connection that breaks loses the action',
      { fault: 'truncated', acts: true } as const,
      { lost: 'truncated' },
    ],
    ['malformed JSON loses the action', { fault: 'malformed-json' } as const, { lost: 'unreadable' }],
    ['an action of no contract', { action: 'OF_THE_FUTURE', allowInvalid: true }, { lost: 'unknown-action' }],
  ])('%s', async (_what, reply, expected) => {
    const authlete = createAuthlete({ coverage: true });
    const [summary] = authlete.services;
    const service = await authlete.service(summary?.serviceId ?? 0);
    service?.addStub({ operation: '/auth/introspection', ...reply });
    await authlete
      .fetch(`http://authlete/api/${summary?.serviceId}/auth/introspection`, {
        method: 'POST',
        headers: { authorization: `Bearer ${summary?.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(introspection),
      })
      .catch(() => undefined);
    const [answer, ...others] = answersOf(authlete.coverage?.coverage() ?? fail());
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ operation: 'auth_introspection_api', ...expected, count: 1 });
    expect(answer).not.toHaveProperty('action');
    await authlete.close();
  });

  it('calls that are refused before they reach a service', async () => {
    const { authlete, answers } = await counting();
    await authlete.call('auth_introspection_api', introspection, { token: 'wrong' });
    expect(answers()).toMatchObject([{ operation: 'auth_introspection_api', status: 401 }]);
  });

  it('keeps services apart, and those that were deleted together', async () => {
    const { authlete, coverage, introspect } = await counting();
    await introspect();
    for (const _ of [1, 2]) {
      const { serviceId, accessToken } = await authlete.createService();
      await authlete.call('auth_introspection_api', introspection, {
        token: accessToken,
        path: { serviceId },
      });
      await authlete.deleteService(serviceId);
    }
    expect(coverage().services.map(({ serviceId, answers }) => [serviceId, answers[0]?.count])).toEqual([
      [authlete.serviceId, 1],
      ['deleted', 2],
    ]);
  });

  it('says in which test an answer came, and forgets nothing when the next test begins', async () => {
    const { authlete, service, introspect, answers } = await counting();
    authlete.coverage?.attribute(service.id, 'first');
    await introspect();
    authlete.coverage?.attribute(service.id, 'second');
    await introspect();
    await introspect();
    expect(answers()).toMatchObject([{ count: 3, tests: { first: 1, second: 2 } }]);
  });

  it('keeps counting after a reset', async () => {
    const { authlete, introspect, answers } = await counting();
    await introspect();
    await authlete.reset();
    await introspect();
    expect(answers()).toMatchObject([{ count: 2 }]);
  });

  it('knows what cannot happen with the settings of the last call', async () => {
    const { authlete, introspect, coverage } = await counting();
    await introspect();
    const ruledOut = () => coverage().services[0]?.ruledOut;
    expect(ruledOut()).toContain('no-token-exchange');
    const { body } = await authlete.call('service_get_api');
    await authlete.call('service_update_api', {
      ...body,
      supportedGrantTypes: [...(body.supportedGrantTypes ?? []), 'TOKEN_EXCHANGE'],
    });
    await introspect();
    expect(ruledOut()).not.toContain('no-token-exchange');
    expect(ruledOut()).toContain('no-ciba');
  });
});
