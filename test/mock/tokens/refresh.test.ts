import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { created } from '../../support/created-token.js';
import { demoWith } from '../../support/demo.js';
import { type OAuthParameters, tokensFor } from '../../support/flow.js';
import { wholeSeconds } from '../../support/times.js';
import { introspect, neverIssued, refresh, userInfo, wait } from '../../support/tokens.js';

const accessDuration = 86_400;
const refreshDuration = 864_000;

const mockWith = (service: object) => testAuthlete({ fixtures: demoWith({ service }) });

/** Refreshes and expects it to work. */
async function refreshed(authlete: TestAuthlete, token: string, changes: OAuthParameters = {}) {
  const answer = await refresh(authlete, token, changes);
  expect(answer).toMatchObject({ action: 'OK', resultCode: 'A053001' });
  return { ...answer, accessToken: answer.accessToken ?? '', refreshToken: answer.refreshToken ?? '' };
}

const isLive = async (authlete: TestAuthlete, token: string) =>
  (await introspect(authlete, token)).action === 'OK';

describe('a refresh', () => {
  it('invalidates the old access token and the old refresh token', async () => {
    const authlete = testAuthlete();
    const old = await tokensFor(authlete);
    const next = await refreshed(authlete, old.refreshToken);
    expect(next.accessToken).not.toBe(old.accessToken);
    expect(next.refreshToken).not.toBe(old.refreshToken);
    expect(await isLive(authlete, next.accessToken)).toBe(true);
    expect(await introspect(authlete, old.accessToken)).toMatchObject({ resultCode: 'A057302' });
    expect(await refresh(authlete, old.refreshToken)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A053305',
    });
    expect(await isLive(authlete, next.accessToken)).toBe(true);
  });

  it('keeps what was authorized, and marks the grant type', async () => {
    const authlete = testAuthlete();
    const more = { acr: 'gold', authTime: 1_700_000_000, properties: [{ key: 'a', value: 'b' }] };
    const { accessToken, refreshToken } = await tokensFor(authlete, { scope: 'openid email' }, more);
    const before = await introspect(authlete, accessToken);
    const next = await refreshed(authlete, refreshToken);
    const { subject, scopes, acr, authTime, properties, clientId } = before;
    expect(await introspect(authlete, next.accessToken)).toMatchObject({
      subject,
      scopes,
      acr,
      authTime,
      properties,
      clientId,
    });
    expect((await userInfo(authlete, next.accessToken)).claims).toEqual(['email', 'email_verified']);
  });

  it('may narrow the scope for one access token, and the next one has it all again', async () => {
    const authlete = testAuthlete();
    const { refreshToken } = await tokensFor(authlete, { scope: 'openid notes.read notes.write' });
    const narrow = await refreshed(authlete, refreshToken, { scope: 'notes.read' });
    expect(narrow.scopes).toEqual(['notes.read']);
    expect(narrow.refreshTokenScopes).toEqual(['notes.read', 'notes.write', 'openid']);
    const wide = await refreshed(authlete, narrow.refreshToken);
    expect(wide.scopes).toEqual(['notes.read', 'notes.write', 'openid']);
  });

  it('works after the access token expired, until the refresh token has', async () => {
    const authlete = testAuthlete();
    const { refreshToken } = await tokensFor(authlete);
    await wait(authlete, accessDuration);
    const next = await refreshed(authlete, refreshToken);
    await wait(authlete, refreshDuration - 1);
    const last = await refreshed(authlete, next.refreshToken);
    await wait(authlete, refreshDuration);
    expect(await refresh(authlete, last.refreshToken)).toMatchObject({ resultCode: 'A053308' });
  });

  it('leaves nothing of the old tokens behind', async () => {
    const authlete = testAuthlete();
    const { refreshToken } = await tokensFor(authlete);
    const next = await refreshed(authlete, refreshToken);
    await refreshed(authlete, next.refreshToken);
    const world = await authlete.world();
    const counts = await Promise.all(
      (['token', 'accessToken', 'refreshToken'] as const).map((entity) => world.count(entity)),
    );
    expect(counts).toEqual([1, 1, 1]);
  });

  it('is possible until the last second of the refresh token', async () => {
    const authlete = mockWith({ refreshTokenKept: true });
    const { clock } = await authlete.world();
    clock.freeze();
    const tokens = await tokensFor(authlete);
    const { refreshToken } = tokens;
    const expiresAt = wholeSeconds(tokens.refreshTokenExpiresAt);
    clock.set(expiresAt - 1);
    const { accessToken } = await refreshed(authlete, refreshToken);
    expect(await introspect(authlete, accessToken)).toMatchObject({ refreshable: true });
    clock.set(expiresAt);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK', refreshable: false });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053308' });
  });

  it('is refused for a token that was never issued', async () => {
    expect(await refresh(testAuthlete(), neverIssued)).toMatchObject({ resultCode: 'A053305' });
  });
});

