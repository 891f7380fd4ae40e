import { describe, expect, it } from 'vitest';
import { InvalidInputError, type ScenarioDefinition } from '../../../src/index.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { authorize, issue, requestToken, ticketFor } from '../../support/flow.js';
import { introspect } from '../../support/tokens.js';

const start = async () => {
  const authlete = testAuthlete({ fixtures: demoWith() });
  return { authlete, service: await authlete.world() };
};

const scenario = (rest: Omit<ScenarioDefinition, 'name' | 'about'>): ScenarioDefinition => ({
  name: 'of-a-test',
  about: 'A scenario of a test.',
  ...rest,
});

describe('A scenario', () => {
  it('is met by the calls that it expects, and says so as JSON', async () => {
    const { authlete, service } = await start();
    const denied = await service.scenario('consent-denied');
    await expect(denied.verify()).rejects.toThrow(/expected 1, came 0/);
    const ticket = await ticketFor(authlete);
    await authlete.call('auth_authorization_fail_api', { ticket, reason: 'DENIED' });
    await denied.verify();
    expect(denied.state()).toMatchObject({ name: 'consent-denied', met: true, steps: [] });
  });

  it('moves the world on after a step', async () => {
    const { authlete, service } = await start();
    const expired = await service.scenario('ticket-expired');
    expect(await issue(authlete, await ticketFor(authlete))).toMatchObject({ action: 'BAD_REQUEST' });
    await expired.verify();
  });

  it('in strict order counts a step only when those before it are done', async () => {
    const { authlete, service } = await start();
    const strict = await service.scenario(
      scenario({
        order: 'strict',
        steps: [
          { operation: '/auth/introspection', action: 'FORBIDDEN' },
          { operation: '/auth/token', action: 'INVALID_CLIENT' },
        ],
      }),
    );
    const token = () => requestToken(authlete, { grant_type: 'client_credentials' });
    expect((await token()).action).toBe('OK');
    expect((await introspect(authlete, 'x')).action).toBe('FORBIDDEN');
    expect((await token()).action).toBe('INVALID_CLIENT');
    await strict.verify();
  });

  it('in strict order counts an expected call only when those before it have come', async () => {
    const { authlete, service } = await start();
    const strict = await service.scenario(
      scenario({
        order: 'strict',
        expect: [
          { operation: '/auth/token', atMost: 2 },
          { operation: '/auth/introspection' },
          { operation: '/auth/token', action: 'OK' },
          { operation: '/auth/introspection', times: 0 },
        ],
      }),
    );
    const token = () => requestToken(authlete, { grant_type: 'client_credentials' });
    await token();
    await introspect(authlete, 'x');
    expect(strict.problem()).toContain('/auth/token answered OK: expected at least 1, came 0, 1 too early');
    await token();
    await strict.verify();
    await introspect(authlete, 'x');
    expect(strict.problem(), 'never again').toContain('/auth/introspection: expected 0, came 1');
    await token();
    expect(strict.problem()).toContain('/auth/token: expected at most 2, came 3');
  });

  it('begins with what is given', async () => {
    const { authlete, service } = await start();
    await service.scenario(
      scenario({
        given: {
          service: { pkceRequired: true },
          everyClient: { redirectUris: ['https://given.example.com/cb'] },
          clients: [{ clientId: 4711, clientType: 'CONFIDENTIAL', clientIdAlias: 'given' }],
          users: [{ subject: 'joe', grantedScopes: ['openid'] }],
          tokens: [
            { accessToken: 'live-token', refreshToken: 'refresh-me', subject: 'joe', scopes: ['openid'] },
            { accessToken: 'dead-token', client: 'given', subject: 'joe', expired: true },
          ],
          clock: { time: '2031-05-06T07:08:09Z', frozen: true },
        },
      }),
    );
    expect(service.clock.now()).toBe(Date.UTC(2031, 4, 6, 7, 8, 9));
    expect((await authorize(authlete)).action).toBe('BAD_REQUEST');
    expect(await introspect(authlete, 'live-token')).toMatchObject({
      action: 'OK',
      subject: 'joe',
      refreshable: true,
    });
    expect(await introspect(authlete, 'dead-token')).toMatchObject({ action: 'UNAUTHORIZED' });
    const { body } = await authlete.call('client_granted_scopes_get_by_subject_api', undefined, {
      path: { clientId: authlete.confidential.clientId, subject: 'joe' },
    });
    expect(body).toMatchObject({ latestGrantedScopes: ['openid'] });
  });

  it('begins with tickets that can be issued, or have expired', async () => {
    const { authlete, service } = await start();
    await service.scenario(
      scenario({
        given: {
          tickets: [
            { ticket: 'live-ticket', parameters: { state: 'given-state' } },
            { ticket: 'dead-ticket', expired: true },
          ],
        },
      }),
    );
    expect((await issue(authlete, 'live-ticket')).responseContent).toContain('state=given-state');
    expect(await issue(authlete, 'dead-ticket')).toMatchObject({ resultCode: 'A041301' });
  });

  it('gives the service new keys', async () => {
    const { authlete, service } = await start();
    const keys = async () => (await authlete.call('service_jwks_get_api')).body;
    await service.scenario(
      scenario({ steps: [{ operation: '/service/jwks/get', afterwards: { rotateKeys: true } }] }),
    );
    const before = await keys();
    expect(await keys()).not.toEqual(before);
  });
});

describe('A scenario is refused', () => {
  const refused: [string, object, RegExp][] = [
    [
      'a member that is not known',
      { steps: [{ operation: '/auth/token', acton: 'OK' }] },
      /steps\[0\]\.acton is unknown\. Did you mean action\?/,
    ],
    [
      'an operation that is not known',
      { steps: [{ operation: '/auth/tokens' }] },
      /steps\[0\]\.operation is "\/auth\/tokens"/,
    ],
    [
      'a property that no service has',
      { given: { service: { pkceRequird: true } } },
      /Did you mean pkceRequired\?/,
    ],
    ['no name', { name: undefined }, /name is missing/],
  ];
  it.each(refused)('%s', async (_, change, message) => {
    const { service } = await start();
    const { checkedScenario } = await import('../../../src/scenarios/scenario/read.js');
    const given = { ...scenario({}), ...change };
    expect(() => checkedScenario(given, 'my.yaml', service.stubs.contract)).toThrow(message);
  });

  it('if a step cannot come true, and nothing is registered', async () => {
    const { service } = await start();
    const steps = [
      { operation: '/auth/token', action: 'OK' },
      { operation: '/auth/token', action: 'INTERACTION' },
    ];
    await expect(service.scenario(scenario({ steps }))).rejects.toThrow(InvalidInputError);
    expect(service.stubs.list()).toEqual([]);
    expect(service.scenarios).toEqual([]);
  });

  it('if it does not exist', async () => {
    const { service } = await start();
    await expect(service.scenario('consent-given')).rejects.toThrow(/no built-in scenario has that name/);
    await expect(service.scenario('./none.yaml')).rejects.toThrow(/there is no such file/);
  });
});
