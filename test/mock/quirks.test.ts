import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixtureFile } from '../../src/cli/fixtures/read-fixtures.js';
import type { Quirks } from '../../src/index.js';
import { InvalidInputError } from '../../src/invalid-input-error.js';
import { standardQuirks } from '../../src/mock/quirks.js';
import { loadContract } from '../../src/spec/contract.js';
import type { OperationId } from '../../src/spec/types.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { allTypes, https } from '../support/authorization-cases.js';
import { create, created } from '../support/created-token.js';
import { decoupledData } from '../support/decisions.js';
import { type Changes, demoWith } from '../support/demo.js';
import {
  authorize,
  codeFor,
  encoded,
  goodRequest,
  issue,
  redeem,
  ticketFor,
  tokensFor,
} from '../support/flow.js';
import { changeClient, introspect, neverIssued, refresh, wait } from '../support/tokens.js';

/** A service with quirks; the other properties are those of the demo service. */
const withQuirks = (quirks: Partial<Quirks>, { service, ...clients }: Changes = {}) =>
  testAuthlete({ fixtures: demoWith({ ...clients, service: { ...service, quirks } }) });

describe('authorizationCodeLifetime', () => {
  it.each([
    [29, 'OK', 'A050001'],
    [30, 'BAD_REQUEST', 'A050311'],
  ])('of 30: a code that is %i seconds old gives %s', async (age, action, resultCode) => {
    const authlete = withQuirks({ authorizationCodeLifetime: 30 });
    (await authlete.world()).clock.freeze();
    const code = await codeFor(authlete);
    await wait(authlete, age);
    expect(await redeem(authlete, code)).toMatchObject({ action, resultCode });
  });
});

describe('expiredTicket', () => {
  it.each(['A041301', 'A041202'] as const)('may be %s', async (expiredTicket) => {
    const authlete = withQuirks({ expiredTicket });
    const ticket = await ticketFor(authlete);
    await wait(authlete, 24 * 3600);
    expect(await issue(authlete, ticket)).toMatchObject({ resultCode: expiredTicket });
  });
});

describe('authorizationCodeDuration of the service', () => {
  it('takes precedence over the quirk', async () => {
    const authlete = withQuirks(
      { authorizationCodeLifetime: 30 },
      { service: { authorizationCodeDuration: 90 } },
    );
    const code = await codeFor(authlete);
    await wait(authlete, 80);
    expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
    const late = await codeFor(authlete);
    await wait(authlete, 91);
    expect(await redeem(authlete, late)).toMatchObject({ resultCode: 'A050311' });
  });
});

