import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { authorize } from '../../support/flow.js';

const path = ({ confidential }: TestAuthlete) => ({ path: { clientId: confidential.clientId } });

const get = async (authlete: TestAuthlete) =>
  (await authlete.call('client_extension_requestables_scopes_get_api', undefined, path(authlete))).body;

const updates = {
  POST: (authlete: TestAuthlete, body: object) =>
    authlete.call('client_extension_requestables_scopes_update_api_post', body, path(authlete)),
  PUT: (authlete: TestAuthlete, body: object) =>
    authlete.call('client_extension_requestables_scopes_update_api', body, path(authlete)),
};

const world = () => testAuthlete({ fixtures: demoWith() });

const scopes = async (authlete: TestAuthlete, scope: string) =>
  (await authorize(authlete, { scope })).scopes?.map(({ name }) => name);

describe('requestable scopes', () => {
  it('are not limited at first', async () => {
    expect(await get(world())).toEqual({ requestableScopes: null });
  });

  it.each(Object.entries(updates))('%s limits what the client may request', async (_, update) => {
    const authlete = world();
    const answered = await update(authlete, { requestableScopes: ['openid', 'notes.read', 'magic'] });
    expect(answered.status).toBe(200);
    expect(answered.body).toEqual({ requestableScopes: ['openid', 'notes.read'] });
    expect(await get(authlete)).toEqual({ requestableScopes: ['openid', 'notes.read'] });
    expect(await scopes(authlete, 'openid notes.read notes.write')).toEqual(['notes.read', 'openid']);
  });

  it('an empty list lets the client request nothing', async () => {
    const authlete = world();
    expect((await updates.PUT(authlete, { requestableScopes: [] })).body).toEqual({ requestableScopes: [] });
    expect(await get(authlete)).toEqual({ requestableScopes: [] });
    expect(await scopes(authlete, 'notes.read')).toBeUndefined();
  });

  it('a call without a list, or with null, removes the limit', async () => {
    const authlete = world();
    for (const body of [{}, { requestableScopes: null }]) {
      await updates.PUT(authlete, { requestableScopes: ['notes.read'] });
      expect((await updates.PUT(authlete, body)).body).toEqual({});
      expect(await get(authlete)).toEqual({ requestableScopes: null });
    }
  });

  it('DELETE removes the limit, and keeps the rest of the extension', async () => {
    const extension = { accessTokenDuration: 60 };
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: { extension } }) });
    await updates.PUT(authlete, { requestableScopes: ['notes.read'] });
    const remove = 'client_extension_requestables_scopes_delete_api';
    expect((await authlete.call(remove, undefined, path(authlete))).status).toBe(204);
    expect(await get(authlete)).toEqual({ requestableScopes: null });
    expect(await scopes(authlete, 'notes.write')).toEqual(['notes.write']);
    const client = await authlete.call('client_get_api', undefined, path(authlete));
    expect(client.body.extension).toMatchObject({ accessTokenDuration: 60, requestableScopesEnabled: false });
  });

  it('are of a client that exists', async () => {
    const unknown = { path: { clientId: 12 } };
    const authlete = world();
    for (const call of [
      authlete.call('client_extension_requestables_scopes_get_api', undefined, unknown),
      authlete.call('client_extension_requestables_scopes_update_api', {}, unknown),
      authlete.call('client_extension_requestables_scopes_delete_api', undefined, unknown),
    ]) {
      const { status, body } = await call;
      expect(status).toBe(404);
      expect(body).toMatchObject({ resultCode: 'A001212' });
    }
  });
});
