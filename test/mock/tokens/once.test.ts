import { describe, expect, it } from 'vitest';
import { memoryStore, type Store } from '../../../src/index.js';
import { testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { codeFor, issue, redeem, requestToken, ticketFor, tokensFor } from '../../support/flow.js';
import { interleavingStore } from '../../support/interleaving-store.js';
import { introspect, refresh, revoke } from '../../support/tokens.js';

const times = <T>(count: number, run: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, run));

/** How often each result code came. */
function counted(answers: readonly { resultCode?: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { resultCode = '' } of answers) counts[resultCode] = (counts[resultCode] ?? 0) + 1;
  return counts;
}

const stores: readonly [string, () => Store][] = [
  ['in memory', memoryStore],
  ['over a network, in one order', () => interleavingStore(1)],
  ['over a network, in another order', () => interleavingStore(20_261_122)],
];

describe.each(stores)('what may be used once, by 100 requests at once, %s', (_name, store) => {
  const mock = (changes: Changes = {}) => testAuthlete({ fixtures: demoWith(changes), store: store() });

  it('a ticket is issued once', async () => {
    const authlete = mock();
    const ticket = await ticketFor(authlete);
    const answers = await times(100, () => issue(authlete, ticket));
    const codes = answers.flatMap(({ authorizationCode }) => authorizationCode ?? []);
    expect(codes).toHaveLength(1);
    expect(counted(answers)['A040001']).toBe(1);
    const others = Object.keys(counted(answers)).filter((code) => code !== 'A040001');
    expect(['A041202', 'A045304']).toEqual(expect.arrayContaining(others));
    expect(await redeem(authlete, codes[0] ?? '')).toMatchObject({ action: 'OK' });
  });

  it('a code is redeemed once', async () => {
    const authlete = mock();
    const code = await codeFor(authlete);
    const answers = await times(100, () => redeem(authlete, code));
    expect(counted(answers)).toEqual({ A050001: 1, A050305: 99 });
    const [won] = answers.filter(({ action }) => action === 'OK');
    expect(await introspect(authlete, won?.accessToken ?? '')).toMatchObject({ action: 'OK' });
  });

  it.each([undefined, 'ES256'] as const)(
    'a refresh token is rotated once (JWT: %s)',
    async (accessTokenSignAlg) => {
      const authlete = mock({ service: accessTokenSignAlg ? { accessTokenSignAlg } : {} });
      const { accessToken, refreshToken } = await tokensFor(authlete);
      const answers = await times(100, () => refresh(authlete, refreshToken));
      expect(counted(answers)['A053001']).toBe(1);
      const others = Object.keys(counted(answers)).filter((code) => code !== 'A053001');
      expect(['A053305', 'A053310']).toEqual(expect.arrayContaining(others));

      const [won] = answers.filter(({ action }) => action === 'OK');
      expect(await introspect(authlete, won?.accessToken ?? '')).toMatchObject({ action: 'OK' });
      expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
      expect(await refresh(authlete, won?.refreshToken ?? '')).toMatchObject({ action: 'OK' });
    },
  );

  it('a refresh token that is kept leaves one live access token', async () => {
    const authlete = mock({ service: { refreshTokenKept: true } });
    const { refreshToken } = await tokensFor(authlete);
    const answers = await times(100, () => refresh(authlete, refreshToken));
    const issued = answers.flatMap(({ accessToken }) => accessToken ?? []);
    const live = [];
    for (const token of issued) {
      if ((await introspect(authlete, token)).action === 'OK') live.push(token);
    }
    expect(live).toHaveLength(1);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'OK', refreshToken });
  });

  it('nothing is valid after a revocation, even if it was refreshed meanwhile', async () => {
    const authlete = mock();
    const { accessToken, refreshToken } = await tokensFor(authlete);
    const [refreshed, ...revocations] = await Promise.all([
      refresh(authlete, refreshToken),
      ...Array.from({ length: 10 }, (_, index) => revoke(authlete, index % 2 ? accessToken : refreshToken)),
    ]);
    expect(counted(revocations)).toEqual({ A113001: 10 });
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
    // Either the refresh came too late, or what it yielded is a pair that works as a whole.
    if (refreshed.action !== 'OK') return;
    const { action } = await introspect(authlete, refreshed.accessToken ?? '');
    expect(await refresh(authlete, refreshed.refreshToken ?? '')).toMatchObject({
      action: action === 'OK' ? 'OK' : 'BAD_REQUEST',
    });
  });

  it('a subject keeps one access token where only one is allowed', async () => {
    const authlete = mock({ service: { singleAccessTokenPerSubject: true } });
    const codes = [];
    for (let count = 0; count < 20; count += 1) codes.push(await codeFor(authlete));
    const answers = await Promise.all(codes.map((code) => redeem(authlete, code)));
    expect(counted(answers)).toEqual({ A050001: 20 });
    const actions = await Promise.all(
      answers.map(async ({ accessToken = '' }) => (await introspect(authlete, accessToken)).action),
    );
    expect(actions.filter((action) => action === 'OK')).toHaveLength(1);
  });
});