describe('lockedClient', () => {
  const form = (authlete: TestAuthlete, parameters: object) => ({
    parameters: encoded({ ...parameters, client_id: String(authlete.confidential.clientId) }),
    clientSecret: authlete.confidential.clientSecret,
  });

  it.each<[OperationId, (authlete: TestAuthlete, token: string) => object]>([
    ['auth_authorization_api', (authlete) => form(authlete, goodRequest(authlete.confidential))],
    ['pushed_auth_req_api', (authlete) => form(authlete, goodRequest(authlete.confidential))],
    ['auth_token_api', (authlete) => form(authlete, { grant_type: 'refresh_token', refresh_token: 'x' })],
    ['auth_revocation_api', (authlete, token) => form(authlete, { token })],
    ['device_authorization_api', (authlete) => form(authlete, { scope: 'openid' })],
    ['backchannel_authentication_api', (authlete) => form(authlete, { login_hint: 'joe' })],
    ['auth_introspection_api', (_, token) => ({ token })],
    ['auth_userinfo_api', (_, token) => ({ token })],
    ['auth_userinfo_issue_api', (_, token) => ({ token })],
    ['grant_m_api', (_, accessToken) => ({ accessToken, gmAction: 'QUERY', grantId: 'any' })],
    [
      'auth_token_create_api',
      ({ confidential: { clientId } }) => ({ grantType: 'AUTHORIZATION_CODE', clientId, subject: 'joe' }),
    ],
  ])('forbidden: %s answers 403 and A001215', async (operationId, body) => {
    const data = decoupledData({ service: { quirks: { lockedClient: 'forbidden' } } });
    const authlete = testAuthlete({ fixtures: data });
    const { accessToken } = await created(authlete, { scopes: ['openid'] });
    await changeClient(authlete, { locked: true });
    const answered = await authlete.call(operationId, body(authlete, accessToken));
    expect(answered).toMatchObject({ status: 403, body: { resultCode: 'A001215' } });
    expect(answered.body).not.toHaveProperty('action');
  });

  it('forbidden: holds for a client that only its token names', async () => {
    const authlete = withQuirks({ lockedClient: 'forbidden' });
    const { accessToken } = await created(authlete);
    await changeClient(authlete, { locked: true });
    const { status } = await authlete.call('auth_revocation_api', { parameters: `token=${accessToken}` });
    expect(status).toBe(403);
  });

  it('forbidden: holds for a public client that only its refresh token names', async () => {
    const changes = { service: { missingClientIdAllowed: true }, publicClient: { pkceRequired: false } };
    const authlete = withQuirks({ lockedClient: 'forbidden' }, changes);
    const { clientId } = authlete.publicClient;
    const { refreshToken } = await created(authlete, { clientId });
    await authlete.call(
      'client_flag_update_api',
      { clientLocked: true },
      { path: { clientIdentifier: clientId } },
    );
    const parameters = encoded({ grant_type: 'refresh_token', refresh_token: refreshToken });
    const answered = await authlete.call('auth_token_api', { parameters });
    expect(answered).toMatchObject({ status: 403, body: { resultCode: 'A001215' } });
  });

  it('forbidden: an unlocked client is served, and one that is gone is refused as before', async () => {
    const authlete = withQuirks({ lockedClient: 'forbidden' });
    const { accessToken } = await created(authlete);
    const introspect = () => authlete.call('auth_introspection_api', { token: accessToken });
    expect(await introspect()).toMatchObject({ status: 200, body: { action: 'OK' } });
    await changeClient(authlete);
    expect(await introspect()).toMatchObject({ status: 200, body: { resultCode: 'A098301' } });
  });
});

describe('offlineAccessWithoutConsent', () => {
  const scope = 'openid offline_access';

  it('no-interaction: the authorization server is to answer consent_required itself', async () => {
    const authlete = withQuirks({ offlineAccessWithoutConsent: 'no-interaction' });
    const { ticket, ...answered } = await authorize(authlete, { scope });
    expect(answered).toMatchObject({ action: 'NO_INTERACTION', resultCode: 'A004001' });
    expect(answered.responseContent).toBeUndefined();
    const failed = await authlete.call('auth_authorization_fail_api', { ticket, reason: 'CONSENT_REQUIRED' });
    expect(failed.body.responseContent).toContain('error=consent_required');
  });

  it('no-interaction: with prompt=consent, or without offline_access, the user is asked', async () => {
    const authlete = withQuirks({ offlineAccessWithoutConsent: 'no-interaction' });
    expect(await authorize(authlete, { scope, prompt: 'consent' })).toMatchObject({ action: 'INTERACTION' });
    expect(await authorize(authlete)).toMatchObject({ action: 'INTERACTION' });
  });
});

describe('unregisteredResponseTypeError', () => {
  it('unsupported_response_type: it is the error of A009306', async () => {
    const authlete = withQuirks({ unregisteredResponseTypeError: 'unsupported_response_type' });
    const answered = await authorize(authlete, { response_type: 'none' });
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: 'A009306' });
    expect(answered.responseContent).toContain('error=unsupported_response_type');
  });
});

describe('userinfoJsonClaims', () => {
  it('jwt-claims: JSON also says who made it, for whom, and when, as an ID token does', async () => {
    const authlete = withQuirks({ userinfoJsonClaims: 'jwt-claims' }, { service: { idTokenDuration: 300 } });
    const { clock } = await authlete.world();
    clock.freeze();
    const { accessToken } = await tokensFor(authlete);
    const claims = JSON.stringify({ name: 'Joe' });
    const { body } = await authlete.call('auth_userinfo_issue_api', { token: accessToken, claims });
    expect(body.action).toBe('JSON');
    expect(JSON.parse(body.responseContent ?? '')).toEqual({
      iss: 'https://as.example.com',
      aud: [String(authlete.confidential.clientId)],
      iat: clock.seconds(),
      exp: clock.seconds() + 300,
      name: 'Joe',
      sub: 'joe',
    });
  });
});

