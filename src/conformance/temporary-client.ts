import type { RequestBody, Schema } from '../spec/types.js';
import { form } from './form.js';

/** A client that a run creates and removes. */
export interface TemporaryClient {
  readonly clientId: number;
  readonly clientSecret: string;
  /** Whether its secret goes into the form parameters (RFC 6749, section 2.3.1) instead of the header. */
  readonly secretInBody: boolean;
}

/** A reserved domain that resolves to nothing (RFC 2606, section 3). */
export const redirectUri = 'https://client.example.com/callback';

const wanted: readonly Schema<'grant_type'>[] = [
  'AUTHORIZATION_CODE',
  'REFRESH_TOKEN',
  'CLIENT_CREDENTIALS',
  'PASSWORD',
  'TOKEN_EXCHANGE',
  'CIBA',
  'DEVICE_CODE',
];

/** Returns the properties of a client that can use everything that the service supports. */
export function temporaryClient(
  service: Partial<Schema<'service'>>,
  clientName: string,
): RequestBody<'client_create_api'> {
  const { supportedGrantTypes = [], supportedResponseTypes = [] } = service;
  const grantTypes = wanted.filter((type) => supportedGrantTypes.includes(type));
  return {
    clientName,
    description: 'Created by authlete-testkit conformance, which also deletes it. Nothing else needs it.',
    clientType: 'CONFIDENTIAL',
    applicationType: 'WEB',
    tokenAuthMethod: secretInBody(service) ? 'CLIENT_SECRET_POST' : 'CLIENT_SECRET_BASIC',
    grantTypes,
    responseTypes: supportedResponseTypes.includes('CODE') ? ['CODE'] : [],
    redirectUris: [redirectUri],
    ...(grantTypes.includes('CIBA') && { bcDeliveryMode: 'POLL' }),
  };
}

export const secretInBody = ({ supportedTokenAuthMethods = [] }: Partial<Schema<'service'>>): boolean =>
  !supportedTokenAuthMethods.includes('CLIENT_SECRET_BASIC');

/** Builds a client-authenticated request to an endpoint. */
export function authenticated(
  { clientId, clientSecret, secretInBody }: TemporaryClient,
  parameters: Readonly<Record<string, string | undefined>>,
): { parameters: string; clientId?: string; clientSecret?: string } {
  const client = String(clientId);
  return secretInBody
    ? { parameters: form({ ...parameters, client_id: client, client_secret: clientSecret }) }
    : { parameters: form(parameters), clientId: client, clientSecret };
}
