import fc from 'fast-check';
import type { ClientFixture, Fixtures, ServiceFixture } from '../../../src/mock/fixtures/fixtures.js';
import { everyResponseType } from '../../support/authorization-cases.js';
import { decoupledData } from '../../support/decisions.js';
import { grantTypes } from '../mutations/flows/recorded.js';

/** The settings of a mock that are drawn. */
export interface Setup {
  readonly service: ServiceFixture;
  readonly confidential: ClientFixture;
  readonly publicClient: ClientFixture;
}

export const callbacks = ['https://client.example.com/callback', 'https://client.example.com/back?tenant=1'];

const lifetime = fc.constantFrom(3600, 60, 100_000);
const interval = fc.constantFrom(0, 5);
const es256 = fc.constant('ES256' as const);
const on = fc.constant(true);
/** Settings under which most requests fail. */
const seldomOn = fc.nat(2).map((number) => number === 2);

/** Each setting is there or not. Failures are shrunk to the settings that matter. */
const optional = { requiredKeys: [] as [] };

const service = fc.record(
  {
    accessTokenDuration: lifetime,
    refreshTokenDuration: lifetime,
    idTokenDuration: lifetime,
    authorizationResponseDuration: lifetime,
    authorizationCodeDuration: fc.constantFrom(60, 600),
    pushedAuthReqDuration: lifetime,
    deviceFlowPollingInterval: interval,
    backchannelPollingInterval: interval,
    accessTokenSignAlg: es256,
    singleAccessTokenPerSubject: seldomOn,
    refreshTokenKept: on,
    refreshTokenIdempotent: on,
    refreshTokenDurationKept: on,
    refreshTokenDurationReset: on,
    tokenExpirationLinked: on,
    pkceRequired: seldomOn,
    pkceS256Required: seldomOn,
    issSuppressed: on,
    scopeRequired: seldomOn,
    nbfOptional: on,
    errorDescriptionOmitted: seldomOn,
    errorUriOmitted: seldomOn,
    missingClientIdAllowed: on,
    idTokenReissuable: on,
    openidDroppedOnRefreshWithoutOfflineAccess: on,
    claimShortcutRestrictive: fc.boolean(),
    clientIdAliasEnabled: on,
    idTokenAudType: fc.constantFrom('array', 'string'),
  },
  optional,
);

const client = {
  idTokenSignAlg: fc.constantFrom('ES256' as const, 'RS256' as const),
  userInfoSignAlg: es256,
  authorizationSignAlg: es256,
  subjectType: fc.constantFrom('PUBLIC' as const, 'PAIRWISE' as const),
  defaultMaxAge: fc.constantFrom(0, 600),
  authTimeRequired: on,
  singleAccessTokenPerSubject: seldomOn,
  clientIdAliasEnabled: on,
};
const confidential = fc.record(
  {
    ...client,
    clientIdAlias: fc.constant('the-app'),
    bcDeliveryMode: fc.constantFrom('POLL' as const, 'PING' as const, 'PUSH' as const),
    extension: fc.constantFrom(
      { accessTokenDuration: 30 },
      { refreshTokenDuration: 200, idTokenDuration: 20 },
    ),
  },
  optional,
);
const publicClient = fc.record(
  { ...client, clientIdAlias: fc.constant('the-page'), pkceRequired: on },
  optional,
);

export const anySetup: fc.Arbitrary<Setup> = fc.record({ service, confidential, publicClient });

/** Adds what all setups have: the grant types, response types, redirect URIs and scopes that steps use. */
export function fixturesOf(setup: Setup): Fixtures {
  const registered = { redirectUris: callbacks, responseTypes: [...everyResponseType] };
  const sectorIdentifierUri = 'https://client.example.com/sector';
  return decoupledData({
    service: {
      supportedGrantTypes: [...grantTypes],
      supportedResponseTypes: [...everyResponseType],
      supportedScopes: [
        ...['openid', 'profile', 'email', 'offline_access', 'notes.read', 'notes.write'].map((name) => ({
          name,
        })),
        { name: 'brief', attributes: [{ key: 'access_token.duration', value: '25' }] },
      ],
      pushedAuthReqEndpoint: 'https://as.example.com/par',
      ...setup.service,
    },
    confidential: { ...registered, grantTypes: [...grantTypes], sectorIdentifierUri, ...setup.confidential },
    publicClient: {
      ...registered,
      grantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT', 'REFRESH_TOKEN', 'DEVICE_CODE'],
      pkceRequired: false,
      pkceS256Required: false,
      ...setup.publicClient,
    },
  });
}