describe('a code whose exchange fails', () => {
  it.each([
    ['by another redirect URI', { redirect_uri: 'https://client.example.com/elsewhere' }, {}, 'A050309'],
    ['without the redirect URI', { redirect_uri: undefined }, {}, 'A050308'],
    ['with a verifier that nobody asked for', { code_verifier: 'v'.repeat(43) }, {}, 'A050317'],
    ['with a wrong secret', {}, { clientSecret: 'wrong' }, 'A157305'],
  ])('%s is still valid', async (_name, changes, more, resultCode) => {
    const authlete = testAuthlete();
    const code = await codeFor(authlete);
    expect(await redeem(authlete, code, changes, more)).toMatchObject({ resultCode });
    expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
  });

  it('for another client is still valid', async () => {
    const authlete = testAuthlete();
    const code = await codeFor(authlete);
    const other = {
      grant_type: 'authorization_code',
      code,
      client_id: String(authlete.publicClient.clientId),
      redirect_uri: authlete.confidential.redirectUri,
    };
    const nobody = { clientId: undefined, clientSecret: undefined };
    expect(await requestToken(authlete, other, nobody)).toMatchObject({ resultCode: 'A050307' });
    expect(await redeem(authlete, code)).toMatchObject({ action: 'OK' });
  });
});

describe('a refresh token whose use fails', () => {
  it('for a scope that it does not have is still valid, and so is its access token', async () => {
    const authlete = testAuthlete();
    const { accessToken, refreshToken } = await tokensFor(authlete);
    expect(await refresh(authlete, refreshToken, { scope: 'notes.write' })).toMatchObject({
      resultCode: 'A053309',
    });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'OK' });
  });

  it('because the service lost its keys is still valid', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ service: { accessTokenSignAlg: 'ES256' } }) });
    const { refreshToken } = await tokensFor(authlete);
    const world = await authlete.world();
    const settings = await world.settings();
    if (settings === undefined) throw new Error('The service is gone.');
    const { jwks: _, ...withoutKeys } = settings;
    await world.put('service', 'settings', withoutKeys);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A162201' });
    await world.put('service', 'settings', settings);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ action: 'OK' });
  });
});

describe('services', () => {
  it('do not see the tokens, codes and tickets of each other, even on one store', async () => {
    const [service = {}] = demoWith().services ?? [];
    const authlete = testAuthlete({ fixtures: { services: [service, service] } });
    const [, other] = authlete.services;
    if (other === undefined) throw new Error('There is one service only.');
    const there = { token: other.accessToken, path: { serviceId: other.serviceId } };
    const { accessToken, refreshToken } = await tokensFor(authlete);
    const ticket = await ticketFor(authlete);
    for (const token of [accessToken, refreshToken]) {
      const { body } = await authlete.call('auth_introspection_api', { token }, there);
      expect(body).toMatchObject({ resultCode: 'A057302' });
    }
    const { body } = await authlete.call('auth_authorization_issue_api', { ticket, subject: 'joe' }, there);
    expect(body).toMatchObject({ resultCode: 'A041202' });
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'LOCATION' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
  });

  it('have a clock each', async () => {
    const [service = {}] = demoWith().services ?? [];
    const authlete = testAuthlete({ fixtures: { services: [service, service] } });
    const { accessToken } = await tokensFor(authlete);
    const other = await authlete.service(authlete.services[1]?.serviceId ?? 0);
    other?.clock.advance(864_000_000);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
  });
});
