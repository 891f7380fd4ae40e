import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { generateKey } from '../../mock/jose/generate-key.js';
import type { Random } from '../../mock/state/random.js';
import { inventedCredential } from './permissive.js';

interface Configuration {
  readonly service: ServiceRecord;
  readonly client: ClientRecord;
}

/**
 * The configuration with a key made for this answer alone. It is the last resort, for a service that has no key
 * that can sign what a script makes it answer.
 */
export async function withOwnKeys(
  { service, client }: Configuration,
  random: Random,
): Promise<Configuration> {
  // An elliptic curve key, because RSA keys take long to make.
  const key = await generateKey({ kty: 'EC', crv: 'P-256' }, random, true);
  const jwks = JSON.stringify({ keys: [{ ...key, use: 'sig', alg: 'ES256', kid: 'made-by-a-script' }] });
  const { accessTokenSignAlg, introspectionSignatureKeyId, idTokenSignatureKeyId, ...rest } = service;
  const { authorizationSignAlg, idTokenEncryptionAlg, userInfoEncryptionAlg, ...others } = client;
  return {
    service: {
      ...rest,
      jwks,
      credentialJwks: jwks,
      credentialIssuerMetadata: {
        ...rest.credentialIssuerMetadata,
        credentialsSupported: JSON.stringify(inventedCredential),
      },
    },
    client: {
      ...others,
      idTokenSignAlg: 'ES256',
      ...(client.userInfoSignAlg !== undefined && { userInfoSignAlg: 'ES256' }),
    },
  };
}

/** What a call says of algorithms, in the body instead of in the configuration. */
export const bodyForOwnKeys = { introspectionSignAlg: 'ES256' };
