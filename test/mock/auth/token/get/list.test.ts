import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../../../support/authlete.js';
import { created } from '../../../../support/created-token.js';
import { demoWith } from '../../../../support/demo.js';
import { wholeSeconds } from '../../../../support/times.js';

const list = async (authlete: TestAuthlete, query: Record<string, string | number> = {}) =>
  authlete.call('auth_token_get_list_api', undefined, { query });

async function world() {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const publicClient = { clientId: authlete.publicClient.clientId };
  const first = await created(authlete, { subject: 'joe', scopes: ['notes.read'] });
  await created(authlete, { subject: 'joe', ...publicClient });
  await created(authlete, { subject: 'jo/e' });
  await created(authlete, { subject: 'ann', ...publicClient });
  return { authlete, first };
}

describe('GET /auth/token/get/list', () => {
  it('returns hashes instead of tokens', async () => {
    const { authlete, first } = await world();
    const hash = (value: string) => createHash('sha256').update(value).digest('base64url');
    const { body } = await list(authlete, { end: 1 });
    expect(body).toEqual({
      start: 0,
      end: 1,
      totalCount: 4,
      accessTokens: [
        {
          accessTokenHash: hash(first.accessToken),
          accessTokenExpiresAt: wholeSeconds(first.expiresAt),
          refreshTokenHash: hash(first.refreshToken),
          refreshTokenExpiresAt: expect.any(Number),
          createdAt: expect.any(Number),
          lastRefreshedAt: 0,
          clientId: authlete.confidential.clientId,
          subject: 'joe',
          grantType: 'AUTHORIZATION_CODE',
          scopes: ['notes.read'],
          refreshTokenScopes: ['notes.read'],
        },
      ],
    });
  });

  it('lists those of a client, of a subject, of both', async () => {
    const { authlete } = await world();
    const { clientId } = authlete.confidential;
    const subjects = async (query: Record<string, string | number>) =>
      (await list(authlete, query)).body.accessTokens?.map(({ subject }) => subject);
    expect(await subjects({ clientIdentifier: clientId })).toEqual(['joe', 'jo/e']);
    expect(await subjects({ subject: 'joe' })).toEqual(['joe', 'joe']);
    expect(await subjects({ subject: 'jo/e' })).toEqual(['jo/e']);
    expect(await subjects({ subject: 'jo' })).toBeUndefined();
    expect(await subjects({ subject: 'joe', clientIdentifier: clientId })).toEqual(['joe']);
    const { body } = await list(authlete, { subject: 'joe', clientIdentifier: clientId });
    expect(body).toMatchObject({ totalCount: 1, subject: 'joe', client: { clientId } });
    expect(body.client).not.toHaveProperty('clientSecret');
  });

  it('pages in the order of creation', async () => {
    const { authlete } = await world();
    const { body } = await list(authlete, { start: 1, end: 3 });
    expect(body.accessTokens?.map(({ subject }) => subject)).toEqual(['joe', 'jo/e']);
    expect((await list(authlete, { start: 3, end: 9 })).body.accessTokens).toHaveLength(1);
    expect((await list(authlete, { start: 9, end: 12 })).body).toEqual({ start: 9, end: 12, totalCount: 4 });
    expect((await list(authlete, { start: 2, end: 2 })).body.accessTokens).toBeUndefined();
  });

  it.each([
    ['A159201', { start: 'x' }],
    ['A159202', { start: -1 }],
    ['A159203', { end: 'x' }],
    ['A159204', { end: -1 }],
    ['A159205', { start: 0, end: 21 }],
  ])('%s for %j', async (resultCode, query: Record<string, string | number>) => {
    const { status, body } = await list(testAuthlete(), query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode });
  });

  it('A001218 for a client that does not exist', async () => {
    const { status, body } = await list(testAuthlete(), { clientIdentifier: 'nobody' });
    expect(status).toBe(404);
    expect(body).toMatchObject({ resultCode: 'A001218' });
  });
});
