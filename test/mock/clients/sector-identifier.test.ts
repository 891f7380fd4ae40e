import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

const sectorIdentifierUri = 'https://sector.example.com/uris';
const redirectUris = ['https://a.example.com/cb', 'https://b.example.com/cb'];
const client = { subjectType: 'PAIRWISE', sectorIdentifierUri, redirectUris };

const world = (published: string | undefined, allow = ['https://sector.example.com/'], service = {}) => {
  const fetch = async () =>
    published === undefined ? new Response('', { status: 404 }) : new Response(published);
  return testAuthlete({ fixtures: demoWith({ service }), fetch: { allow, fetch } });
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
  it('determines the sector if its document lists all redirect URIs', async () => {
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

  it('is not checked if the mock may not fetch it', async () => {
    const [created, updated] = await answers(world(undefined, []));
    expect([created?.status, updated?.status]).toEqual([201, 200]);
  });
});

/** What /client/registration and /client/registration/update answer. */
async function registrations(authlete: ReturnType<typeof world>) {
  const metadata = { subject_type: 'pairwise', sector_identifier_uri: sectorIdentifierUri };
  const plain = JSON.stringify({ redirect_uris: ['https://a.example.com/cb'] });
  const { client, responseContent } = (await authlete.call('client_registration_api', { json: plain })).body;
  const { registration_access_token: token }: { registration_access_token?: string } = JSON.parse(
    responseContent ?? '{}',
  );
  const clientId = String(client?.clientId);
  const json = JSON.stringify({ ...metadata, redirect_uris: redirectUris });
  const updated = JSON.stringify({ ...metadata, client_id: clientId, redirect_uris: redirectUris });
  return [
    (await authlete.call('client_registration_api', { json })).body,
    (await authlete.call('client_registration_update_api', { token, clientId, json: updated })).body,
  ];
}

describe('The sector identifier URI of a client that registers', () => {
  const service = { dynamicRegistrationSupported: true };

  it('determines the sector if its document lists all redirect URIs', async () => {
    const [created, updated] = await registrations(world(list(...redirectUris), undefined, service));
    expect(created).toMatchObject({ action: 'CREATED' });
    expect(updated).toMatchObject({ action: 'UPDATED' });
    expect(created?.client).toMatchObject({ derivedSectorIdentifier: 'sector.example.com' });
  });

  it.each([
    ['is not there', undefined],
    ['is no JSON', '<html>'],
    ['is no list', '{"redirect_uris":[]}'],
    ['does not list a redirect URI', list('https://a.example.com/cb')],
  ])('is refused if its document %s', async (_name, published) => {
    for (const answered of await registrations(world(published, undefined, service))) {
      expect(answered).toMatchObject({
        action: 'BAD_REQUEST',
        responseContent: expect.stringContaining('"error":"invalid_client_metadata"'),
      });
    }
  });

  it('is not checked if the mock may not fetch it', async () => {
    const [created, updated] = await registrations(world(undefined, [], service));
    expect(created).toMatchObject({ action: 'CREATED' });
    expect(updated).toMatchObject({ action: 'UPDATED' });
  });
});
