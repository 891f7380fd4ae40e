import type { ClientAuthMethod, ClientRecord } from '../../../domain/records.js';
import { type Failure, refuse } from '../../failure.js';
import { listed } from '../../listed.js';
import { attestJwtClientAuth } from './attest-jwt-client-auth.js';
import { clientSecretJwt, privateKeyJwt } from './client-assertion.js';
import { clientSecretBasic, clientSecretPost } from './client-secret.js';
import type { AuthenticationContext, Credentials, Verify } from './credentials.js';
import { none } from './none.js';
import { selfSignedTlsClientAuth } from './self-signed-tls-client-auth.js';
import { spiffeJwt } from './spiffe-jwt.js';
import { tlsClientAuth } from './tls-client-auth.js';

/** The client authentication methods (RFC 6749, section 2.3). */
const methods: Readonly<Partial<Record<ClientAuthMethod, Verify>>> = {
  NONE: none,
  CLIENT_SECRET_BASIC: clientSecretBasic,
  CLIENT_SECRET_POST: clientSecretPost,
  CLIENT_SECRET_JWT: clientSecretJwt,
  PRIVATE_KEY_JWT: privateKeyJwt,
  TLS_CLIENT_AUTH: tlsClientAuth,
  SELF_SIGNED_TLS_CLIENT_AUTH: selfSignedTlsClientAuth,
  ATTEST_JWT_CLIENT_AUTH: attestJwtClientAuth,
  SPIFFE_JWT: spiffeJwt,
};

/** Whether the mock supports a method. Discovery omits unsupported ones. */
export const isUsableMethod = (method: ClientAuthMethod): boolean => methods[method] !== undefined;

/** Checks the credentials with the method that the client is registered for. */
export async function authenticationFailure(
  context: AuthenticationContext,
  client: ClientRecord,
  credentials: Credentials,
): Promise<Failure | undefined> {
  const method = client.tokenAuthMethod ?? 'NONE';
  if (credentials.parameters.isRepeated('client_secret')) return refuse('A158301');
  if (client.clientType === 'CONFIDENTIAL' && method === 'NONE') return refuse('A157301');
  if (client.clientType !== 'CONFIDENTIAL' && method !== 'NONE') return refuse('A157302');
  const verify = methods[method];
  const { supportedTokenAuthMethods: supported = [] } = context.settings;
  if (verify === undefined || (supported.length > 0 && !supported.includes(method))) {
    return refuse('A157344', {
      method: method.toLowerCase(),
      supported: listed(supported)?.toLowerCase(),
    });
  }
  return verify(context, client, credentials);
}
