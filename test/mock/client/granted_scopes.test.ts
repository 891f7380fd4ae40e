import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { created } from '../../support/created-token.js';
import { demoWith } from '../../support/demo.js';
import { issue, ticketFor } from '../../support/flow.js';
import { introspect } from '../../support/tokens.js';

type Ask = (authlete: TestAuthlete, subject: string, clientId?: number) => ReturnType<typeof getByQuery>;

const path = (authlete: TestAuthlete, clientId = authlete.confidential.clientId) => ({ clientId });

const getByQuery = (authlete: TestAuthlete, subject: string, clientId?: number) =>
  authlete.call('client_granted_scopes_get_api', undefined, {
    path: path(authlete, clientId),
    query: { subject },
  });

const getByPost: Ask = (authlete, subject, clientId) =>
  authlete.call('client_granted_scopes_get_api_post', { subject }, { path: path(authlete, clientId) });

const getByPath: Ask = (authlete, subject, clientId) =>
  authlete.call('client_granted_scopes_get_by_subject_api', undefined, {
    path: { ...path(authlete, clientId), subject },
  });

const removals = {
  DELETE: (authlete: TestAuthlete, subject: string) =>
    authlete.call('client_granted_scopes_delete_api', undefined, {
      path: path(authlete),
      query: { subject },
    }),
  POST: (authlete: TestAuthlete, subject: string) =>
    authlete.call('client_granted_scopes_delete_api_post', { subject }, { path: path(authlete) }),
  'DELETE with the subject in the path': (authlete: TestAuthlete, subject: string) =>
    authlete.call('client_granted_scopes_delete_by_subject_api', undefined, {
      path: { ...path(authlete), subject },
    }),
};

async function grant(authlete: TestAuthlete, scope: string, more: object = {}) {
  await issue(authlete, await ticketFor(authlete, { scope }), more);
}

const world = () => testAuthlete({ fixtures: demoWith() });

describe.each([
  ['GET', getByQuery],
  ['POST', getByPost],
  ['GET with the subject in the path', getByPath],
])('/client/granted_scopes/get, %s', (name, get: Ask) => {
  it('reports the last scopes that a subject granted, and all', async () => {
    const authlete = world();
    await grant(authlete, 'profile notes.read');
    await grant(authlete, 'notes.write notes.read');
    const { body } = await get(authlete, 'joe');
    expect(body).toMatchObject({
      resultCode: 'A139002',
      serviceApiKey: authlete.serviceId,
      clientId: authlete.confidential.clientId,
      subject: 'joe',
      latestGrantedScopes: ['notes.read', 'notes.write'],
      mergedGrantedScopes: ['notes.read', 'notes.write', 'profile'],
      modifiedAt: expect.any(Number),
    });
    expect(body.modifiedAt).toBeGreaterThan(0);
  });

  it('A139001 if the subject granted nothing, and only that subject', async () => {
    const authlete = world();
    await grant(authlete, 'profile');
    const { status, body } = await get(authlete, 'ann');
    expect(status).toBe(200);
    expect(body).toMatchObject({ resultCode: 'A139001', modifiedAt: 0 });
    expect(body.latestGrantedScopes).toBeUndefined();
  });

  it('A001212 for a client that does not exist, A001223 on a shared Authlete', async () => {
    expect((await get(world(), 'joe', 12)).body).toMatchObject({ resultCode: 'A001212' });
    const { status, body } = await get(testAuthlete({ fixtures: demoWith(), grantedScopes: false }), 'joe');
    expect(status).toBe(403);
    expect(body).toMatchObject({ resultCode: 'A001223' });
  });

  // A path without a subject is another path.
  if (!name.includes('path')) {
    it('A139202 without a subject', async () => {
      const { status, body } = await get(world(), '');
      expect(status).toBe(400);
      expect(body).toMatchObject({ resultCode: 'A139202' });
    });
  }
});

describe('granted scopes', () => {
  it('are those that the authorization server issued, not those that were requested', async () => {
    const authlete = world();
    await grant(authlete, 'profile', { scopes: [] });
    expect((await getByQuery(authlete, 'joe')).body).toMatchObject({
      resultCode: 'A139002',
      latestGrantedScopes: [],
      mergedGrantedScopes: [],
    });
  });

  it('are not those of tokens that are created without a user', async () => {
    const authlete = world();
    await created(authlete, { scopes: ['profile'] });
    expect((await getByQuery(authlete, 'joe')).body.resultCode).toBe('A139001');
  });

  it('leave out values of parameterized scopes', async () => {
    const regex = { name: 'payment', attributes: [{ key: 'regex', value: 'payment:\\d+' }] };
    const authlete = testAuthlete({
      fixtures: demoWith({ service: { supportedScopes: [{ name: 'profile' }, regex] } }),
    });
    await grant(authlete, 'profile payment:12');
    expect((await getByQuery(authlete, 'joe')).body.latestGrantedScopes).toEqual(['profile']);
  });
});

describe.each(Object.entries(removals))('/client/granted_scopes/delete, %s', (name, remove) => {
  it('forgets what was granted; the tokens stay', async () => {
    const authlete = world();
    const { accessToken } = await created(authlete);
    await grant(authlete, 'profile');
    expect((await remove(authlete, 'joe')).body).toMatchObject({ resultCode: 'A140002' });
    expect((await remove(authlete, 'joe')).body).toMatchObject({ resultCode: 'A140001' });
    expect((await getByQuery(authlete, 'joe')).body.resultCode).toBe('A139001');
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
  });

  // A path without a subject is another path.
  if (!name.includes('path')) {
    it('A140202 without a subject', async () => {
      const { status, body } = await remove(world(), '');
      expect(status).toBe(400);
      expect(body).toMatchObject({ resultCode: 'A140202' });
    });
  }
});
