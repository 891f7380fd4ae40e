import { describe, expect, it } from 'vitest';
import type { ClientFixture } from '../../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { codeFor, encoded, type OAuthParameters } from '../../support/flow.js';

const world = (publicClient: ClientFixture = {}, missingClientIdAllowed = true): TestAuthlete =>
  testAuthlete({
    fixtures: demoWith({
      service: { missingClientIdAllowed },
      publicClient: { pkceRequired: false, ...publicClient },
    }),
  });

const post = async (authlete: TestAuthlete, parameters: OAuthParameters) =>
  (await authlete.call('auth_token_api', { parameters: encoded(parameters) })).body;

/** A request for tokens of the public client, which does not name itself. */
async function unnamed(authlete: TestAuthlete) {
  const { clientId, redirectUri: redirect_uri } = authlete.publicClient;
  const code = await codeFor(authlete, { client_id: String(clientId), redirect_uri });
  return { grant_type: 'authorization_code', code, redirect_uri };
}

async function deletePublicClient(authlete: TestAuthlete, changes?: object) {
  const service = await authlete.world();
  const key = String(authlete.publicClient.clientId);
  const record = await service.find('client', key);
  if (record === undefined) throw new Error('No client.');
  if (changes === undefined) await service.delete('client', key);
  else await service.put('client', key, { ...record, ...changes });
}

const refused = (resultCode: string) => ({ action: 'BAD_REQUEST', resultCode });

describe('missingClientIdAllowed', () => {
  it('lets a public client leave its ID out', async () => {
    const authlete = world();
    const clientId = authlete.publicClient.clientId;
    const answered = await post(authlete, await unnamed(authlete));
    expect(answered).toMatchObject({ action: 'OK', clientId, clientAuthMethod: 'NONE' });
    const refresh = { grant_type: 'refresh_token', refresh_token: answered.refreshToken ?? '' };
    expect(await post(authlete, refresh)).toMatchObject({ action: 'OK', clientId });
  });

  it('is off by default', async () => {
    const authlete = world({}, false);
    expect(await post(authlete, await unnamed(authlete))).toMatchObject(refused('A244305'));
  });

  it('does not let a confidential client leave its credentials out', async () => {
    const authlete = world();
    const parameters = { grant_type: 'authorization_code', code: await codeFor(authlete) };
    expect(await post(authlete, parameters)).toMatchObject(refused('A244305'));
    expect(await post(authlete, { grant_type: 'client_credentials' })).toMatchObject(refused('A244305'));
  });

  it.each([
    ['A048315', { grant_type: 'authorization_code' }],
    ['A048316', { grant_type: 'authorization_code', code: '' }],
    ['A244310', { grant_type: 'authorization_code', code: 'x' }],
    ['A048318', { grant_type: 'refresh_token' }],
    ['A048319', { grant_type: 'refresh_token', refresh_token: '' }],
    ['A244314', { grant_type: 'refresh_token', refresh_token: 'x' }],
  ])('%s refuses %j', async (code, parameters) => {
    expect(await post(world(), parameters)).toMatchObject(refused(code));
  });

  it('does not apply to a client that is deleted or locked', async () => {
    const authlete = world();
    const parameters = await unnamed(authlete);
    await deletePublicClient(authlete, { locked: true });
    expect(await post(authlete, parameters)).toMatchObject({
      action: 'INVALID_CLIENT',
      resultCode: 'A048307',
    });
    await deletePublicClient(authlete, { locked: false });
    const { refreshToken = '' } = await post(authlete, parameters);
    const another = await unnamed(authlete);
    await deletePublicClient(authlete);
    expect(await post(authlete, another)).toMatchObject(refused('A244312'));
    const refresh = { grant_type: 'refresh_token', refresh_token: refreshToken };
    expect(await post(authlete, refresh)).toMatchObject(refused('A244313'));
  });
});
