import { type Failure, refuse } from '../../failure.js';
import type { ClientAuthMethod, ClientRecord } from '../../state/records.js';
import { clientSecretBasic, clientSecretPost } from './client-secret.js';
import type { AuthenticationContext, Credentials, Verify } from './credentials.js';
import { none } from './none.js';

/** The methods by which clients authenticate (RFC 6749, section 2.3). */
export const methods: Readonly<Partial<Record<ClientAuthMethod, Verify>>> = {
  NONE: none,
  CLIENT_SECRET_BASIC: clientSecretBasic,
  CLIENT_SECRET_POST: clientSecretPost,
};

/** Checks the credentials by the method that the client is registered with. */
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
  return verify === undefined ? refuse('A157344', { method }) : verify(context, client, credentials);
}
