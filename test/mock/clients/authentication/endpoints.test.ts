import type { JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ClientRecord, ServiceRecord } from '../../../../src/domain/records.js';
import type { ServiceFixture } from '../../../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { certificate } from '../../../support/certificates.js';
import { clientKey, jwksOf, signed } from '../../../support/client-keys.js';
import { demoWith } from '../../../support/demo.js';
import { forgedJwt } from '../../../support/tokens.js';

const key = await clientKey();
const otherKey = await clientKey('ES256', 'another key');
const own = await certificate({ names: [{ type: 'dns', value: 'client.example.com' }] });
const other = await certificate();
const bearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const jwksUri = 'https://client.example.com/jwks';

/** The endpoints with client authentication, each with a request that reaches it. */
const endpoints = [
  { operationId: 'auth_token_api', request: 'grant_type=client_credentials', action: 'INVALID_CLIENT' },
  { operationId: 'auth_revocation_api', request: 'token=x', action: 'INVALID_CLIENT' },
  { operationId: 'pushed_auth_req_api', request: 'response_type=code', action: 'UNAUTHORIZED' },
  { operationId: 'backchannel_authentication_api', request: 'scope=openid', action: 'UNAUTHORIZED' },
  { operationId: 'device_authorization_api', request: 'scope=openid', action: 'UNAUTHORIZED' },
] as const;

interface Case {
  readonly client: Partial<ClientRecord>;
  readonly service?: Partial<ServiceRecord>;
  /** Parameters in addition to the client_id. */
  readonly parameters?: string;
  readonly members?: object;
  /** The document at the jwks_uri. */
  readonly fetched?: string;
  /** The endpoints that reject such a request before they check the credentials. */
  readonly notAt?: RegExp;
}

type Assertion = (authlete: TestAuthlete, changes?: object, signer?: JWK, header?: object) => Promise<string>;

const assertion: Assertion = async (authlete, changes = {}, signer = key.privateJwk, header = {}) => {
  const now = (await authlete.world()).clock.seconds();
  const client = String(authlete.confidential.clientId);
  const aud = 'https://as.example.com';
  const claims = { iss: client, sub: client, aud, jti: 'an id', exp: now + 60, ...changes };
  return `client_assertion_type=${bearer}&client_assertion=${await signed(signer, claims, header)}`;
};

