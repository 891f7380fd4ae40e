import type { ServiceFixture } from '../../../src/mock/fixtures/fixtures.js';
import { generateJwks } from '../../../src/mock/jose/generate-keys.js';
import { KeySet } from '../../../src/mock/jose/keys.js';
import { seededRandom } from '../../../src/mock/state/random.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { clientKey } from '../../support/client-keys.js';
import { demoWith } from '../../support/demo.js';
import { type Entity, entity, superior, Web } from '../../support/federation.js';

const both = JSON.parse(await generateJwks(seededRandom('federation'), true));
/** The federation keys of the service: two, one of which is selected. */
export const federationJwks: { keys: { kid: string }[] } = both;
export const publicKeys = { keys: new KeySet(JSON.stringify(both)).publicKeys() };
export const issuer = 'https://as.example.com';
/** The key that signs the relying party's requests. */
export const rpKey = await clientKey();
export const redirectUri = 'https://rp.example.com/callback';

export const relyingParty = {
  client_name: 'A relying party',
  redirect_uris: [redirectUri],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  client_registration_types: ['automatic' as const, 'explicit' as const],
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [rpKey.publicJwk] },
};

export interface Federation {
  readonly authlete: TestAuthlete;
  readonly web: Web;
  readonly anchor: Entity;
  readonly intermediate: Entity;
  readonly rp: Entity;
}

/** A service, and a relying party under an intermediate under its trust anchor. */
export async function federation(service: ServiceFixture = {}, metadata: object = {}): Promise<Federation> {
  const web = new Web();
  const anchor = await entity('https://anchor.example.org', superior('https://anchor.example.org'));
  const intermediate = await entity('https://between.example.org', {
    ...superior('https://between.example.org'),
    authority_hints: [anchor.id],
  });
  const rp = await entity('https://rp.example.com', {
    authority_hints: [intermediate.id],
    metadata: { openid_relying_party: { ...relyingParty, ...metadata } },
  });
  for (const one of [anchor, intermediate, rp]) await web.publish(one);
  await web.vouch(anchor, intermediate);
  await web.vouch(intermediate, rp);
  const authlete = testAuthlete({
    fixtures: demoWith({
      service: {
        issuer,
        federationEnabled: true,
        federationJwks: JSON.stringify(federationJwks),
        federationSignatureKeyId: federationJwks.keys[1]?.kid ?? '',
        authorityHints: [anchor.id],
        trustAnchors: [{ entityId: anchor.id, jwks: JSON.stringify(anchor.jwks) }],
        supportedClientRegistrationTypes: ['AUTOMATIC', 'EXPLICIT'],
        federationRegistrationEndpoint: `${issuer}/federation/register`,
        organizationName: 'The organization',
        verifiableCredentialsEnabled: false,
        supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'CLIENT_SECRET_BASIC', 'NONE'],
        supportedGrantTypes: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS'],
        ...service,
      },
    }),
    fetch: {
      allow: ['https://anchor.example.org', 'https://between.example.org', 'https://rp.example.com'],
      fetch: web.fetch,
    },
  });
  return { authlete, web, anchor, intermediate, rp };
}
