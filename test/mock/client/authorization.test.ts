import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { created } from '../../support/created-token.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { introspect } from '../../support/tokens.js';

async function world(changes: Changes = {}) {
  const authlete = testAuthlete({
    fixtures: demoWith({ confidential: { developer: 'dev' }, ...changes }),
  });
  const { clientId } = authlete.confidential;
  const other = authlete.publicClient.clientId;
  const tokens = [
    await created(authlete, { subject: 'joe', scopes: ['notes.read'] }),
    await created(authlete, { subject: 'joe', scopes: ['profile'] }),
    await created(authlete, { subject: 'joe', clientId: other }),
    await created(authlete, { subject: 'ann' }),
  ];
  return { authlete, clientId, other, tokens: tokens.map(({ accessToken }) => accessToken) };
}

type List = (authlete: TestAuthlete, query: Record<string, string>) => ReturnType<typeof byQuery>;

const byQuery = (authlete: TestAuthlete, query: Record<string, string>) =>
  authlete.call('client_authorization_get_list_api', undefined, { query });

const byPost: List = (authlete, { start, end, ...query }) =>
  authlete.call('client_authorization_get_list_api_post', {
    ...query,
    ...(start !== undefined && { start: Number(start) }),
    ...(end !== undefined && { end: Number(end) }),
  });

const byPath: List = (authlete, { subject = '', ...query }) =>
  authlete.call('client_authorization_get_list_by_subject_api', undefined, { path: { subject }, query });

describe.each([
  ['GET', byQuery],
  ['POST', byPost],
  ['GET with the subject in the path', byPath],
])('/client/authorization/get/list, %s', (_, list: List) => {
  it('lists the clients that have tokens of a subject', async () => {
    const { authlete, clientId, other } = await world();
    const { body } = await list(authlete, { subject: 'joe' });
    expect(body).toMatchObject({ start: 0, end: 5, subject: 'joe', totalCount: 2 });
    expect(body.clients?.map((client) => client.clientId).sort()).toEqual([clientId, other].sort());
    expect(body.clients?.[0]).not.toHaveProperty('clientSecret');
    const { body: none } = await list(authlete, { subject: 'jo' });
    expect(none).toEqual({ start: 0, end: 5, subject: 'jo', totalCount: 0 });
  });

  it('keeps to a developer, and to a page', async () => {
    const { authlete, clientId } = await world();
    const { body } = await list(authlete, { subject: 'joe', developer: 'dev' });
    expect(body).toMatchObject({ developer: 'dev', totalCount: 1, clients: [{ clientId }] });
    const { body: page } = await list(authlete, { subject: 'joe', start: '1', end: '2' });
    expect(page).toMatchObject({ start: 1, end: 2, totalCount: 2 });
    expect(page.clients).toHaveLength(1);
  });

  it('A136202 and A136204 for negative bounds', async () => {
    const { authlete } = await world();
    for (const [resultCode, bound] of [
      ['A136202', { start: '-1' }],
      ['A136204', { end: '-1' }],
    ] as const) {
      const { status, body } = await list(authlete, { subject: 'joe', ...bound });
      expect(status).toBe(400);
      expect(body).toMatchObject({ resultCode });
    }
  });
});

describe('/client/authorization/get/list', () => {
  it.each([
    ['A136201', { subject: 'joe', start: 'x' }],
    ['A136203', { subject: 'joe', end: 'x' }],
    ['A136206', {}],
  ])('%s for %j', async (resultCode, query: Record<string, string>) => {
    const { status, body } = await byQuery(testAuthlete(), query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode });
  });

  it('A136206 for a body without a subject', async () => {
    expect((await byPost(testAuthlete(), {})).body).toMatchObject({ resultCode: 'A136206' });
  });
});

describe('POST /client/authorization/update/{clientId}', () => {
  const update = (authlete: TestAuthlete, clientId: number, body: object) =>
    authlete.call('client_authorization_update_api', body, { path: { clientId } });

  it('replaces the scopes of all tokens of a subject with the client', async () => {
    const { authlete, clientId, tokens } = await world();
    const { body } = await update(authlete, clientId, { subject: 'joe', scopes: ['email', 'magic'] });
    expect(body.resultCode).toBe('A138001');
    expect(body.resultMessage).toContain('2');
    const scopes = async (token = '') => (await introspect(authlete, token)).scopes;
    expect(await Promise.all(tokens.map(scopes))).toEqual([['email'], ['email'], undefined, undefined]);
  });

  it('changes no scopes if the call names none', async () => {
    const { authlete, clientId, tokens } = await world();
    await update(authlete, clientId, { subject: 'joe' });
    expect((await introspect(authlete, tokens[0] ?? '')).scopes).toEqual(['notes.read']);
  });

  it('A138201 without a subject, A001212 without a client', async () => {
    const { authlete, clientId } = await world();
    const { status, body } = await update(authlete, clientId, {});
    expect(status).toBe(400);
    expect(body).toMatchObject({ resultCode: 'A138201' });
    expect((await update(authlete, 12, { subject: 'joe' })).body).toMatchObject({ resultCode: 'A001212' });
  });
});

describe.each([
  [
    'DELETE',
    (authlete: TestAuthlete, clientId: number, subject: string) =>
      authlete.call('client_authorization_delete_api', undefined, { path: { clientId }, query: { subject } }),
  ],
  [
    'POST',
    (authlete: TestAuthlete, clientId: number, subject: string) =>
      authlete.call('client_authorization_delete_api_post', { subject }, { path: { clientId } }),
  ],
  [
    'DELETE with the subject in the path',
    (authlete: TestAuthlete, clientId: number, subject: string) =>
      authlete.call('client_authorization_delete_by_subject_api', undefined, { path: { clientId, subject } }),
  ],
])('/client/authorization/delete, %s', (name, remove) => {
  it('deletes the tokens of the subject with the client', async () => {
    const { authlete, clientId, tokens } = await world();
    const { status, body } = await remove(authlete, clientId, 'joe');
    expect(status).toBe(200);
    expect(body.resultCode).toBe('A137001');
    expect(body.resultMessage).toContain('2');
    const actions = await Promise.all(
      tokens.map(async (token) => (await introspect(authlete, token)).action),
    );
    expect(actions).toEqual(['UNAUTHORIZED', 'UNAUTHORIZED', 'OK', 'OK']);
    expect((await byQuery(authlete, { subject: 'joe' })).body.totalCount).toBe(1);
  });

  // A path without a subject is another path.
  if (!name.includes('path')) {
    it('A137202 without a subject', async () => {
      const { authlete, clientId } = await world();
      const { status, body } = await remove(authlete, clientId, '');
      expect(status).toBe(400);
      expect(body).toMatchObject({ resultCode: 'A137202' });
    });
  }
});

describe('a deleted client', () => {
  it('loses its tokens, and those of others stay', async () => {
    const { authlete, other, tokens } = await world();
    const [first = '', , third = ''] = tokens;
    await authlete.call('client_delete_api', undefined, { path: { clientId: other } });
    expect(await introspect(authlete, third)).toMatchObject({ resultCode: 'A057302' });
    expect(await introspect(authlete, first)).toMatchObject({ action: 'OK' });
  });
});