describe('refreshTokenIdempotencyWindow', () => {
  it.each([
    [4, 'OK'],
    [5, 'BAD_REQUEST'],
  ])('of 5: a refresh token that was replaced %i seconds ago gives %s', async (age, action) => {
    const quirks = { refreshTokenIdempotencyWindow: 5 };
    const authlete = withQuirks(quirks, { service: { refreshTokenIdempotent: true } });
    (await authlete.world()).clock.freeze();
    const { refreshToken } = await created(authlete);
    await refresh(authlete, refreshToken);
    await wait(authlete, age);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action });
  });
});

describe('rejectedRequestSpendsRequestUri', () => {
  async function pushed(spends: boolean) {
    const authlete = withQuirks({ rejectedRequestSpendsRequestUri: spends });
    const { clientId, clientSecret, ...client } = authlete.confidential;
    const parameters = encoded(goodRequest({ clientId, clientSecret, ...client }));
    const body = { parameters, clientId: String(clientId), clientSecret };
    const { requestUri } = (await authlete.call('pushed_auth_req_api', body)).body;
    const present = async () => {
      const outer = encoded({ client_id: String(clientId), request_uri: requestUri });
      return (await authlete.call('auth_authorization_api', { parameters: outer })).body;
    };
    return { authlete, present };
  }

  it.each([
    [true, 'BAD_REQUEST'],
    [false, 'INTERACTION'],
  ])('%s: after a refusal the request_uri gives %s', async (spends, action) => {
    const { authlete, present } = await pushed(spends);
    await changeClient(authlete, { responseTypes: ['NONE'] });
    expect(await present()).toMatchObject({ resultCode: 'A009306' });
    await changeClient(authlete, { responseTypes: ['CODE'] });
    expect(await present()).toMatchObject({ action });
  });

  it('false: an accepted request spends it, also where two come at once', async () => {
    const { present } = await pushed(false);
    const both = await Promise.all([present(), present()]);
    expect(both.map(({ resultCode }) => resultCode).sort()).toEqual(['A004001', 'A008303']);
    expect(await present()).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A008303' });
  });
});

describe('unknownTokenDeletion', () => {
  const remove = (authlete: TestAuthlete, accessTokenIdentifier: string) =>
    authlete.call('auth_token_delete_api', undefined, { path: { accessTokenIdentifier } });

  it('204: what does not exist counts as deleted', async () => {
    const answered = await remove(withQuirks({ unknownTokenDeletion: 204 }), neverIssued);
    expect(answered).toMatchObject({ status: 204, body: undefined });
  });
});

describe('idTokenWithoutOpenid', () => {
  const request = { response_type: 'code id_token', scope: 'profile', redirect_uri: https };

  it('bad-request: the client does not learn of A004302', async () => {
    const authlete = withQuirks({ idTokenWithoutOpenid: 'bad-request' }, { confidential: allTypes });
    const answered = await authorize(authlete, request);
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A004302' });
    expect(answered.client).toMatchObject({ clientId: authlete.confidential.clientId });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({ error: 'invalid_request' });
  });

  it('bad-request: other mistakes still go to the redirect URI', async () => {
    const authlete = withQuirks({ idTokenWithoutOpenid: 'bad-request' }, { confidential: allTypes });
    const answered = await authorize(authlete, { ...request, scope: 'openid', max_age: 'x' });
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: 'A017303' });
  });
});

describe('largestTokenPage', () => {
  const page = (authlete: TestAuthlete, end: number) => {
    const query = { start: 5, end };
    return authlete.call('auth_token_get_list_api', undefined, { query });
  };

  it.each([1, standardQuirks.largestTokenPage, 1000])(
    'of %i: one more is A159205',
    async (largestTokenPage) => {
      const authlete = withQuirks({ largestTokenPage });
      expect(await page(authlete, 5 + largestTokenPage)).toMatchObject({ status: 200 });
      const refused = { status: 400, body: { resultCode: 'A159205' } };
      expect(await page(authlete, 6 + largestTokenPage)).toMatchObject(refused);
    },
  );
});

