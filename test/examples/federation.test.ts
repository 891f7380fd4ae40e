import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeySet } from '../../src/mock/jose/keys.js';
import { jwks } from '../support/demo.js';
import { entity, superior, Web } from '../support/federation.js';
import { approve, discover, type Running, redirectUri, request, start } from './flow.js';

const anchor = await entity('https://anchor.example.org', superior('https://anchor.example.org'));
const { privateKey, publicKey } = await generateKeyPair('ES256');
const rpKeys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'rp', alg: 'ES256' }] };
const relyingParty = (metadata: object = {}) => ({
  authority_hints: [anchor.id],
  metadata: {
    openid_relying_party: {
      redirect_uris: [redirectUri],
      client_registration_types: ['automatic', 'explicit'],
      jwks: rpKeys,
      ...metadata,
    },
  },
});
const automatic = await entity('https://automatic.example.com', relyingParty());
const explicit = await entity('https://explicit.example.com', relyingParty());
const web = new Web();
for (const one of [anchor, automatic]) await web.publish(one);
await web.vouch(anchor, automatic);

/** The keys of the service also sign its federation statements. */
const publicKeys = createLocalJWKSet({ keys: new KeySet(jwks).publicKeys() });
let example: Running;

beforeAll(async () => {
  example = await start({
    changes: {
      federationEnabled: true,
      federationJwks: jwks,
      federationSignatureKeyId: new KeySet(jwks).keys[1]?.kid ?? '',
      authorityHints: [anchor.id],
      trustAnchors: [{ entityId: anchor.id, jwks: JSON.stringify(anchor.jwks) }],
      supportedClientRegistrationTypes: ['AUTOMATIC', 'EXPLICIT'],
    },
    fetch: { allow: [anchor.id, automatic.id], fetch: web.fetch },
  });
});

afterAll(() => example.close());

const register = (body: string, type: string) =>
  fetch(`${example.issuer}/federation/register`, { method: 'POST', headers: { 'content-type': type }, body });

describe('The authorization server of examples/express-as, in a federation', () => {
  it('publishes its entity configuration', async () => {
    const response = await fetch(`${example.issuer}/.well-known/openid-federation`);
    expect(response.headers.get('content-type')).toBe('application/entity-statement+jwt');
    const { payload } = await jwtVerify(await response.text(), publicKeys, { typ: 'entity-statement+jwt' });
    expect(payload).toMatchObject({
      iss: example.issuer,
      metadata: {
        openid_provider: {
          token_endpoint: `${example.issuer}/token`,
          federation_registration_endpoint: `${example.issuer}/federation/register`,
        },
      },
    });
  });

  it('registers a relying party that sends its trust chain', async () => {
    const chain = [await explicit.configuration(), await anchor.about(explicit)];
    const response = await register(JSON.stringify(chain), 'application/trust-chain+json');
    expect(response.status).toBe(200);
    const { payload } = await jwtVerify(await response.text(), publicKeys, { audience: explicit.id });
    const { openid_relying_party: given } = Object(payload['metadata']);
    const config = await discover(example, given.client_id, client.ClientSecretBasic(given.client_secret));
    const { parameters, checks } = await request();
    const left = await approve(client.buildAuthorizationUrl(config, parameters));
    const tokens = await client.authorizationCodeGrant(config, left, checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john', aud: [given.client_id] });
    const again = await register(JSON.stringify(chain), 'application/trust-chain+json');
    expect(again.status).toBe(400);
  });

  it('accepts only entity configurations and trust chains', async () => {
    const { status, headers } = await register('{}', 'application/json');
    expect(status).toBe(415);
    expect(headers.get('accept')).toContain('application/entity-statement+jwt');
  });

  it.each([
    [
      'a pushed request',
      (config: client.Configuration, parameters: Record<string, string>) =>
        client.buildAuthorizationUrlWithPAR(config, parameters),
    ],
    [
      'a signed request',
      (config: client.Configuration, parameters: Record<string, string>) =>
        client.buildAuthorizationUrlWithJAR(config, parameters, { key: privateKey, kid: 'rp' }),
    ],
  ])('lets openid-client in by its entity ID alone, with %s', async (_, urlOf) => {
    const authentication = client.PrivateKeyJwt({ key: privateKey, kid: 'rp' });
    const config = await discover(example, automatic.id, authentication);
    const { parameters, checks } = await request();
    const left = await approve(await urlOf(config, parameters));
    const tokens = await client.authorizationCodeGrant(config, left, checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john', aud: [automatic.id] });
  });
});