describe('the lifetime of the refresh token after a refresh', () => {
  /** Seconds from the first issue to the expiry of the refresh token, when it is refreshed after an hour. */
  async function lifetimeAfterRefresh(service: object) {
    const authlete = mockWith(service);
    (await authlete.world()).clock.freeze();
    const first = await tokensFor(authlete);
    const start = wholeSeconds(first.refreshTokenExpiresAt) - refreshDuration * 1000;
    await wait(authlete, 3600);
    const next = await refreshed(authlete, first.refreshToken);
    return {
      rotated: next.refreshToken !== first.refreshToken,
      lifetime: (wholeSeconds(next.refreshTokenExpiresAt) - start) / 1000,
      told: next.refreshTokenDuration,
    };
  }

  it.each([
    ['starts anew with a new token', {}, true, refreshDuration + 3600, refreshDuration],
    [
      'goes on with a new token under refreshTokenDurationKept',
      { refreshTokenDurationKept: true },
      true,
      refreshDuration,
      refreshDuration - 3600,
    ],
    [
      'goes on with the same token under refreshTokenKept',
      { refreshTokenKept: true },
      false,
      refreshDuration,
      refreshDuration - 3600,
    ],
    [
      'starts anew with the same token under refreshTokenKept and refreshTokenDurationReset',
      { refreshTokenKept: true, refreshTokenDurationReset: true },
      false,
      refreshDuration + 3600,
      refreshDuration,
    ],
    [
      'starts anew with a new token whatever refreshTokenDurationReset says',
      { refreshTokenDurationReset: true },
      true,
      refreshDuration + 3600,
      refreshDuration,
    ],
  ])('%s', async (_name, service, rotated, lifetime, told) => {
    expect(await lifetimeAfterRefresh(service)).toEqual({ rotated, lifetime, told });
  });

  it('is not extended by repeated refreshes with refreshTokenKept', async () => {
    const authlete = mockWith({ refreshTokenKept: true });
    const { refreshToken } = await tokensFor(authlete);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      await wait(authlete, refreshDuration / 10);
      expect((await refreshed(authlete, refreshToken)).refreshToken).toBe(refreshToken);
    }
    await wait(authlete, refreshDuration / 10);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053308' });
  });
});

describe('tokenExpirationLinked', () => {
  const short = { refreshTokenDuration: 600 };

  it('ends each access token with its refresh token', async () => {
    const authlete = mockWith({ ...short, tokenExpirationLinked: true });
    const { accessToken, accessTokenDuration, refreshTokenDuration } = await tokensFor(authlete);
    expect({ accessTokenDuration, refreshTokenDuration }).toEqual({
      accessTokenDuration: 600,
      refreshTokenDuration: 600,
    });
    await wait(authlete, 600);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A065302' });
  });

  it('holds after a refresh too', async () => {
    const authlete = mockWith({ ...short, tokenExpirationLinked: true, refreshTokenDurationKept: true });
    (await authlete.world()).clock.freeze();
    const { refreshToken } = await tokensFor(authlete);
    await wait(authlete, 500);
    expect(await refreshed(authlete, refreshToken)).toMatchObject({
      accessTokenDuration: 100,
      refreshTokenDuration: 100,
    });
  });

  it('is off by default', async () => {
    const authlete = mockWith(short);
    const { accessToken } = await tokensFor(authlete);
    await wait(authlete, 600);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK', refreshable: false });
  });
});

