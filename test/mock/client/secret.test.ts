import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

function world() {
  const authlete = testAuthlete({ fixtures: demoWith({ confidential: { clientIdAlias: 'app' } }) });
  const { clientId, clientSecret } = authlete.confidential;
  const authenticates = async (secret: string) => {
    const { body } = await authlete.call('auth_token_api', {
      parameters: 'grant_type=client_credentials',
      clientId: String(clientId),
      clientSecret: secret,
    });
    return body.action === 'OK';
  };
  return { call: authlete.call, clientId, clientSecret, authenticates };
}

describe('GET /client/secret/refresh/{clientIdentifier}', () => {
  it('makes a new secret, and the old one ends at once', async () => {
    const { call, clientId, clientSecret, authenticates } = world();
    expect(await authenticates(clientSecret)).toBe(true);
    const path = { clientIdentifier: clientId };
    const { status, body } = await call('client_secret_refresh_api', undefined, { path });
    expect(status).toBe(200);
    expect(body).toEqual({
      resultCode: 'A148001',
      resultMessage: `[A148001] The client ${clientId} has a new secret.`,
      newClientSecret: expect.stringMatching(/^[\w-]{86}$/),
      oldClientSecret: clientSecret,
    });
    expect(await authenticates(clientSecret)).toBe(false);
    expect(await authenticates(body.newClientSecret ?? '')).toBe(true);
  });

  it('finds the client by its alias', async () => {
    const path = { clientIdentifier: 'app' };
    expect((await world().call('client_secret_refresh_api', undefined, { path })).status).toBe(200);
  });

  it('refuses an unknown client with A148201', async () => {
    const path = { clientIdentifier: 'nobody' };
    const { status, body } = await world().call('client_secret_refresh_api', undefined, { path });
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A148201' });
  });
});

describe('POST /client/secret/update/{clientIdentifier}', () => {
  it('sets a secret, and the old one ends at once', async () => {
    const { call, clientId, clientSecret, authenticates } = world();
    const path = { clientIdentifier: clientId };
    const { status, body } = await call('client_secret_update_api', { clientSecret: 'new_-1' }, { path });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      resultCode: 'A149001',
      newClientSecret: 'new_-1',
      oldClientSecret: clientSecret,
    });
    expect(await authenticates(clientSecret)).toBe(false);
    expect(await authenticates('new_-1')).toBe(true);
  });

  it.each([
    ['is empty', ''],
    ['is missing', undefined],
    ['has a blank', 'a b'],
    ['has a line break', 'a\n'],
    ['has a letter beyond ASCII', 'ä'],
    ['has padding', 'abc='],
    ['has 87 characters', 'x'.repeat(87)],
  ])('refuses a secret that %s', async (_what, clientSecret) => {
    const { call, clientId } = world();
    const path = { clientIdentifier: clientId };
    const { status, body } = await call('client_secret_update_api', { clientSecret }, { path });
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A149601' });
  });

  it('accepts 86 characters', async () => {
    const { call, clientId } = world();
    const path = { clientIdentifier: clientId };
    const given = { clientSecret: 'x'.repeat(86) };
    expect((await call('client_secret_update_api', given, { path })).status).toBe(200);
  });

  it('refuses an unknown client with A149201', async () => {
    const path = { clientIdentifier: 42 };
    const { status, body } = await world().call('client_secret_update_api', { clientSecret: 'x' }, { path });
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A149201' });
  });
});
