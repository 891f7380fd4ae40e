import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { created } from '../../support/created-token.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { wholeSeconds } from '../../support/times.js';
import { introspect, refresh, wait } from '../../support/tokens.js';

async function world(service: Changes['service'] = { refreshTokenIdempotent: true }) {
  const authlete = testAuthlete({ fixtures: demoWith({ service }) });
  const { refreshToken } = await created(authlete);
  return { authlete, refreshToken };
}

describe('a refresh token that was replaced', () => {
  it('yields its successor again for a minute, and another access token', async () => {
    const { authlete, refreshToken } = await world();
    const first = await refresh(authlete, refreshToken);
    expect(first).toMatchObject({ action: 'OK', previousRefreshTokenUsed: false });
    await wait(authlete, 59);
    const again = await refresh(authlete, refreshToken);
    expect(again).toMatchObject({
      action: 'OK',
      previousRefreshTokenUsed: true,
      refreshToken: first.refreshToken,
      refreshTokenExpiresAt: wholeSeconds(first.refreshTokenExpiresAt),
    });
    expect(again.accessToken).not.toBe(first.accessToken);
    expect(await introspect(authlete, first.accessToken ?? '')).toMatchObject({ action: 'UNAUTHORIZED' });
    await wait(authlete, 1);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
  });

  it('is invalid once its successor is replaced', async () => {
    const { authlete, refreshToken } = await world();
    const { refreshToken: second = '' } = await refresh(authlete, refreshToken);
    await refresh(authlete, second);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
    expect(await refresh(authlete, second)).toMatchObject({ previousRefreshTokenUsed: true });
  });

  it('is invalid at once if the service is not idempotent', async () => {
    const { authlete, refreshToken } = await world({});
    await refresh(authlete, refreshToken);
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
  });

  it('ends with its token', async () => {
    const { authlete, refreshToken } = await world();
    await refresh(authlete, refreshToken);
    await authlete.call('auth_token_revoke_api', { subject: 'joe' });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
  });
});
