import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../../support/authlete.js';
import { created } from '../../../support/created-token.js';
import { demoWith } from '../../../support/demo.js';

async function world() {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const publicClient = { clientId: authlete.publicClient.clientId };
  const first = await created(authlete, { subject: 'joe' });
  await created(authlete, { subject: 'joe' });
  await created(authlete, { subject: 'joe', ...publicClient });
  await created(authlete, { subject: 'ann' });
  const { body } = await authlete.call('auth_token_get_list_api', undefined, { query: { end: 1 } });
  return {
    authlete,
    ...first,
    ...body.accessTokens?.[0],
    clientIdentifier: String(authlete.confidential.clientId),
    revoke: async (selection: object) => authlete.call('auth_token_revoke_api', selection),
    left: async () => (await authlete.call('auth_token_get_list_api')).body.totalCount,
  };
}

describe('POST /auth/token/revoke', () => {
  it('revokes one token by its value or hash, or by those of its refresh token', async () => {
    for (const name of ['accessToken', 'accessTokenHash', 'refreshToken', 'refreshTokenHash'] as const) {
      const { revoke, left, ...names } = await world();
      const member = name.startsWith('access') ? 'accessTokenIdentifier' : 'refreshTokenIdentifier';
      const { body } = await revoke({ [member]: names[name], subject: 'ann' });
      expect(body).toMatchObject({ resultCode: 'A312001', count: 1 });
      expect(await left()).toBe(3);
      expect((await revoke({ [member]: names[name] })).body).toMatchObject({ count: 0 });
    }
  });

  it('revokes the tokens of a client, of a subject, of both', async () => {
    const both = await world();
    const { clientIdentifier } = both;
    expect((await both.revoke({ clientIdentifier, subject: 'joe' })).body.count).toBe(2);
    expect(await both.left()).toBe(2);
    expect((await both.revoke({ subject: 'joe' })).body.count).toBe(1);
    expect((await both.revoke({ clientIdentifier })).body.count).toBe(1);
    expect(await both.left()).toBe(0);
  });

  it('revokes nothing of a client that does not exist', async () => {
    const { revoke, left } = await world();
    expect((await revoke({ clientIdentifier: 'nobody' })).body).toMatchObject({ count: 0 });
    expect(await left()).toBe(4);
  });

  it('returns 400 if the call does not select tokens', async () => {
    const { revoke } = await world();
    const { status, body } = await revoke({});
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A000000' });
  });
});
