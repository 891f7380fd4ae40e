import type { Endpoint } from '../facts/obligations/obligation.js';
import { demoAt } from '../mock/fixtures/demo.js';
import type { ClientFixture, Fixtures, ServiceFixture } from '../mock/fixtures/fixtures.js';

/** Where the clients of a check are redirected to. Nothing listens there. */
export const redirectUri = 'https://client.example/callback';

/** A scope that the user of a check never grants. */
export const neverGranted = 'notes.write';

/** An authentication context that no server performs. */
export const unreachableAcr = 'urn:example:acr-that-no-server-performs';

/** The clients of a check, by how they authenticate. */
export const clientKinds = ['basic', 'post', 'public'] as const;
export type ClientKind = (typeof clientKinds)[number];

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export type CheckClients = Readonly<Record<ClientKind, ClientCredentials>>;

const grantTypes: NonNullable<ClientFixture['grantTypes']> = [
  'AUTHORIZATION_CODE',
  'IMPLICIT',
  'PASSWORD',
  'CLIENT_CREDENTIALS',
  'REFRESH_TOKEN',
  'CIBA',
  'DEVICE_CODE',
  'TOKEN_EXCHANGE',
  'JWT_BEARER',
];

const confidential: ClientFixture = {
  clientType: 'CONFIDENTIAL',
  applicationType: 'WEB',
  grantTypes,
  responseTypes: ['CODE', 'TOKEN', 'ID_TOKEN', 'CODE_ID_TOKEN'],
  redirectUris: [redirectUri],
  authorizationDetailsTypes: ['payment_initiation'],
  bcDeliveryMode: 'POLL',
};

/** The clients of a check. */
export const clientFixtures: Readonly<Record<ClientKind, ClientFixture>> = {
  basic: { ...confidential, clientName: 'Client of the check', tokenAuthMethod: 'CLIENT_SECRET_BASIC' },
  post: { ...confidential, clientName: 'Posting client of the check', tokenAuthMethod: 'CLIENT_SECRET_POST' },
  public: {
    clientName: 'Public client of the check',
    clientType: 'PUBLIC',
    tokenAuthMethod: 'NONE',
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'DEVICE_CODE'],
    responseTypes: ['CODE'],
    redirectUris: [redirectUri],
  },
};

const moreScopes: NonNullable<ServiceFixture['supportedScopes']> = [
  { name: 'grant_management_query', description: 'See what you allowed' },
  { name: 'grant_management_revoke', description: 'Take back what you allowed' },
  { name: 'device_sso', description: 'Log in to other apps of this device' },
  { name: 'consent', attributes: [{ key: 'regex', value: 'consent:.+' }] },
];

/** The service property that names each endpoint. */
export const endpointProperties = {
  authorization: 'authorizationEndpoint',
  token: 'tokenEndpoint',
  par: 'pushedAuthReqEndpoint',
  introspection: 'introspectionEndpoint',
  revocation: 'revocationEndpoint',
  userinfo: 'userInfoEndpoint',
  registration: 'registrationEndpoint',
  backchannel: 'backchannelAuthenticationEndpoint',
  device: 'deviceAuthorizationEndpoint',
  'grant-management': 'grantManagementEndpoint',
} as const satisfies Partial<Record<Endpoint, keyof ServiceFixture>>;

/** Returns the service properties that name endpoints. */
export const propertiesOf = (
  endpoints: Readonly<Partial<Record<Endpoint, string | URL>>>,
): ServiceFixture => {
  const given = new Map(Object.entries(endpoints));
  return Object.fromEntries(
    Object.entries(endpointProperties).flatMap(([endpoint, property]) => {
      const url = given.get(endpoint);
      return url === undefined ? [] : [[property, String(url)]];
    }),
  );
};

/** Returns a service that supports everything that a check forces, with the given endpoints. */
export function worldAt(
  issuer: string,
  endpoints: Readonly<Partial<Record<Endpoint, string>>>,
  changes: ServiceFixture = {},
): Fixtures {
  const [service = {}] = demoAt(issuer).services ?? [];
  return {
    services: [
      {
        ...service,
        serviceName: 'Service of the check',
        pushedAuthReqEndpoint: new URL('/par', issuer).href,
        backchannelAuthenticationEndpoint: new URL('/backchannel', issuer).href,
        grantManagementEndpoint: new URL('/grants', issuer).href,
        ...propertiesOf(endpoints),
        supportedGrantTypes: [...grantTypes, 'PRE_AUTHORIZED_CODE'],
        supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'],
        supportedScopes: [...(service.supportedScopes ?? []), ...moreScopes],
        supportedClaims: [...(service.supportedClaims ?? []), 'phone_number'],
        supportedAuthorizationDetailsTypes: ['payment_initiation', 'openid_credential'],
        supportedBackchannelTokenDeliveryModes: ['POLL'],
        backchannelAuthReqIdDuration: 600,
        backchannelPollingInterval: 1,
        deviceFlowCodeDuration: 600,
        deviceFlowPollingInterval: 1,
        ...changes,
        clients: clientKinds.map((kind) => clientFixtures[kind]),
      },
    ],
  };
}
