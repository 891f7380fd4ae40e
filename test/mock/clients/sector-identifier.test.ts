import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

const sectorIdentifierUri = 'https://sector.example.com/uris';
const redirectUris = ['https://a.example.com/cb', 'https://b.example.com/cb'];
const client = { subjectType: 'PAIRWISE', sectorIdentifierUri, redirectUris };

const world = (published: string | undefined, allow = ['https://sector.example.com/']) => {
  const fetch = async () =>
    published === undefined ? new Response('', { status: 404 }) : new Response(published);
  return testAuthlete({ data: demoWith(), fetch: { allow, fetch } });
};

const list = (...uris: string[]) => JSON.stringify(uris);

/** What /client/create and /client/update answer. */
async function answers(authlete: ReturnType<typeof world>) {
  const path = { clientId: authlete.confidential.clientId };
  return [
    await authlete.call('client_create_api', client),
    await authlete.call('client_update_api', client, { path }),
  ];
}

describe('A sector identifier URI', () => {
  it('stands for the sector if its document lists all redirect URIs', async () => {
    const authlete = world(list(...redirectUris, 'https://c.example.com/cb'));
    const [created, updated] = await answers(authlete);
    expect([created?.status, updated?.status]).toEqual([201, 200]);
    expect(created?.body).toMatchObject({ derivedSectorIdentifier: 'sector.example.com' });
  });

  it.each([
    ['is not there', undefined, 'A032219'],
    ['is no JSON', '<html>', 'A032219'],
    ['is no list', '{"redirect_uris":[]}', 'A032219'],
    ['does not list a redirect URI', list('https://a.example.com/cb'), 'A032220'],
  ])('is refused if its document %s', async (_name, published, resultCode) => {
    for (const { status, body } of await answers(world(published))) {
      expect({ status, ...body }).toMatchObject({ status: 400, resultCode });
    }
  });

  it('is taken as it is where the mock may not fetch it', async () => {
    const [created, updated] = await answers(world(undefined, []));
    expect([created?.status, updated?.status]).toEqual([201, 200]);
  });
});
