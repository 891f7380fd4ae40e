import type { RequestBody, Schema } from '../spec/types.js';
import { form } from './form.js';

/** A client that a run makes for itself and removes. */
export interface TemporaryClient {
  readonly clientId: number;
  readonly clientSecret: string;
  /** Whether its secret goes into the parameters (RFC 6749, section 2.3.1), not into the header. */
  readonly secretInBody: boolean;
}

/** Nobody has it (RFC 2606, section 3). */
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

/** The properties of a client that can do all that the service offers. */
export function temporaryClient(
  service: Partial<Schema<'service'>>,
  clientName: string,
): RequestBody<'client_create_api'> {
  const { supportedGrantTypes = [], supportedResponseTypes = [] } = service;
  const grantTypes = wanted.filter((type) => supportedGrantTypes.includes(type));
  return {
    clientName,
    description: 'Made by authlete-testkit conformance, which removes it. Nobody else needs it.',
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

/** A request of the client to an endpoint at which it authenticates. */
export function authenticated(
  { clientId, clientSecret, secretInBody }: TemporaryClient,
  parameters: Readonly<Record<string, string | undefined>>,
): { parameters: string; clientId?: string; clientSecret?: string } {
  const client = String(clientId);
  return secretInBody
    ? { parameters: form({ ...parameters, client_id: client, client_secret: clientSecret }) }
    : { parameters: form(parameters), clientId: client, clientSecret };
}
