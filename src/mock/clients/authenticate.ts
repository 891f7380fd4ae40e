import { createHash, timingSafeEqual } from 'node:crypto';
import { type Failure, refuse } from '../failure.js';
import type { Parameters } from '../oauth/parameters.js';
import type { ClientAuthMethod, ClientRecord } from '../state/records.js';

/** What a client sent to identify and authenticate itself, on both of its channels. */
export interface Credentials {
  /** As the authorization server decoded them from the Authorization header. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly clientCertificate?: string | undefined;
  readonly parameters: Parameters;
}

/** Checks the credentials by the method of the client (RFC 6749, section 2.3). */
export function authenticationFailure(client: ClientRecord, credentials: Credentials): Failure | undefined {
  const method = client.tokenAuthMethod ?? 'NONE';
  if (credentials.parameters.isRepeated('client_secret')) return refuse('A158301');
  if (client.clientType === 'CONFIDENTIAL' && method === 'NONE') return refuse('A157301');
  if (client.clientType !== 'CONFIDENTIAL' && method !== 'NONE') return refuse('A157302');
  const verify = verifiers[method];
  return verify === undefined ? refuse('A157344', { method }) : verify(client, credentials);
}

type Verify = (client: ClientRecord, credentials: Credentials) => Failure | undefined;

const verifiers: Readonly<Partial<Record<ClientAuthMethod, Verify>>> = {
  NONE: (_client, { clientSecret, parameters }) =>
    clientSecret || parameters.text('client_secret') || parameters.text('client_assertion')
      ? refuse('A157303')
      : undefined,

  CLIENT_SECRET_BASIC: (client, { clientId, clientSecret }) => {
    if (!clientId) return refuse('A157357', { method: 'client_secret_basic' });
    if (!clientSecret) return refuse('A157304', { method: 'client_secret_basic' });
    return secretFailure(client, clientSecret);
  },

  CLIENT_SECRET_POST: (client, { parameters }) => {
    if (!parameters.text('client_id')) return refuse('A157357', { method: 'client_secret_post' });
    const presented = parameters.text('client_secret');
    if (presented === undefined) return refuse('A157304', { method: 'client_secret_post' });
    return secretFailure(client, presented);
  },
};

const secretFailure = ({ clientSecret = '' }: ClientRecord, presented: string): Failure | undefined =>
  timingSafeEqual(digest(clientSecret), digest(presented)) ? undefined : refuse('A157305');

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
