import type { ServiceRecord } from '../../../domain/records.js';
import { signStatement } from '../../../mock/federation/signing.js';
import { generateKey } from '../../../mock/jose/generate-key.js';
import type { SigningKey } from '../../../mock/jose/keys.js';
import type { Service } from '../../../mock/service.js';
import type { BranchClient } from '../branch-client.js';
import { inventedClient } from '../invented.js';
import type { CallBuilder, CallBuilders } from './call-builder.js';

const kid = 'federation';
const anchor = 'https://anchor.example.com';

const newKeys = async (service: Service): Promise<string> => {
  const jwk = await generateKey({ kty: 'EC', crv: 'P-256' }, service.random, true);
  return JSON.stringify({ keys: [{ ...jwk, kid, use: 'sig', alg: 'ES256' }] });
};

/** Settings with a federation whose trust anchor has private keys here, so that stubs can sign for it. */
export const inFederation = async (service: Service): Promise<Partial<ServiceRecord>> => ({
  federationEnabled: true,
  federationJwks: await newKeys(service),
  federationSignatureKeyId: kid,
  authorityHints: [anchor],
  trustAnchors: [{ entityId: anchor, jwks: await newKeys(service) }],
  supportedClientRegistrationTypes: ['AUTOMATIC', 'EXPLICIT'],
});

/** The trust chain of a client that is not registered (OpenID Federation 1.0, section 4). */
const chain: CallBuilder = async ({ branch: { service }, settings }: BranchClient) => {
  const [trusted] = settings.trustAnchors ?? [];
  const anchorKeys = service.keySet(trusted?.jwks ?? '{}');
  const [ofAnchor] = anchorKeys.signers('ES256', kid);
  if (ofAnchor === undefined) return {};
  const own = service.keySet(await newKeys(service));
  const [ofClient] = own.signers('ES256', kid);
  if (ofClient === undefined) return {};
  const { clientName, clientUri: client } = await inventedClient(service.random);
  const jwks = { keys: own.publicKeys() };
  const metadata = {
    openid_relying_party: { client_name: clientName, redirect_uris: [`${client}/callback`] },
  };
  const say = (key: SigningKey, iss: string, more: object) => {
    const iat = service.clock.seconds();
    return signStatement(key, { iss, sub: client, iat, exp: iat + 3600, jwks, ...more });
  };
  const configuration = { authority_hints: [anchor], metadata };
  const statements = [
    await say(await own.load(ofClient, 'ES256'), client, configuration),
    await say(await anchorKeys.load(ofAnchor, 'ES256'), anchor, {}),
  ];
  return { trustChain: JSON.stringify(statements) };
};

/** `/federation/…` */
export const federation: CallBuilders = {
  federation_configuration_api: { OK: async () => ({}) },
  federation_registration_api: { OK: chain },
};
