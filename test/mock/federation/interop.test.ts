import { createEntityConfiguration, resolveTrustChains } from '@openid-federation/core';
import { compactVerify, type JWK } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { seconds } from '../../support/federation.js';
import { type Federation, federation, issuer, publicKeys, relyingParty, rpKey } from './world.js';

afterEach(() => void vi.unstubAllGlobals());

/** Resolves chains with the library, which is independent of the mock. */
function resolve({ web, anchor }: Federation, entityId: string) {
  vi.stubGlobal('fetch', web.fetch);
  return resolveTrustChains({
    entityId,
    trustAnchorEntityIds: [anchor.id],
    verifyJwtCallback: async ({ jwt, jwk }) => {
      // The keys that the library found in a JWK Set.
      await compactVerify(jwt, jwk as JWK);
      return true;
    },
  });
}

/** The library requires a type of keys with an ID. */
const withId = (jwk: JWK = {}) => ({ ...jwk, kty: jwk.kty ?? '', kid: jwk.kid ?? '' });

async function published(world: Federation): Promise<string> {
  const { body } = await world.authlete.call('federation_configuration_api', {});
  const jwt = body.responseContent ?? '';
  world.web.pages.set(`${issuer}/.well-known/openid-federation`, jwt);
  return jwt;
}

describe('@openid-federation/core', () => {
  it('resolves and verifies the chain of the service', async () => {
    const world = await federation();
    await published(world);
    await world.web.vouch(
      world.anchor,
      { id: issuer, jwks: publicKeys },
      { metadata_policy: { openid_provider: { organization_name: { value: 'As the anchor says' } } } },
    );
    const [chain, ...more] = await resolve(world, issuer);
    expect(more).toEqual([]);
    expect(chain).toMatchObject({
      valid: true,
      resolvedLeafMetadata: {
        openid_provider: {
          issuer,
          client_registration_types_supported: ['automatic', 'explicit'],
          organization_name: 'As the anchor says',
        },
      },
    });
  });

  it('refuses the configuration of the service with one letter changed', async () => {
    const world = await federation();
    const jwt = await published(world);
    const other = jwt.at(-5) === 'A' ? 'B' : 'A';
    world.web.pages.set(
      `${issuer}/.well-known/openid-federation`,
      `${jwt.slice(0, -5)}${other}${jwt.slice(-4)}`,
    );
    await world.web.vouch(world.anchor, { id: issuer, jwks: publicKeys });
    await expect(resolve(world, issuer)).rejects.toThrow(/signature/i);
  });

  it('resolves the metadata of a relying party as the service does', async () => {
    const world = await federation({}, { contacts: ['a@rp.example.com'], default_max_age: 60 });
    const policy = (openid_relying_party: object) => ({ metadata_policy: { openid_relying_party } });
    await world.web.vouch(
      world.anchor,
      world.intermediate,
      policy({
        contacts: { add: ['b@anchor.example.org'] },
        default_max_age: { one_of: [60, 120] },
        response_types: { subset_of: ['code', 'code id_token'] },
        grant_types: { superset_of: ['authorization_code'] },
        subject_type: { default: 'pairwise' },
      }),
    );
    await world.web.vouch(
      world.intermediate,
      world.rp,
      policy({ contacts: { add: ['c@between.example.org'] }, default_max_age: { one_of: [60] } }),
    );
    const [chain] = await resolve(world, world.rp.id);
    const resolved = Object(chain?.resolvedLeafMetadata).openid_relying_party;
    const entityConfiguration = await world.rp.configuration();
    const { body } = await world.authlete.call('federation_registration_api', { entityConfiguration });
    expect(resolved.contacts).toEqual(['a@rp.example.com', 'b@anchor.example.org', 'c@between.example.org']);
    expect(body.client).toMatchObject({
      contacts: resolved.contacts,
      defaultMaxAge: resolved.default_max_age,
      responseTypes: ['CODE'],
      subjectType: resolved.subject_type.toUpperCase(),
    });
  });

  it('makes an entity configuration that the service reads', async () => {
    const world = await federation();
    const [jwk] = world.rp.jwks.keys;
    const jwt = await createEntityConfiguration({
      header: { kid: jwk?.kid ?? '', typ: 'entity-statement+jwt', alg: 'ES256' },
      claims: {
        iss: world.rp.id,
        sub: world.rp.id,
        iat: seconds() - 1,
        exp: seconds() + 600,
        jwks: { keys: [withId(jwk)] },
        authority_hints: [world.intermediate.id],
        metadata: { openid_relying_party: { ...relyingParty, jwks: { keys: [withId(rpKey.publicJwk)] } } },
      },
      signJwtCallback: ({ toBeSigned }) => world.rp.signBytes(toBeSigned),
    });
    const { body } = await world.authlete.call('federation_registration_api', { entityConfiguration: jwt });
    expect(body).toMatchObject({ action: 'OK', client: { entityId: world.rp.id } });
  });
});
