import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { clientKey, signed } from '../../support/client-keys.js';
import { seconds } from '../../support/federation.js';
import { authorize, encoded, type OAuthParameters } from '../../support/flow.js';
import { type Federation, federation, issuer, redirectUri, rpKey } from './world.js';

const code = { response_type: 'code', redirect_uri: redirectUri, scope: 'openid' };

/** A signed request object of the relying party. */
const object = ({ rp }: Federation, changes: object = {}, header: object = {}) =>
  signed(
    rpKey.privateJwk,
    { ...code, iss: rp.id, client_id: rp.id, aud: issuer, jti: '1', exp: seconds() + 300, ...changes },
    header,
  );

const ask = async (world: Federation, changes: OAuthParameters = {}) =>
  authorize(world.authlete, {
    ...code,
    client_id: world.rp.id,
    request: await object(world),
    ...changes,
  });

async function assertion({ rp }: Federation, header: object = {}): Promise<OAuthParameters> {
  const claims = { iss: rp.id, sub: rp.id, aud: issuer, jti: 'j', exp: seconds() + 300 };
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signed(rpKey.privateJwk, claims, header),
  };
}

async function chainOf({ anchor, intermediate, rp }: Federation): Promise<string[]> {
  return [await rp.configuration(), await intermediate.about(rp), await anchor.about(intermediate)];
}

const clientOf = async ({ authlete }: Federation, clientId = 0) =>
  (await authlete.call('client_get_api', undefined, { path: { clientId } })).body;

describe('A client_id that is an entity ID', () => {
  it('is registered with the authorization request', async () => {
    const world = await federation();
    const { action, client, clientEntityIdUsed, resultMessage } = await ask(world);
    expect(action, resultMessage).toBe('INTERACTION');
    expect(clientEntityIdUsed).toBe(true);
    expect(await clientOf(world, client?.clientId)).toMatchObject({
      automaticallyRegistered: true,
      explicitlyRegistered: false,
      clientSource: 'AUTOMATIC_REGISTRATION',
      entityId: world.rp.id,
      trustAnchorId: world.anchor.id,
      trustChainExpiresAt: expect.any(Number),
    });
  });

  it('goes through the whole flow, and is the audience of the ID token', async () => {
    const world = await federation();
    const { authlete, rp } = world;
    const { ticket } = await ask(world);
    const issued = await authlete.call('auth_authorization_issue_api', { ticket, subject: 'joe' });
    const parameters = encoded({
      grant_type: 'authorization_code',
      code: issued.body.authorizationCode,
      redirect_uri: redirectUri,
      ...(await assertion(world)),
    });
    const { body } = await authlete.call('auth_token_api', { parameters });
    expect(body).toMatchObject({ action: 'OK', clientEntityId: rp.id, clientEntityIdUsed: true });
    expect(decodeJwt(body.idToken ?? '').aud).toEqual([rp.id]);
  });

  it('is resolved once, as long as the chain lives', async () => {
    const world = await federation();
    const both = await Promise.all([ask(world), ask(world)]);
    expect(new Set(both.map(({ client }) => client?.clientId)).size).toBe(1);
    const { length } = world.web.fetched;
    await ask(world);
    expect(world.web.fetched).toHaveLength(length);
  });

  it('is resolved again when the chain has expired', async () => {
    const world = await federation();
    const { client: first } = await ask(world);
    (await world.authlete.world()).clock.advance(3_601_000);
    const exp = seconds() + 7200;
    for (const one of [world.anchor, world.intermediate, world.rp]) await world.web.publish(one, { exp });
    await world.web.vouch(world.anchor, world.intermediate, { exp });
    await world.web.vouch(world.intermediate, world.rp, {
      exp,
      metadata: { openid_relying_party: { client_name: 'Renamed' } },
    });
    const { client: second } = await ask(world, { request: await object(world, { exp }) });
    expect(second).toMatchObject({ clientId: first?.clientId, clientName: 'Renamed' });
  });

  it('is registered with a pushed request, which needs no request object', async () => {
    const world = await federation();
    const parameters = encoded({ ...code, client_id: world.rp.id, ...(await assertion(world)) });
    const { body } = await world.authlete.call('pushed_auth_req_api', { parameters });
    expect(body).toMatchObject({ action: 'CREATED' });
    const used = await authorize(world.authlete, {
      client_id: world.rp.id,
      request_uri: body.requestUri ?? '',
    });
    expect(used).toMatchObject({ action: 'INTERACTION' });
  });

  it('is registered with a token request', async () => {
    const world = await federation({}, { grant_types: ['client_credentials'], response_types: [] });
    const parameters = encoded({ grant_type: 'client_credentials', ...(await assertion(world)) });
    const { body } = await world.authlete.call('auth_token_api', { parameters });
    expect(body).toMatchObject({ action: 'OK', clientEntityId: world.rp.id });
  });

  it('is trusted by the chain in the header of its request object, and nothing is fetched', async () => {
    const world = await federation();
    const request = await object(world, {}, { trust_chain: await chainOf(world) });
    expect(await ask(world, { request })).toMatchObject({ action: 'INTERACTION' });
    expect(world.web.fetched).toEqual([]);
  });

  it('can be that of a client that registered explicitly', async () => {
    const world = await federation({}, { token_endpoint_auth_method: 'client_secret_basic' });
    const { body } = await world.authlete.call('federation_registration_api', {
      entityConfiguration: await world.rp.configuration(),
    });
    const { client } = await authorize(world.authlete, { ...code, client_id: world.rp.id });
    expect(client?.clientId).toBe(body.client?.clientId);
  });
});

