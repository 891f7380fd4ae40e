import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { entity, seconds, superior } from '../../support/federation.js';
import { encoded } from '../../support/flow.js';
import { type Federation, federation, issuer, publicKeys, redirectUri, relyingParty } from './world.js';

const register = async ({ authlete }: Federation, body: object) =>
  (await authlete.call('federation_registration_api', body)).body;
const byConfiguration = async (world: Federation, changes: object = {}) =>
  register(world, { entityConfiguration: await world.rp.configuration({ aud: issuer, ...changes }) });

async function chainOf({ anchor, intermediate, rp }: Federation): Promise<string[]> {
  return [await rp.configuration(), await intermediate.about(rp), await anchor.about(intermediate)];
}
const byChain = (world: Federation, chain: readonly string[]) =>
  register(world, { trustChain: JSON.stringify(chain) });
const errorOf = ({ responseContent }: { responseContent?: string | null }) =>
  JSON.parse(responseContent ?? '');

describe('POST /federation/registration', () => {
  it('finds the way from an entity configuration to the trust anchor, and registers the client', async () => {
    const world = await federation();
    const { anchor, rp, web } = world;
    const { action, client, resultMessage } = await byConfiguration(world);
    expect(action, resultMessage).toBe('OK');
    expect(client).toMatchObject({
      clientName: 'A relying party',
      clientSource: 'EXPLICIT_REGISTRATION',
      clientType: 'CONFIDENTIAL',
      entityId: rp.id,
      explicitlyRegistered: true,
      automaticallyRegistered: false,
      redirectUris: [redirectUri],
      tokenAuthMethod: 'PRIVATE_KEY_JWT',
      trustAnchorId: anchor.id,
    });
    expect(client?.trustChain).toHaveLength(3);
    expect(client?.trustChainExpiresAt).toBeGreaterThan(Date.now());
    expect(web.fetched).toHaveLength(4);
    const path = { clientId: client?.clientId ?? 0 };
    const found = await world.authlete.call('client_get_api', undefined, { path });
    expect(found.body).toMatchObject({ entityId: rp.id, trustAnchorId: anchor.id });
  });

  it('answers with a statement about the client', async () => {
    const world = await federation({}, { token_endpoint_auth_method: 'client_secret_basic' });
    const { responseContent, client } = await byConfiguration(world);
    const { payload } = await jwtVerify(responseContent ?? '', createLocalJWKSet(publicKeys), {
      typ: 'entity-statement+jwt',
      issuer,
      audience: world.rp.id,
      subject: world.rp.id,
    });
    expect(payload).toMatchObject({
      exp: (client?.trustChainExpiresAt ?? 0) / 1000,
      trust_anchor: world.anchor.id,
      authority_hints: [world.intermediate.id],
      metadata: {
        openid_relying_party: {
          client_id: String(client?.clientId),
          client_secret: client?.clientSecret,
          redirect_uris: [redirectUri],
        },
      },
    });
  });

  it('returns the secret of the client to the client only, not to the journal', async () => {
    const world = await federation({}, { token_endpoint_auth_method: 'client_secret_basic' });
    const { responseContent, client } = await byConfiguration(world);
    const journal = JSON.stringify((await world.authlete.world()).journal.entries());
    expect(journal).toContain('federation_registration_api');
    expect(journal).not.toContain(client?.clientSecret);
    expect(journal).not.toContain(responseContent?.split('.')[1]);
  });

  it.each([true, false])('accepts a trust chain, with the configuration of the anchor: %s', async (whole) => {
    const world = await federation();
    const chain = await chainOf(world);
    const body = await byChain(world, whole ? [...chain, await world.anchor.configuration()] : chain);
    expect(body.action).toBe('OK');
    expect(body.client?.trustChain).toEqual(chain);
    expect(world.web.fetched).toEqual([]);
  });

  it('takes the keys that a trust anchor publishes if the service has none for it', async () => {
    const world = await federation();
    await world.authlete.call('service_update_api', {
      ...(await world.authlete.call('service_get_api')).body,
      trustAnchors: [{ entityId: world.anchor.id }],
    });
    expect(await byChain(world, await chainOf(world))).toMatchObject({ action: 'OK' });
    expect(world.web.fetched).toEqual([`${world.anchor.id}/.well-known/openid-federation`]);
  });

  it('applies the policies of all superiors, and what the immediate one says', async () => {
    const world = await federation({}, { contacts: ['a@rp.example.com'] });
    const { anchor, intermediate, rp, web } = world;
    const policy = (openid_relying_party: object) => ({ metadata_policy: { openid_relying_party } });
    await web.vouch(
      anchor,
      intermediate,
      policy({
        contacts: { add: ['b@anchor.example.org'] },
        id_token_signed_response_alg: { one_of: ['ES256', 'PS256'], default: 'ES256' },
      }),
    );
    await web.vouch(intermediate, rp, {
      metadata: { openid_relying_party: { client_name: 'As its superior calls it' } },
      ...policy({ contacts: { add: ['c@between.example.org'] } }),
    });
    const { client } = await byConfiguration(world);
    expect(client).toMatchObject({
      clientName: 'As its superior calls it',
      contacts: ['a@rp.example.com', 'b@anchor.example.org', 'c@between.example.org'],
      idTokenSignAlg: 'ES256',
    });
  });

  it('tries the other superiors if one leads nowhere, and does not loop', async () => {
    const world = await federation();
    const { intermediate, web } = world;
    const other = await entity('https://other.example.org', superior('https://other.example.org'));
    await web.publish(intermediate, { authority_hints: [intermediate.id, other.id, world.anchor.id] });
    expect(await byConfiguration(world)).toMatchObject({ action: 'OK' });
  });

  it('A327605: an entity ID is used once, even when its client is deleted', async () => {
    const world = await federation();
    const { client } = await byConfiguration(world);
    expect(await byConfiguration(world)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A327605' });
    await world.authlete.call('client_delete_api', undefined, { path: { clientId: client?.clientId ?? 0 } });
    const body = await byConfiguration(world);
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A327605' });
    expect(errorOf(body)).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
  });

  it('is renewed when the chain has expired', async () => {
    const world = await federation();
    const first = await byConfiguration(world);
    (await world.authlete.world()).clock.advance(3_601_000);
    const later = seconds() + 7200;
    await world.web.publish(world.anchor, { exp: later });
    await world.web.publish(world.intermediate, { exp: later });
    await world.web.vouch(world.anchor, world.intermediate, { exp: later });
    await world.web.vouch(world.intermediate, world.rp, { exp: later });
    const second = await byConfiguration(world, { exp: later });
    expect(second.client?.clientId).toBe(first.client?.clientId);
    expect(second.client?.trustChainExpiresAt).toBe(later * 1000);
  });
});

describe('POST /federation/registration refuses', () => {
  it.each([
    ['what is no JWT', { entityConfiguration: 'not.a.jwt' }, 'A345302'],
    ['a trust chain that is no list', { trustChain: '{}' }, 'A000000'],
    ['neither', {}, 'A000000'],
    ['both', { entityConfiguration: 'a', trustChain: 'b' }, 'A000000'],
  ])('%s', async (_, request, resultCode) => {
    const body = await register(await federation(), request);
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(errorOf(body)).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
  });

  it.each([
    ['a configuration that has expired', { exp: seconds() - 1 }],
    ['a configuration of the future', { iat: seconds() + 60 }],
    ['a configuration for another', { aud: 'https://other.example.com' }],
    ['a configuration without keys', { jwks: { keys: [] } }],
    ['a configuration with a policy', { metadata_policy: {} }],
    ['a configuration with a critical claim', { crit: ['x'] }],
    ['a configuration of no entity', { sub: 'rp' }],
  ])('A345302: %s', async (_, changes) => {
    expect(await byConfiguration(await federation(), changes)).toMatchObject({ resultCode: 'A345302' });
  });

  it('A345302: a statement of another type', async () => {
    const world = await federation();
    const entityConfiguration = await world.rp.sign({ iss: world.rp.id, sub: world.rp.id }, { typ: 'JWT' });
    expect(await register(world, { entityConfiguration })).toMatchObject({ resultCode: 'A345302' });
  });

  it('A320301, missing_trust_anchor: no superior is a trust anchor', async () => {
    const world = await federation({ trustAnchors: [] });
    const body = await byConfiguration(world);
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A320301' });
    expect(errorOf(body).error).toBe('missing_trust_anchor');
    expect(errorOf(await byChain(world, await chainOf(world))).error).toBe('missing_trust_anchor');
  });

  it('A320301: a superior that may not be fetched', async () => {
    const world = await federation();
    world.web.pages.delete(`${world.intermediate.id}/.well-known/openid-federation`);
    expect(await byConfiguration(world)).toMatchObject({ resultCode: 'A320301' });
  });

  it.each([
    [
      'signed by a stranger',
      'is not signed with its keys',
      async (world: Federation) => {
        const stranger = await entity(world.intermediate.id);
        return [
          await world.rp.configuration(),
          await stranger.about(world.rp),
          await world.anchor.about(world.intermediate),
        ];
      },
    ],
    [
      'an anchor with other keys',
      'is not signed with its keys',
      async (world: Federation) => {
        const [leaf = '', about = ''] = await chainOf(world);
        return [leaf, about, await (await entity(world.anchor.id)).about(world.intermediate)];
      },
    ],
    [
      'a leaf that signs with keys of its own',
      'https://rp.example.com is not signed with its keys',
      async (world: Federation) => {
        const [, ...superiors] = await chainOf(world);
        return [await (await entity(world.rp.id)).configuration(), ...superiors];
      },
    ],
    [
      'a link that is missing',
      'is missing at its place',
      async (world: Federation) => {
        const [leaf = '', , top = ''] = await chainOf(world);
        return [leaf, top];
      },
    ],
    [
      'a chain without superiors',
      'no statement of a superior',
      async ({ anchor }: Federation) => [await anchor.configuration()],
    ],
    [
      'a longer path than permitted',
      'the path is longer than permitted',
      async (world: Federation) => {
        const constraints = { max_path_length: 0 };
        const [leaf = '', about = ''] = await chainOf(world);
        return [leaf, about, await world.anchor.about(world.intermediate, { constraints })];
      },
    ],
    [
      'a host that is not permitted',
      'rp.example.com is not permitted',
      async (world: Federation) => {
        const constraints = { naming_constraints: { permitted: ['.example.org'] } };
        const [leaf = '', about = ''] = await chainOf(world);
        return [leaf, about, await world.anchor.about(world.intermediate, { constraints })];
      },
    ],
    [
      'a host that is excluded',
      'rp.example.com is not permitted',
      async (world: Federation) => {
        const constraints = { naming_constraints: { excluded: ['rp.example.com'] } };
        const [leaf = '', about = ''] = await chainOf(world);
        return [leaf, about, await world.anchor.about(world.intermediate, { constraints })];
      },
    ],
    [
      'an entity type that is not permitted',
      'openid_relying_party is not permitted',
      async (world: Federation) => {
        const constraints = { allowed_entity_types: ['openid_provider'] };
        const [leaf = '', about = ''] = await chainOf(world);
        return [leaf, about, await world.anchor.about(world.intermediate, { constraints })];
      },
    ],
  ])('A320301, invalid_trust_chain: %s', async (_, problem, chain) => {
    const world = await federation();
    const body = await byChain(world, await chain(world));
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A320301' });
    expect(errorOf(body).error).toBe('invalid_trust_chain');
    expect(body.resultMessage).toContain(problem);
    expect((await world.authlete.call('client_get_list_api')).body.totalCount).toBe(2);
  });

  it('A320301: a chain that is longer than any', async () => {
    const world = await federation();
    const chain = [...(await chainOf(world)), ...Array.from({ length: 10 }, () => 'x')];
    const body = await byChain(world, chain);
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A320301' });
    expect(body.resultMessage).toContain('too long');
  });

  it.each([
    ['redirect_uris', 'https://rp.example.com/callback'],
    ['redirect_uris', [1]],
    ['client_name', 5],
    ['client_name#ja', {}],
    ['grant_types', 'authorization_code'],
    ['response_types', { code: true }],
    ['token_endpoint_auth_method', ['private_key_jwt']],
    ['jwks', 'text'],
    ['jwks_uri', 1],
    ['logo_uri', []],
    ['default_max_age', '3600'],
    ['require_auth_time', 'true'],
  ])('A320306: the metadata %s as %j', async (name, value) => {
    const world = await federation();
    const metadata = { openid_relying_party: { ...relyingParty, [name]: value } };
    await world.web.publish(world.rp, { metadata });
    const body = await byConfiguration(world, { metadata });
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A320306' });
    expect(body.resultMessage).toContain(name);
    expect(errorOf(body).error).toBe('invalid_metadata');
    const parameters = encoded({ response_type: 'code', client_id: world.rp.id });
    const asked = (await world.authlete.call('auth_authorization_api', { parameters })).body;
    expect(asked).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A320306' });
  });

  it('A320306: an entity that is not a relying party', async () => {
    const body = await byConfiguration(await federation(), { metadata: { openid_provider: {} } });
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A320306' });
  });

  it.each([
    ['metadata that a policy forbids', { essential: true }, {}],
    ['policies that contradict', { value: 'web' }, { value: 'native' }],
  ])('%s', async (_, above, below) => {
    const world = await federation();
    const policy = (application_type: object) => ({
      metadata_policy: { openid_relying_party: { application_type } },
    });
    await world.web.vouch(world.anchor, world.intermediate, policy(above));
    await world.web.vouch(world.intermediate, world.rp, policy(below));
    const body = await byConfiguration(world);
    expect(body).toMatchObject({ action: 'BAD_REQUEST' });
    expect(errorOf(body).error).toBe('invalid_metadata');
  });

  it.each([
    ['a registration type that the client does not want', { client_registration_types: ['automatic'] }],
    ['metadata that is not of its form', { redirect_uris: 'https://rp.example.com' }],
  ])('%s', async (_, metadata) => {
    expect(errorOf(await byConfiguration(await federation({}, metadata))).error).toBe('invalid_metadata');
  });

  it('an operator that is critical and not known', async () => {
    const world = await federation();
    await world.web.vouch(world.intermediate, world.rp, { metadata_policy_crit: ['regexp'] });
    expect(errorOf(await byConfiguration(world)).error).toBe('invalid_metadata');
  });

  it.each([
    ['NOT_FOUND', 'a service that is in no federation', { federationEnabled: false }],
    [
      'NOT_FOUND',
      'a service without explicit registration',
      { supportedClientRegistrationTypes: ['AUTOMATIC' as const] },
    ],
    ['INTERNAL_SERVER_ERROR', 'a service without keys', { federationJwks: '' }],
  ])('%s: %s', async (action, _, service) => {
    expect(await byConfiguration(await federation(service))).toMatchObject({ action });
  });
});