describe('authorizationDeletion', () => {
  const subject = 'joe';
  const removals = {
    DELETE: (authlete: TestAuthlete, clientId: number) =>
      authlete.call('client_authorization_delete_api', undefined, { path: { clientId }, query: { subject } }),
    POST: (authlete: TestAuthlete, clientId: number) =>
      authlete.call('client_authorization_delete_api_post', { subject }, { path: { clientId } }),
    'DELETE with the subject in the path': (authlete: TestAuthlete, clientId: number) =>
      authlete.call('client_authorization_delete_by_subject_api', undefined, { path: { clientId, subject } }),
  };

  it.each(
    Object.entries(removals).flatMap(([name, remove]) => [
      ['tokens', name, remove, ['openid', 'profile']] as const,
      ['tokens-and-granted-scopes', name, remove, undefined] as const,
    ]),
  )('%s: after %s', async (authorizationDeletion, _, remove, left) => {
    const authlete = withQuirks({ authorizationDeletion });
    const { clientId } = authlete.confidential;
    const { accessToken } = await tokensFor(authlete);
    expect(await remove(authlete, clientId)).toMatchObject({ status: 200 });
    const path = { clientId };
    const { body } = await authlete.call('client_granted_scopes_get_api', undefined, {
      path,
      query: { subject },
    });
    expect(body.mergedGrantedScopes).toEqual(left);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
  });
});

describe('storedTokenTimes', () => {
  it.each([
    ['rounded-down', 1_800_000_000_500, 1_800_000_000_000],
    ['nearest', 1_800_000_000_500, 1_800_000_001_000],
    ['nearest', 1_800_000_000_499, 1_800_000_000_000],
  ] as const)('%s: what is issued at %i counts from %i on', async (storedTokenTimes, now, stored) => {
    const authlete = withQuirks({ storedTokenTimes }, { service: { accessTokenDuration: 60 } });
    (await authlete.world()).clock.freeze(now);
    const { accessToken, expiresAt, expiresIn } = await created(authlete);
    expect({ expiresAt, expiresIn }).toEqual({ expiresAt: now + 60_000, expiresIn: 60 });
    expect(await introspect(authlete, accessToken)).toMatchObject({ expiresAt: stored + 60_000 });
  });
});

describe('Quirks', () => {
  it('stay as they are when the service is updated, and no answer shows them', async () => {
    const authlete = withQuirks({ unregisteredResponseTypeError: 'unsupported_response_type' });
    const { body } = await authlete.call('service_get_api');
    expect(body).not.toHaveProperty('quirks');
    await authlete.call('service_update_api', body);
    expect((await authlete.world()).quirks).toEqual({
      ...standardQuirks,
      unregisteredResponseTypeError: 'unsupported_response_type',
    });
  });

  it('can be changed while the mock runs, each service its own', async () => {
    const authlete = testAuthlete({
      fixtures: { services: [...(demoWith().services ?? []), { serviceId: 7 }] },
    });
    (await authlete.world()).quirks.offlineAccessWithoutConsent = 'no-interaction';
    const ticket = await ticketFor(authlete, { scope: 'openid offline_access' });
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'LOCATION' });
    expect((await authlete.service(7))?.quirks).toEqual(standardQuirks);
    expect(await create(authlete)).toMatchObject({ action: 'OK' });
  });
});

describe('Quirks in a fixture file', () => {
  async function read(quirks: object) {
    const file = join(await mkdtemp(join(tmpdir(), 'quirks-')), 'fixtures.json');
    await writeFile(file, JSON.stringify({ services: [{ serviceId: 7, quirks }] }));
    return { file, data: readFixtureFile(file, loadContract()) };
  }

  it('are those of the service', async () => {
    const given = { lockedClient: 'forbidden', unknownTokenDeletion: 204, authorizationCodeLifetime: 60 };
    const authlete = testAuthlete({ fixtures: await (await read(given)).data });
    expect((await authlete.world()).quirks).toEqual({ ...standardQuirks, ...given });
  });

  it.each([
    [{ lockedClients: 'forbidden' }, 'lockedClients is unknown. Did you mean lockedClient?'],
    [{ lockedClient: 'ignored' }, 'lockedClient is "ignored". Allowed: client-error, forbidden.'],
    [{ unknownTokenDeletion: '204' }, 'unknownTokenDeletion is "204". Allowed: 404, 204.'],
    [
      { rejectedRequestSpendsRequestUri: 'no' },
      'rejectedRequestSpendsRequestUri is "no". Allowed: true, false.',
    ],
    [{ authorizationCodeLifetime: 0 }, 'authorizationCodeLifetime is 0. Allowed: an integer, 1 or more.'],
  ])('are refused in one line: %j', async (quirks, problem) => {
    const { file, data } = await read(quirks);
    const line = `Failed to use ${file}:1:39: services[0].quirks.${problem}`;
    await expect(data).rejects.toThrow(new InvalidInputError(line));
  });
});
