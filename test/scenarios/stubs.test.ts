import { describe, expect, it } from 'vitest';
import { InvalidInputError, type StubDefinition, UnmetStubsError } from '../../src/index.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { authorize, codeFor, issue, redeem, requestToken, ticketFor, tokensFor } from '../support/flow.js';
import { introspect, refresh } from '../support/tokens.js';

const start = async () => {
  const authlete = testAuthlete({ fixtures: demoWith() });
  return { authlete, service: await authlete.world() };
};

describe('A stub', () => {
  it('answers the next call of its operation once, and the mock answers those after it', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/token').action('INVALID_CLIENT');
    const code = await codeFor(authlete);
    expect(await redeem(authlete, code)).toMatchObject({ action: 'INVALID_CLIENT', resultCode: 'A157305' });
    expect(await redeem(authlete, code), 'the code is not spent').toMatchObject({ action: 'OK' });
    service.verify();
  });

  it('lets calls pass before it answers several', async () => {
    const { authlete, service } = await start();
    service.stub('auth_authorization_api').action('BAD_REQUEST').skip(1).times(2);
    const actions = [];
    for (let call = 0; call < 4; call += 1) actions.push((await authorize(authlete)).action);
    expect(actions).toEqual(['INTERACTION', 'BAD_REQUEST', 'BAD_REQUEST', 'INTERACTION']);
  });

  it('is active for its duration by the clock of the service', async () => {
    const { authlete, service } = await start();
    service.clock.freeze();
    service.stub('*').status(503).for('10s');
    const status = async () => {
      const { serviceId, accessToken } = authlete;
      const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
      const url = `http://authlete.test/api/${serviceId}/auth/introspection`;
      return (await authlete.fetch(url, { method: 'POST', headers, body: '{"token":"x"}' })).status;
    };
    expect([await status(), await status()]).toEqual([503, 503]);
    service.clock.advance('10s');
    expect(await status()).toBe(200);
    service.verify();
  });

  it('answers only calls that fit its conditions', async () => {
    const { authlete, service } = await start();
    const { refreshToken, accessToken } = await tokensFor(authlete);
    service
      .stub('/auth/token')
      .when({ parameters: { grant_type: 'refresh_token' } })
      .resultCode('A053305');
    service
      .stub('/auth/introspection')
      .when({ subject: 'joe', client: authlete.confidential.clientId })
      .action('FORBIDDEN')
      .always();
    expect(await requestToken(authlete, { grant_type: 'client_credentials' })).not.toMatchObject({
      resultCode: 'A053305',
    });
    expect(await refresh(authlete, refreshToken)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A053305',
    });
    expect(await introspect(authlete, 'unknown')).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'FORBIDDEN' });
  });

  it('asks for presence, absence and patterns', async () => {
    const { authlete, service } = await start();
    service
      .stub('/auth/authorization')
      .when({ parameters: { prompt: false, state: true, scope: /profile/ } })
      .action('BAD_REQUEST')
      .always();
    expect((await authorize(authlete)).action).toBe('BAD_REQUEST');
    expect((await authorize(authlete, { prompt: 'login' })).action).toBe('INTERACTION');
    expect((await authorize(authlete, { state: undefined })).action).toBe('INTERACTION');
    expect((await authorize(authlete, { scope: 'openid' })).action).toBe('INTERACTION');
  });

  it('is used once by concurrent calls', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/authorization').action('BAD_REQUEST').times(3);
    const answers = await Promise.all(Array.from({ length: 30 }, () => authorize(authlete)));
    expect(answers.filter(({ action }) => action === 'BAD_REQUEST')).toHaveLength(3);
  });

  it('changes what the mock answers, by a function or by a merge patch', async () => {
    const { authlete, service } = await start();
    const { accessToken } = await tokensFor(authlete);
    service.stub('auth_introspection_api').patch((body) => ({ ...body, subject: 'jane' }));
    service.addStub({ operation: '/auth/introspection', patch: { subject: null, scopes: ['email'] } });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK', subject: 'jane' });
    const second = await introspect(authlete, accessToken);
    expect(second).toMatchObject({ action: 'OK', scopes: ['email'] });
    expect(second).not.toHaveProperty('subject');
  });

  it('keeps the indentation of a response that it changes', async () => {
    const { authlete, service } = await start();
    const { serviceId, accessToken } = authlete;
    const get = async (query: string) => {
      const response = await authlete.fetch(`http://mock/api/${serviceId}/service/jwks/get${query}`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      return response.text();
    };
    for (const change of [{ patch: { keys: [] } }, { reply: { keys: [] } }]) {
      service.addStub({ operation: '/service/jwks/get', ...change });
      service.addStub({ operation: '/service/jwks/get', ...change });
      expect(await get('?pretty=true')).toBe('{\n  "keys": []\n}');
      expect(await get('')).toBe('{"keys":[]}');
    }
  });

  it('gives members to a forced answer', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/introspection').action('OK').reply({ subject: 'jane', usable: true });
    expect(await introspect(authlete, 'unknown')).toMatchObject({
      action: 'OK',
      subject: 'jane',
      usable: true,
    });
    service.stub('client_get_api').reply({ clientName: 'Made up' });
    const unknown = await authlete.call('client_get_api', undefined, { path: { clientId: 1 } });
    expect(unknown).toMatchObject({
      status: 200,
      body: { clientName: 'Made up', clientType: 'CONFIDENTIAL' },
    });
    service.stub('client_get_api').reply({ clientName: 'Renamed' });
    const { body } = await authlete.call('client_get_api', undefined, {
      path: { clientId: authlete.confidential.clientId },
    });
    expect(body).toMatchObject({ clientId: authlete.confidential.clientId, clientName: 'Renamed' });
  });

  it('delays an answer and leaves it as it is', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/authorization').delay('50ms');
    expect((await authorize(authlete)).action).toBe('INTERACTION');
    expect(service.journal.last()).toMatchObject({
      answeredBy: 'mock',
      stub: expect.stringContaining('after 50ms'),
    });
    expect(service.journal.last()?.duration).toBeGreaterThanOrEqual(49);
  });

  it('sends a status with the envelope of the API and the headers of a rate limit', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/token').status(429);
    const { status, headers, body } = await authlete.call('auth_token_api', { parameters: '' });
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('1');
    expect(body).toEqual({
      resultCode: 'A001311',
      resultMessage: expect.stringContaining('[A001311] /auth/token, '),
    });
  });
});

