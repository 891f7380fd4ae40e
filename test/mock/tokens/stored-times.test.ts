import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { created } from '../../support/created-token.js';
import { demoWith } from '../../support/demo.js';
import { encoded, issue, requestToken, ticketFor, tokensFor } from '../../support/flow.js';
import { wholeSeconds } from '../../support/times.js';
import { clientCredentialsToken, introspect, refresh } from '../../support/tokens.js';

const grantTypes = [
  'AUTHORIZATION_CODE',
  'IMPLICIT',
  'PASSWORD',
  'CLIENT_CREDENTIALS',
  'REFRESH_TOKEN',
] as const;
const responseTypes = ['CODE', 'TOKEN'] as const;

const redirectUri = 'https://client.example.com/cb';
const accessTokenDuration = 3600;
const refreshTokenDuration = 7200;

/** A service whose clock stands still within a second. */
async function world(service: object = {}) {
  const authlete = testAuthlete({
    fixtures: demoWith({
      service: {
        supportedGrantTypes: [...grantTypes],
        accessTokenDuration,
        refreshTokenDuration,
        ...service,
      },
      confidential: {
        grantTypes: [...grantTypes],
        responseTypes: [...responseTypes],
        redirectUris: [redirectUri],
      },
    }),
  });
  const { clock } = await authlete.world();
  clock.freeze(1_800_000_000_973);
  return { authlete, clock };
}

interface Expiries {
  readonly accessToken?: string | null | undefined;
  readonly accessTokenExpiresAt?: number | undefined;
  readonly refreshTokenExpiresAt?: number | undefined;
}

const implicit = async (authlete: TestAuthlete): Promise<Expiries> =>
  issue(authlete, await ticketFor(authlete, { response_type: 'token', redirect_uri: redirectUri }));

async function password(authlete: TestAuthlete): Promise<Expiries> {
  const asked = { grant_type: 'password', username: 'joe', password: 'secret' };
  const { ticket } = await requestToken(authlete, asked);
  return (await authlete.call('auth_token_issue_api', { ticket, subject: 'joe' })).body;
}

async function made(authlete: TestAuthlete): Promise<Expiries> {
  const { accessToken, expiresAt } = await created(authlete);
  return { accessToken, accessTokenExpiresAt: expiresAt };
}

const issuing: readonly (readonly [string, (authlete: TestAuthlete) => Promise<Expiries>])[] = [
  ['/auth/token, a code', tokensFor],
  ['/auth/token, client credentials', clientCredentialsToken],
  ['/auth/token, a refresh', async (authlete) => refresh(authlete, (await tokensFor(authlete)).refreshToken)],
  ['/auth/token/issue', password],
  ['/auth/authorization/issue', implicit],
  ['/auth/token/create', made],
];

async function listed(authlete: TestAuthlete) {
  const { body } = await authlete.call('auth_token_get_list_api', undefined, { query: { start: 0, end: 9 } });
  return body.accessTokens ?? [];
}

describe('the times of a token', () => {
  it.each(issuing)(
    '%s keeps the milliseconds; what shows the token later has whole seconds',
    async (_, ask) => {
      const { authlete, clock } = await world();
      const answered = await ask(authlete);
      const { accessTokenExpiresAt, refreshTokenExpiresAt = 0 } = answered;
      const accessToken = answered.accessToken ?? '';
      expect(accessTokenExpiresAt).toBe(clock.now() + accessTokenDuration * 1000);
      expect([0, clock.now() + refreshTokenDuration * 1000]).toContain(refreshTokenExpiresAt);

      const expiresAt = wholeSeconds(accessTokenExpiresAt);
      expect(await introspect(authlete, accessToken)).toMatchObject({ expiresAt });
      const parameters = encoded({ token: accessToken });
      const { body } = await authlete.call('auth_introspection_standard_api', { parameters });
      expect(JSON.parse(body.responseContent ?? '')).toMatchObject({ exp: expiresAt / 1000 });
      const updated = await authlete.call('auth_token_update_api', { accessToken });
      expect(updated.body).toMatchObject({ accessTokenExpiresAt: expiresAt });
      for (const token of await listed(authlete)) {
        const {
          accessTokenExpiresAt: access,
          refreshTokenExpiresAt: other,
          createdAt,
          lastRefreshedAt,
        } = token;
        const times = [access, other, createdAt, lastRefreshedAt];
        expect(times).toEqual(times.map(wholeSeconds));
      }
    },
  );

  it('have no milliseconds in responses, whether stored or without expiry', async () => {
    const { authlete, clock } = await world({ refreshTokenKept: true });
    const { refreshToken, refreshTokenExpiresAt } = await tokensFor(authlete);
    clock.advance(1_100);
    const again = await refresh(authlete, refreshToken);
    expect(again.refreshTokenExpiresAt).toBe(wholeSeconds(refreshTokenExpiresAt));
    expect(again.accessTokenExpiresAt).toBe(clock.now() + accessTokenDuration * 1000);
    const { expiresAt } = await created(authlete, { accessTokenPersistent: true });
    expect(expiresAt).toBe(253_402_300_799_000);
  });

  it('make durations of whole seconds', async () => {
    const { authlete } = await world();
    const answered = await tokensFor(authlete);
    expect(answered).toMatchObject({ accessTokenDuration, refreshTokenDuration });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({ expires_in: accessTokenDuration });
  });

  it('are whole seconds too if a call sets them', async () => {
    const { authlete, clock } = await world();
    const { accessToken } = await created(authlete);
    const accessTokenExpiresAt = clock.now() + 50_000;
    const { body } = await authlete.call('auth_token_update_api', { accessToken, accessTokenExpiresAt });
    expect(body).toMatchObject({ accessTokenExpiresAt: wholeSeconds(accessTokenExpiresAt) });
  });
});