describe('Automatic registration refuses', () => {
  it('A008309: a request that nobody signed', async () => {
    const world = await federation();
    expect(await ask(world, { request: undefined })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A008309',
    });
  });

  it.each<[string, object]>([
    ['without client_id', { client_id: undefined }],
    ['without iss', { iss: undefined }],
    ['with the iss of another', { iss: 'https://other.example.com' }],
    ['with sub', { sub: 'https://rp.example.com' }],
    ['without jti', { jti: undefined }],
    ['with an empty jti', { jti: '' }],
    ['without exp', { exp: undefined }],
  ])('a request object %s, by value and pushed', async (_, changes) => {
    const world = await federation();
    const refusal = {
      action: 'BAD_REQUEST',
      responseContent: expect.stringContaining('"error":"invalid_request_object"'),
    };
    const request = await object(world, changes);
    expect(await ask(world, { request })).toMatchObject(refusal);
    const parameters = encoded({ request, ...(await assertion(world)) });
    expect((await world.authlete.call('pushed_auth_req_api', { parameters })).body).toMatchObject(refusal);
    const good = encoded({ request: await object(world), ...(await assertion(world)) });
    expect((await world.authlete.call('pushed_auth_req_api', { parameters: good })).body).toMatchObject({
      action: 'CREATED',
    });
  });

  it('a request object for another server', async () => {
    const world = await federation();
    const request = await object(world, { aud: 'https://other.example.com' });
    expect(await ask(world, { request })).toMatchObject({ action: 'BAD_REQUEST' });
  });

  it('a request object that another key signed', async () => {
    const world = await federation({}, { jwks: { keys: [(await clientKey()).publicJwk] } });
    expect(await ask(world)).toMatchObject({ action: 'BAD_REQUEST' });
  });

  it('A320301, missing_trust_anchor: an entity of another federation', async () => {
    const body = await ask(await federation({ trustAnchors: [] }));
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A320301' });
    expect(JSON.parse(body.responseContent ?? '').error).toBe('missing_trust_anchor');
  });

  it('A320301, invalid_client: an entity that publishes nothing', async () => {
    const world = await federation();
    world.web.pages.clear();
    const body = await ask(world);
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A320301' });
    expect(JSON.parse(body.responseContent ?? '').error).toBe('invalid_client');
  });

  it('a chain of another entity', async () => {
    const world = await federation();
    const request = await object(world, {}, { trust_chain: await chainOf(await federation()) });
    expect(await ask(world, { request })).toMatchObject({ resultCode: 'A320301' });
  });

  it.each(['none', 'client_secret_basic'])('a client that authenticates by %s', async (method) => {
    const body = await ask(await federation({}, { token_endpoint_auth_method: method }));
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(JSON.parse(body.responseContent ?? '').error).toBe('invalid_metadata');
  });

  it.each([
    ['a service in no federation', { federationEnabled: false }],
    ['a service without automatic registration', { supportedClientRegistrationTypes: ['EXPLICIT' as const] }],
  ])('A010308: %s', async (_, service) => {
    const world = await federation(service);
    expect(await ask(world)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A010308' });
    expect(world.web.fetched).toEqual([]);
  });
});