const basic = { tokenAuthMethod: 'CLIENT_SECRET_BASIC' } as const;
const byKey = { tokenAuthMethod: 'PRIVATE_KEY_JWT', jwks: jwksOf(key.publicJwk) } as const;
const { jwks: _jwks, ...byRemoteKey } = { ...byKey, jwksUri };
const byTls = { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSanDns: 'client.example.com' } as const;
const bySelfSigned = { tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH' } as const;
const withCertificate = { members: { clientCertificate: own.pem } };
const withX5c = (...x5c: string[]) => jwksOf({ ...key.publicJwk, x5c });
const validates = { mutualTlsValidatePkiCertChain: true };
const comparesAssertions = /pushed|backchannel|device/;

const cases: readonly (readonly [string, (authlete: TestAuthlete) => Case | Promise<Case>])[] = [
  ['A157301', () => ({ client: { tokenAuthMethod: 'NONE' } })],
  ['A157302', () => ({ client: { clientType: 'PUBLIC', ...basic }, notAt: /backchannel/ })],
  [
    'A157303',
    () => ({
      client: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' },
      parameters: 'client_secret=x',
      notAt: /backchannel/,
    }),
  ],
  ['A157304', () => ({ client: { tokenAuthMethod: 'CLIENT_SECRET_POST' } })],
  [
    'A157305',
    () => ({
      client: { tokenAuthMethod: 'CLIENT_SECRET_POST' },
      parameters: 'client_secret=x',
    }),
  ],
  ['A157344', () => ({ client: basic, service: { supportedTokenAuthMethods: ['NONE'] } })],
  ['A157357', () => ({ client: basic })],
  [
    'A158301',
    () => ({
      client: basic,
      parameters: 'client_secret=x&client_secret=y',
    }),
  ],
  ['A000000', () => ({ client: { tokenAuthMethod: 'ATTEST_JWT_CLIENT_AUTH' } })],
  ['A157306', () => ({ client: { ...byKey, tokenAuthSignAlg: 'NONE' } })],
  ['A157307', () => ({ client: { tokenAuthMethod: 'CLIENT_SECRET_JWT', tokenAuthSignAlg: 'ES256' } })],
  ['A157308', () => ({ client: { ...byKey, tokenAuthSignAlg: 'HS256' } })],
  ['A157309', () => ({ client: byKey })],
  ['A157310', () => ({ client: byKey, parameters: 'client_assertion_type=x' })],
  ['A157311', () => ({ client: byKey, parameters: `client_assertion_type=${bearer}` })],
  [
    'A157312',
    () => ({
      client: byKey,
      parameters: `client_assertion_type=${bearer}&client_assertion=x`,
      notAt: comparesAssertions,
    }),
  ],
  [
    'A157313',
    async (authlete) => ({
      client: { ...byKey, tokenAuthSignAlg: 'PS256' },
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A157314',
    () => ({
      client: byKey,
      parameters: `client_assertion_type=${bearer}&client_assertion=${forgedJwt({ alg: 'ES256' }, 'x')}`,
      notAt: comparesAssertions,
    }),
  ],
  [
    'A157315',
    async (authlete) => ({
      client: byKey,
      parameters: await assertion(authlete, { iss: 'x' }),
      notAt: comparesAssertions,
    }),
  ],
  ...(
    [
      ['A157316', { sub: 'x' }],
      ['A157318', { aud: 'x' }],
      ['A157319', { exp: undefined }],
      ['A157320', { exp: 1 }],
      ['A157322', { nbf: 99_999_999_999 }],
      ['A157323', { iat: 99_999_999_999 }],
      ['A157324', { jti: undefined }],
    ] as const
  ).map(
    ([code, changes]) =>
      [
        code,
        async (authlete: TestAuthlete) => ({
          client: byKey,
          parameters: await assertion(authlete, changes),
        }),
      ] as const,
  ),
  [
    'A157317',
    async (authlete) => ({
      client: byKey,
      service: { issuer: '', clientAssertionAudRestrictedToIssuer: true },
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A157325',
    async (authlete) => ({
      client: { ...byKey, jwks: jwksOf({ ...key.publicJwk, x: '' }) },
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A157326',
    async (authlete) => ({
      client: byKey,
      parameters: await assertion(authlete, {}, otherKey.privateJwk),
    }),
  ],
  [
    'A158302',
    async (authlete) => ({
      client: byKey,
      parameters: (await assertion(authlete)).replace(/^[^&]*&/, ''),
    }),
  ],
  ['A158303', () => ({ client: byKey, parameters: 'client_assertion_type=' })],
  [
    'A158304',
    () => ({
      client: byKey,
      parameters: 'client_assertion_type=x&client_assertion_type=y',
    }),
  ],
  [
    'A158305',
    async (authlete) => ({
      client: byKey,
      parameters: `${await assertion(authlete)}&client_assertion=x`,
    }),
  ],
  ['A156102', async (authlete) => ({ client: byRemoteKey, parameters: await assertion(authlete) })],
  [
    'A156301',
    async (authlete) => ({
      client: { ...byKey, jwks: '' },
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A156302',
    async (authlete) => ({
      client: byRemoteKey,
      fetched: 'x',
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A156303',
    async (authlete) => ({
      client: { ...byKey, jwks: 'x' },
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A156304',
    async (authlete) => ({
      client: { ...byKey, jwks: jwksOf() },
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A156305',
    async (authlete) => ({
      client: byRemoteKey,
      fetched: jwksOf(),
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A156306',
    async (authlete) => ({
      client: { ...byKey, jwks: jwksOf(key.publicJwk, otherKey.publicJwk) },
      parameters: await assertion(authlete),
    }),
  ],
  [
    'A156307',
    async (authlete) => ({
      client: byRemoteKey,
      fetched: jwksOf(key.publicJwk, otherKey.publicJwk),
      parameters: await assertion(authlete),
    }),
  ],
  ['A157327', () => ({ client: byTls })],
  ['A157328', () => ({ client: byTls, members: { clientCertificate: 'x' } })],
  ['A157329', () => ({ client: { ...bySelfSigned, jwks: jwksOf() }, ...withCertificate })],
  ['A157330', () => ({ client: { ...bySelfSigned, jwks: jwksOf(key.publicJwk) }, ...withCertificate })],
  ['A157332', () => ({ client: { ...bySelfSigned, jwks: withX5c('x') }, ...withCertificate })],
  ['A157333', () => ({ client: { ...bySelfSigned, jwks: withX5c(other.base64) }, ...withCertificate })],
  ['A157335', () => ({ client: byTls, service: validates, ...withCertificate })],
  [
    'A157336',
    () => ({
      client: byTls,
      service: { ...validates, trustedRootCertificates: ['x'] },
      ...withCertificate,
    }),
  ],
  [
    'A157338',
    () => ({
      client: byTls,
      service: { ...validates, trustedRootCertificates: [other.pem] },
      members: { clientCertificate: own.pem, clientCertificatePath: ['x'] },
    }),
  ],
  [
    'A157339',
    () => ({
      client: byTls,
      service: { ...validates, trustedRootCertificates: [other.pem] },
      ...withCertificate,
    }),
  ],
  ['A157340', () => ({ client: { tokenAuthMethod: 'TLS_CLIENT_AUTH' }, ...withCertificate })],
  ['A157345', () => ({ client: { ...byTls, tlsClientAuthSanIp: '10.0.0.1' }, ...withCertificate })],
  ...(
    [
      ['A157342', 'tlsClientAuthSubjectDn', 'x'],
      ['A157343', 'tlsClientAuthSubjectDn', 'CN=x'],
      ['A157346', 'tlsClientAuthSanDns', 'x'],
      ['A157347', 'tlsClientAuthSanUri', 'x'],
      ['A157348', 'tlsClientAuthSanIp', 'x'],
      ['A157349', 'tlsClientAuthSanEmail', 'x'],
    ] as const
  ).map(
    ([code, member, value]) =>
      [
        code,
        () => ({
          client: { tokenAuthMethod: 'TLS_CLIENT_AUTH', [member]: value } as Partial<ClientRecord>,
          ...withCertificate,
        }),
      ] as const,
  ),
];

const service: ServiceFixture = {
  supportedTokenAuthMethods: [],
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS', 'CIBA', 'DEVICE_CODE'],
};

async function attempt(
  operationId: (typeof endpoints)[number]['operationId'],
  request: string,
  make: (typeof cases)[number][1],
) {
  let fetched: string | undefined;
  const authlete = testAuthlete({
    fixtures: demoWith({
      service,
      confidential: { grantTypes: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS', 'CIBA', 'DEVICE_CODE'] },
    }),
    fetch: { allow: [jwksUri], fetch: async () => new Response(fetched, { status: fetched ? 200 : 404 }) },
  });
  const wrong = await make(authlete);
  fetched = wrong.fetched;
  const world = await authlete.world();
  const id = String(authlete.confidential.clientId);
  const [client, settings] = [await world.find('client', id), await world.settings()];
  if (client === undefined || settings === undefined) throw new Error('No client.');
  await world.put('client', id, { ...client, ...wrong.client });
  await world.put('service', 'settings', { ...settings, ...wrong.service });
  const parameters = `${request}&client_id=${id}&${wrong.parameters ?? ''}`;
  return { wrong, answered: (await authlete.call(operationId, { parameters, ...wrong.members })).body };
}

describe.each(endpoints)('$operationId', ({ operationId, request, action }) => {
  it.each(cases)('%s refuses the client, unless an earlier check fails', async (code, make) => {
    const { wrong, answered } = await attempt(operationId, request, make);
    if (wrong.notAt?.test(operationId)) {
      expect(answered.resultCode).not.toBe(code);
      return;
    }
    const failed = code === 'A156102';
    expect(answered).toMatchObject({
      action: failed ? 'INTERNAL_SERVER_ERROR' : action,
      resultCode: code,
      responseContent: expect.stringContaining(`"error":"${failed ? 'server_error' : 'invalid_client'}"`),
    });
  });
});