describe('singleAccessTokenPerSubject', () => {
  it.each([
    ['the service', { service: { singleAccessTokenPerSubject: true } }],
    ['the client', { confidential: { singleAccessTokenPerSubject: true } }],
  ])('of %s: a new token ends the older one of the same user', async (_name, changes) => {
    const authlete = testAuthlete({ fixtures: demoWith(changes) });
    const older = await tokensFor(authlete);
    const ofJane = await tokensFor(authlete, {}, { subject: 'jane' });
    const newer = await tokensFor(authlete);
    expect(await isLive(authlete, older.accessToken)).toBe(false);
    expect(await refresh(authlete, older.refreshToken)).toMatchObject({ resultCode: 'A053305' });
    expect(await isLive(authlete, newer.accessToken)).toBe(true);
    expect(await isLive(authlete, ofJane.accessToken)).toBe(true);
  });

  it('leaves tokens of no user alone', async () => {
    const authlete = mockWith({ singleAccessTokenPerSubject: true });
    const { clientId, clientSecret } = authlete.confidential;
    const request = { parameters: 'grant_type=client_credentials', clientId: String(clientId), clientSecret };
    const first = (await authlete.call('auth_token_api', request)).body;
    await authlete.call('auth_token_api', request);
    expect(await isLive(authlete, first.accessToken ?? '')).toBe(true);
  });

  it('off: a user can have any number of tokens', async () => {
    const authlete = testAuthlete();
    const older = await tokensFor(authlete);
    await tokensFor(authlete);
    expect(await isLive(authlete, older.accessToken)).toBe(true);
  });
});

describe('openidDroppedOnRefreshWithoutOfflineAccess', () => {
  const service = { openidDroppedOnRefreshWithoutOfflineAccess: true };

  it('drops openid from a refreshed token without offline_access: userinfo is closed', async () => {
    const authlete = mockWith(service);
    const { accessToken, refreshToken } = await tokensFor(authlete, { scope: 'openid profile' });
    expect(await userInfo(authlete, accessToken)).toMatchObject({ action: 'OK' });
    const next = await refreshed(authlete, refreshToken);
    expect(next.scopes).toEqual(['profile']);
    expect(await userInfo(authlete, next.accessToken)).toMatchObject({
      action: 'FORBIDDEN',
      resultCode: 'A089304',
    });
  });

  it('leaves openid where offline_access was granted', async () => {
    const authlete = mockWith(service);
    const changes = { scope: 'openid offline_access', prompt: 'consent' };
    const { refreshToken } = await tokensFor(authlete, changes);
    const next = await refreshed(authlete, refreshToken);
    expect(next.scopes).toEqual(['offline_access', 'openid']);
    expect(await userInfo(authlete, next.accessToken)).toMatchObject({ action: 'OK' });
  });

  it('off: openid stays', async () => {
    const authlete = testAuthlete();
    const { refreshToken } = await tokensFor(authlete, { scope: 'openid profile' });
    expect((await refreshed(authlete, refreshToken)).scopes).toEqual(['openid', 'profile']);
  });

  it('of a token without any is left out of the answer, for both tokens', async () => {
    const authlete = testAuthlete();
    const { refreshToken } = await created(authlete, { scopes: [] });
    const { scopes, refreshTokenScopes } = await refreshed(authlete, refreshToken);
    expect({ scopes, refreshTokenScopes }).toEqual({});
  });
});

describe('time', () => {
  it('passes for tokens by the clock of the service only', async () => {
    const authlete = mockWith({ accessTokenDuration: 1, refreshTokenDuration: 2 });
    const { clock } = await authlete.world();
    clock.freeze();
    const { accessToken, refreshToken } = await tokensFor(authlete);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await isLive(authlete, accessToken)).toBe(true);
    clock.advance(1000);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A065301' });
    clock.advance(1000);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053308' });
  });

  it('can be set back: what had expired lives again', async () => {
    const authlete = testAuthlete();
    const { clock } = await authlete.world();
    const { accessToken } = await tokensFor(authlete);
    clock.advance(accessDuration * 1000);
    expect(await userInfo(authlete, accessToken)).toMatchObject({ resultCode: 'A089303' });
    clock.advance(-accessDuration * 1000);
    expect(await isLive(authlete, accessToken)).toBe(true);
  });
});
