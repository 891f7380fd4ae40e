import type { ClientRecord } from '../domain/records.js';
import { lifetimeOf } from '../facts/lifetime.js';
import { encryptJwt } from './jose/encrypt.js';
import { signJwt } from './jose/sign.js';
import type { ResponseParameters } from './oauth/authorization-response.js';
import type { ServiceContext } from './service-context.js';

/** The service and client that an authorization response is made for. */
export interface ResponseContext extends ServiceContext {
  readonly client: ClientRecord;
}

/** Returns the algorithm of the signed authorization responses to a client (JARM, section 3). */
export const responseAlgorithm = ({ authorizationSignAlg = 'RS256' }: ClientRecord): string =>
  authorizationSignAlg;

/** Returns the signed JWT of an authorization response (JARM, section 2.1). */
export async function signResponse(
  { service, settings, client }: ResponseContext,
  parameters: ResponseParameters,
): Promise<string> {
  const duration = lifetimeOf('authorizationResponse', settings);
  const jwt = await signJwt({ service, settings }, client, {
    alg: responseAlgorithm(client),
    keyId: settings.authorizationSignatureKeyId,
    payload: {
      iss: settings.issuer,
      aud: String(client.clientId),
      exp: service.clock.seconds() + duration,
      ...parameters,
    },
  });
  return encryptJwt(
    service,
    client,
    jwt,
    client.authorizationEncryptionAlg,
    client.authorizationEncryptionEnc,
  );
}
