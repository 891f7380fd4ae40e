import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { generateKey } from '../../mock/jose/generate-key.js';
import type { Random } from '../../mock/state/random.js';
import { inventedCredential } from './permissive.js';

interface Configuration {
  readonly service: ServiceRecord;
  readonly client: ClientRecord;
}

/**
 * Adds a key that is generated for this response alone. The last resort, for a service without a key that can
 * sign the forced response.
 */
export async function withOwnKeys(
  { service, client }: Configuration,
  random: Random,
): Promise<Configuration> {
  // An EC key, because generating RSA keys is slow.
  const key = await generateKey({ kty: 'EC', crv: 'P-256' }, random, true);
  const jwks = JSON.stringify({ keys: [{ ...key, use: 'sig', alg: 'ES256', kid: 'made-by-a-stub' }] });
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

/**
 * Body members that select the algorithm of the generated key for calls that name the algorithm themselves.
 */
export const bodyForOwnKeys = { introspectionSignAlg: 'ES256' };