describe('What a forced answer issues works', () => {
  it('the ticket of INTERACTION, if the request has none of its own', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/authorization').action('INTERACTION');
    const { ticket } = await authorize(authlete, { response_type: 'magic', state: 'kept' });
    const issued = await issue(authlete, String(ticket));
    expect(issued).toMatchObject({
      action: 'LOCATION',
      responseContent: expect.stringMatching(/state=kept&code=/),
    });
    expect(await redeem(authlete, String(issued.authorizationCode))).toMatchObject({
      action: 'OK',
      subject: 'joe',
    });
  });

  it('the ticket of NO_INTERACTION', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/authorization').action('NO_INTERACTION');
    const { action, ticket, prompts } = await authorize(authlete);
    expect({ action, prompts }).toEqual({ action: 'NO_INTERACTION', prompts: ['NONE'] });
    expect(await issue(authlete, String(ticket))).toMatchObject({ action: 'LOCATION' });
  });

  it('the tokens of OK', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/token').action('OK');
    const { accessToken, refreshToken } = await redeem(authlete, 'no-code-at-all');
    expect(await introspect(authlete, String(accessToken))).toMatchObject({ action: 'OK', usable: true });
    expect(await refresh(authlete, String(refreshToken))).toMatchObject({ action: 'OK' });
  });

  it('and a service that refuses nearly everything can be made to accept', async () => {
    const authlete = testAuthlete({
      fixtures: demoWith({
        service: {
          parRequired: true,
          pkceRequired: true,
          supportedGrantTypes: ['CLIENT_CREDENTIALS'],
          supportedScopes: [],
        },
      }),
    });
    const service = await authlete.world();
    service.stub('/auth/authorization').action('INTERACTION');
    service.stub('/auth/token').action('OK');
    const { ticket, service: shown } = await authorize(authlete);
    expect(shown).toMatchObject({ parRequired: true });
    expect(await issue(authlete, String(ticket))).toMatchObject({ action: 'LOCATION' });
    expect(await redeem(authlete, 'no-code')).toMatchObject({ action: 'OK' });
    const { body } = await authlete.call('service_get_api');
    expect(body).toMatchObject({ parRequired: true, supportedGrantTypes: ['CLIENT_CREDENTIALS'] });
  });

  it('an error spends nothing', async () => {
    const { authlete, service } = await start();
    const ticket = await ticketFor(authlete);
    service.stub('/auth/authorization/issue').action('INTERNAL_SERVER_ERROR');
    service.stub('/auth/authorization/fail').action('LOCATION').resultCode('A060306');
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'INTERNAL_SERVER_ERROR' });
    const failed = await authlete.call('auth_authorization_fail_api', { ticket, reason: 'DENIED' });
    expect(failed.body.responseContent).toMatch(/error=access_denied.*state=a\+state/);
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'LOCATION' });
  });
});

