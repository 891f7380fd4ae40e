import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

const world = () => testAuthlete({ fixtures: demoWith() });

describe('POST /client/update/{clientId}', () => {
  it('replaces everything: what is left out returns to its default', async () => {
    const { call, confidential } = world();
    const path = { clientId: confidential.clientId };
    await call(
      'client_update_api',
      {
        tokenAuthMethod: 'CLIENT_SECRET_BASIC',
        idTokenSignAlg: 'ES256',
        pkceRequired: true,
        defaultMaxAge: 10,
        extension: { requestableScopesEnabled: true, requestableScopes: ['openid'] },
        redirectUris: ['https://a.example.com'],
        clientIdAlias: 'old-alias',
      },
      { path },
    );
    const { status, body } = await call('client_update_api', { clientName: 'Renamed' }, { path });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      clientName: 'Renamed',
      clientType: 'PUBLIC',
      tokenAuthMethod: 'NONE',
      idTokenSignAlg: 'RS256',
      subjectType: 'PUBLIC',
      pkceRequired: false,
      defaultMaxAge: 0,
      clientIdAlias: String(confidential.clientId),
    });
    for (const gone of ['redirectUris', 'grantTypes', 'extension', 'derivedSectorIdentifier'])
      expect(body).not.toHaveProperty(gone);
    expect((await call('client_get_api', undefined, { path })).body).toEqual(body);
    const byOldAlias = await call('client_get_api', undefined, { path: { clientId: 'old-alias' } });
    expect(byOldAlias.body).toMatchObject({ resultCode: 'A001216' });
  });

  it.each([
    ['CONFIDENTIAL', 'CLIENT_SECRET_BASIC'],
    ['PUBLIC', 'NONE'],
  ])('gives a %s client without a method %s, whatever it had', async (clientType, tokenAuthMethod) => {
    const { call, confidential, publicClient } = world();
    for (const { clientId } of [confidential, publicClient]) {
      const path = { clientId };
      await call('client_update_api', { clientType, tokenAuthMethod: 'PRIVATE_KEY_JWT' }, { path });
      const { body } = await call('client_update_api', { clientType }, { path });
      expect(body).toMatchObject({ clientType, tokenAuthMethod });
    }
  });

  it('keeps what only the service sets, and changes modifiedAt each time', async () => {
    const { call, confidential } = world();
    const path = { clientId: confidential.clientId };
    const { body: before } = await call('client_get_api', undefined, { path });
    const given = {
      clientId: 1,
      clientSecret: 'mine',
      number: 99,
      createdAt: 5,
      modifiedAt: 6,
      locked: true,
    };
    const { body: after } = await call('client_update_api', given, { path });
    const { clientId, clientSecret, number, createdAt, serviceNumber } = before;
    expect(after).toMatchObject({ clientId, clientSecret, number, createdAt, serviceNumber, locked: false });
    expect(after.modifiedAt).toBeGreaterThan(before.modifiedAt ?? 0);
    const { body: again } = await call('client_update_api', given, { path });
    expect(again.modifiedAt).toBeGreaterThan(after.modifiedAt ?? 0);
  });

  it('takes back what get answers', async () => {
    const { call, confidential } = world();
    const path = { clientId: confidential.clientId };
    const { body: got } = await call('client_get_api', undefined, { path });
    const { status, body } = await call('client_update_api', got, { path });
    expect(status).toBe(200);
    expect({ ...body, modifiedAt: 0 }).toEqual({ ...got, modifiedAt: 0 });
  });

  it('derives the sector identifier again', async () => {
    const { call, confidential } = world();
    const path = { clientId: confidential.clientId };
    const update = async (...redirectUris: string[]) =>
      (await call('client_update_api', { redirectUris }, { path })).body.derivedSectorIdentifier;
    expect(await update('https://a.example.com/cb')).toBe('a.example.com');
    expect(await update('https://a.example.com/cb', 'https://b.example.com/cb')).toBeUndefined();
  });

  it('drops members that it does not know', async () => {
    const { call, confidential } = world();
    const given = { postLogoutRedirectUris: ['https://a.example.com'] };
    const path = { clientId: confidential.clientId };
    const { status, body } = await call('client_update_api', given, { path });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('postLogoutRedirectUris');
  });

  it('refuses an alias that another client has, but not its own', async () => {
    const { call, confidential, publicClient } = world();
    const update = (client: number, clientIdAlias: string) =>
      call('client_update_api', { clientIdAlias }, { path: { clientId: client } });
    expect((await update(confidential.clientId, 'mine')).status).toBe(200);
    expect((await update(confidential.clientId, 'mine')).status).toBe(200);
    const { status, body } = await update(publicClient.clientId, 'mine');
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A030601' });
    expect((await update(confidential.clientId, 'other')).status).toBe(200);
    expect((await update(publicClient.clientId, 'mine')).status).toBe(200);
  });

  it('is 404 for a client that does not exist', async () => {
    const { status, body } = await world().call('client_update_api', {}, { path: { clientId: 42 } });
    expect(status).toBe(404);
    expect(body).toMatchObject({ resultCode: 'A001212' });
  });
});