describe('A stub is refused', () => {
  const refused: [string, StubDefinition, RegExp][] = [
    ['an unknown operation', { operation: '/auth/tokn', action: 'OK' }, /Did you mean \/auth\/token\?/],
    [
      'a path of several operations',
      { operation: '/service/configuration', status: 500 },
      /service_configuration_api \(GET\)/,
    ],
    [
      'an action that the contract does not have',
      { operation: '/auth/token', action: 'INVALID_CLINT' },
      /Did you mean INVALID_CLIENT\?.*allowInvalid/,
    ],
    [
      'a result code of another operation',
      { operation: '/auth/token', resultCode: 'A004001' },
      /does not return the result code A004001/,
    ],
    [
      'a result code of another action',
      { operation: '/auth/token', action: 'OK', resultCode: 'A050305' },
      /belongs to BAD_REQUEST, not to OK/,
    ],
    [
      'a body of the wrong type',
      { operation: '/auth/token', action: 'OK', reply: { accessToken: 5 } },
      /\/accessToken must be string/,
    ],
    [
      'a member that the body does not have',
      { operation: '/auth/token', action: 'OK', reply: { access_token: 'x' } },
      /no member access_token/,
    ],
    [
      'a body of no answer',
      { operation: '/auth/token', reply: { accessToken: 'x' } },
      /Please set the action/,
    ],
    [
      'an action for every operation',
      { operation: '*', action: 'OK' },
      /Please use that operation instead of \*/,
    ],
    ['a stub that says nothing', { operation: '/auth/token' }, /it has no response/],
    ['a status that is none', { operation: '/auth/token', status: 99 }, /from 200 to 599/],
    ['a duration that is none', { operation: '/auth/token', status: 500, for: 'soon' as '1s' }, /"soon"/],
    [
      'a patch beside an action',
      { operation: '/auth/token', action: 'OK', patch: {} },
      /Please use one of them/,
    ],
  ];
  it.each(refused)('%s', async (_, definition, message) => {
    const { service } = await start();
    expect(() => service.addStub(definition)).toThrow(message);
    expect(() => service.addStub(definition)).toThrow(InvalidInputError);
    expect(service.stubs.list()).toEqual([]);
  });

  it('in code too, and is not registered then', async () => {
    const { service } = await start();
    expect(() => service.stub('/auth/token').action('OK').resultCode('A050305')).toThrow(InvalidInputError);
    expect(service.stubs.list()).toEqual([]);
  });

  it('unless the breakage is meant', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/token', { allowInvalid: true }).action('SURPRISE').reply({ accessToken: 5 });
    const { body } = await authlete.call('auth_token_api', { parameters: 'grant_type=password' });
    expect(body).toMatchObject({ action: 'SURPRISE', accessToken: 5 });
  });
});

describe('Stubs that are not followed', () => {
  it('fail with the steps, the nearest miss and the calls that came', async () => {
    const { authlete, service } = await start();
    service.stub('/auth/authorization').action('BAD_REQUEST');
    service
      .stub('/auth/token')
      .when({ parameters: { grant_type: 'refresh_token', scope: true } })
      .status(500)
      .times(2);
    await authorize(authlete);
    await requestToken(authlete, { grant_type: 'client_credentials', scope: 'email' });
    const failure = await Promise.reject(new Error()).catch(() => {
      try {
        service.verify();
      } catch (problem) {
        return problem;
      }
      return undefined;
    });
    expect(failure).toBeInstanceOf(UnmetStubsError);
    expect(
      String(failure),
    ).toBe(`UnmetStubsError: Failed to follow the stubs: unmet steps: 1 of 2. Please compare the calls below with the steps.

Steps:
  met   1. /auth/authorization answers BAD_REQUEST (1 of 1)
  UNMET 2. /auth/token answers status 500, 2 times, when parameters.grant_type=refresh_token and parameters.scope=true (0 of 2)
        nearest miss: /auth/token: parameters.grant_type is "client_credentials", not "refresh_token"

Calls:
  1. POST /auth/authorization BAD_REQUEST A011304 by stub: /auth/authorization answers BAD_REQUEST
  2. POST /auth/token OK A052001`);
  });

  it('fail if a stub has no response', async () => {
    const { service } = await start();
    service.stub('/auth/token').when({ subject: 'joe' });
    expect(() => service.verify()).toThrow(/\/auth\/token: it has no response/);
  });

  it('fail if a patch breaks the contract', async () => {
    const problems: unknown[] = [];
    const authlete = testAuthlete({ fixtures: demoWith(), onProblem: (problem) => problems.push(problem) });
    const service = await authlete.world();
    service.addStub({ operation: '/auth/introspection', patch: { subject: 5 } });
    const { status } = await authlete.call('auth_introspection_api', { token: 'x' });
    expect(status).toBe(500);
    expect(() => service.verify()).toThrow(/\/subject must be string/);
    expect(problems).toHaveLength(1);
  });
});
