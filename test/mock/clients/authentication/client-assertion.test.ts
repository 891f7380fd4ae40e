import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { FetchOptions } from '../../../../src/mock/fetcher.js';
import type { ClientFixture, ServiceFixture } from '../../../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { clientKey, jwksOf, signed } from '../../../support/client-keys.js';
import { demoWith } from '../../../support/demo.js';
import { encoded, type OAuthParameters } from '../../../support/flow.js';
import { changeClient, forgedJwt } from '../../../support/tokens.js';

const key = await clientKey();
const otherKey = await clientKey('ES256', 'another key');
const rsaKey = await clientKey('RS256', 'RSA key');
const issuer = 'https://as.example.com';

const supportedTokenAuthMethods: ServiceFixture['supportedTokenAuthMethods'] = [
  'CLIENT_SECRET_BASIC',
  'CLIENT_SECRET_JWT',
  'PRIVATE_KEY_JWT',
];

const world = (
  client: ClientFixture = {},
  { service = {}, fetch }: { service?: ServiceFixture; fetch?: FetchOptions } = {},
): TestAuthlete => {
  const authlete = testAuthlete({
    fixtures: demoWith({
      service: { supportedTokenAuthMethods, ...service },
      confidential: { tokenAuthMethod: 'PRIVATE_KEY_JWT', jwks: jwksOf(key.publicJwk), ...client },
    }),
    ...(fetch && { fetch }),
  });
  return authlete;
};

const claims = async (authlete: TestAuthlete, changes: object = {}) => {
  const now = (await authlete.world()).clock.seconds();
  const client = String(authlete.confidential.clientId);
  return { iss: client, sub: client, aud: issuer, jti: 'an id', iat: now, exp: now + 60, ...changes };
};

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Calls /auth/token with an assertion, and with a client_id unless it is taken away. */
async function post(authlete: TestAuthlete, client_assertion?: string, changes: OAuthParameters = {}) {
  const parameters = encoded({
    grant_type: 'client_credentials',
    client_id: String(authlete.confidential.clientId),
    client_assertion_type: type,
    client_assertion,
    ...changes,
  });
  return (await authlete.call('auth_token_api', { parameters })).body;
}

const refused = (resultCode: string) => ({
  action: 'INVALID_CLIENT',
  resultCode,
  responseContent: expect.stringContaining('"error":"invalid_client"'),
});

describe('private_key_jwt', () => {
  it('accepts an assertion that a key of the client signed', async () => {
    const authlete = world();
    const assertion = await signed(key.privateJwk, await claims(authlete), { kid: 'client key' });
    const accepted = { action: 'OK', clientAuthMethod: 'PRIVATE_KEY_JWT' };
    expect(await post(authlete, assertion)).toMatchObject(accepted);
    // Only the assertion identifies the client.
    expect(await post(authlete, assertion, { client_id: undefined })).toMatchObject(accepted);
    // A repeated jti is accepted.
    expect(await post(authlete, assertion)).toMatchObject(accepted);
  });

  it('finds the key without a kid, if only one fits the algorithm', async () => {
    const authlete = world({ jwks: jwksOf(rsaKey.publicJwk, key.publicJwk) });
    expect(await post(authlete, await signed(key.privateJwk, await claims(authlete)))).toMatchObject({
      action: 'OK',
    });
  });

  it('accepts the alias of the client for its ID', async () => {
    const authlete = world({ clientIdAlias: 'the-app' });
    const assertion = await signed(
      key.privateJwk,
      await claims(authlete, { iss: 'the-app', sub: 'the-app' }),
    );
    expect(await post(authlete, assertion, { client_id: undefined })).toMatchObject({
      action: 'OK',
      clientIdAliasUsed: true,
    });
  });

  it.each([
    ['the issuer', issuer, {}, true],
    ['the token endpoint', `${issuer}/token`, {}, true],
    ['several, the issuer among them', ['https://other.example', issuer], {}, true],
    ['another server', 'https://other.example', {}, false],
    ['nobody', undefined, {}, false],
  ])('aud is %s', async (_whose, aud, service, accepted) => {
    const authlete = world({}, { service });
    const assertion = await signed(key.privateJwk, await claims(authlete, { aud }));
    expect(await post(authlete, assertion)).toMatchObject(accepted ? { action: 'OK' } : refused('A157318'));
  });

  it.each([
    ['issuer', issuer, true],
    ['token endpoint', `${issuer}/token`, false],
    ['issuer and the token endpoint', [issuer, `${issuer}/token`], false],
    ['issuer in a list', [issuer], false],
  ])('aud is the %s, if it is restricted to the issuer or FAPI 2 applies', async (_whose, aud, accepted) => {
    const fapi = { supportedServiceProfiles: ['FAPI' as const] };
    const scopes = [{ name: 'pay', defaultEntry: true, attributes: [{ key: 'fapi2', value: 'sp' }] }];
    for (const changes of [
      { service: { clientAssertionAudRestrictedToIssuer: true } },
      { service: { ...fapi, fapiModes: ['FAPI2_SECURITY' as const] } },
      { service: fapi, client: { fapiModes: ['FAPI2_MESSAGE_SIGNING_AUTH_REQ' as const] } },
      { service: { ...fapi, supportedScopes: scopes } },
    ]) {
      const authlete = world(changes.client ?? {}, { service: changes.service });
      const answered = await post(authlete, await signed(key.privateJwk, await claims(authlete, { aud })));
      // FAPI 2 then requires sender-constrained tokens.
      if (accepted) expect(answered.resultCode).toMatch(/A050001|A052001|A152305/);
      else expect(answered).toMatchObject(refused('A157356'));
    }
  });

  it('the called endpoint is an audience too', async () => {
    const authlete = world();
    const client_assertion = await signed(
      key.privateJwk,
      await claims(authlete, { aud: `${issuer}/revoke` }),
    );
    const parameters = { token: 'x', client_assertion, client_assertion_type: type };
    const revoke = async () =>
      (await authlete.call('auth_revocation_api', { parameters: encoded(parameters) })).body;
    expect(await revoke()).toMatchObject({ action: 'OK', resultCode: 'A113001' });
    expect(await post(authlete, client_assertion)).toMatchObject(refused('A157318'));
  });

  it('a service without issuer and endpoints has no audience', async () => {
    const authlete = world();
    const settings = await (await authlete.world()).settings();
    if (settings === undefined) throw new Error('No settings.');
    const { issuer: _issuer, tokenEndpoint, ...rest } = settings;
    await (await authlete.world()).put('service', 'settings', rest);
    const assertion = await signed(key.privateJwk, await claims(authlete));
    expect(await post(authlete, assertion)).toMatchObject(refused('A157317'));
  });

  it.each([
    ['A157315', { iss: 'somebody else' }],
    ['A157315', { iss: undefined }],
    ['A157316', { sub: 'somebody else' }],
    ['A157316', { sub: undefined }],
    ['A157319', { exp: undefined }],
    ['A157324', { jti: undefined }],
  ])('%s refuses the claims %j', async (code, changes) => {
    const authlete = world();
    const assertion = await signed(key.privateJwk, await claims(authlete, changes));
    expect(await post(authlete, assertion)).toMatchObject(refused(code));
  });

  it.each([
    ['A157320', 'exp', -1],
    ['A157322', 'nbf', 1],
    ['A157323', 'iat', 1],
  ])(
    '%s refuses what %s makes invalid now, and the tolerance of the service allows for it',
    async (code, claim, offset) => {
      for (const [allowableClockSkew, beyond, accepted] of [
        [0, 0, claim !== 'exp'],
        [0, 1, false],
        [30, 29, true],
        [30, 31, false],
      ] as const) {
        const authlete = world({}, { service: { allowableClockSkew } });
        (await authlete.world()).clock.freeze();
        const now = (await authlete.world()).clock.seconds();
        const assertion = await signed(
          key.privateJwk,
          await claims(authlete, { [claim]: now + offset * beyond }),
        );
        const expected = accepted ? { action: 'OK' } : refused(code);
        expect(await post(authlete, assertion), `${allowableClockSkew} ${beyond}`).toMatchObject(expected);
      }
    },
  );

  it('checks the claims in the order iss, sub, aud, exp, nbf, iat, jti, and then the key', async () => {
    const authlete = world();
    const now = (await authlete.world()).clock.seconds();
    const wrong: [string, object][] = [
      ['A157315', { iss: 'x' }],
      ['A157316', { sub: 'x' }],
      ['A157318', { aud: 'x' }],
      ['A157320', { exp: now - 60 }],
      ['A157322', { nbf: now + 60 }],
      ['A157323', { iat: now + 60 }],
      ['A157324', { jti: undefined }],
    ];
    for (let first = 0; first < wrong.length; first += 1) {
      const changes = Object.assign({}, ...wrong.slice(first).map(([, change]) => change));
      const assertion = await signed(otherKey.privateJwk, await claims(authlete, changes));
      expect(await post(authlete, assertion)).toMatchObject(refused(wrong[first]?.[0] ?? ''));
    }
  });

  it('A157326 refuses a signature of another key', async () => {
    const authlete = world();
    const assertion = await signed(otherKey.privateJwk, await claims(authlete), { kid: 'client key' });
    expect(await post(authlete, assertion)).toMatchObject(refused('A157326'));
  });

  it('takes the algorithm that the client registered, and no other', async () => {
    const authlete = world({ tokenAuthSignAlg: 'PS256', jwks: jwksOf(rsaKey.publicJwk, key.publicJwk) });
    const assertion = await signed(rsaKey.privateJwk, await claims(authlete));
    expect(await post(authlete, assertion)).toMatchObject(refused('A157313'));
    const symmetric = await signed(new TextEncoder().encode('secret'.repeat(10)), await claims(world()));
    expect(await post(world(), symmetric)).toMatchObject(refused('A157313'));
    const unsigned = forgedJwt({ alg: 'none' }, await claims(authlete));
    expect(await post(world(), unsigned)).toMatchObject(refused('A157313'));
  });

  it.each([
    ['A157306', { tokenAuthSignAlg: 'NONE' as const }],
    ['A157308', { tokenAuthSignAlg: 'HS256' as const }],
    ['A157307', { tokenAuthMethod: 'CLIENT_SECRET_JWT' as const, tokenAuthSignAlg: 'ES256' as const }],
    ['A157306', { tokenAuthMethod: 'CLIENT_SECRET_JWT' as const, tokenAuthSignAlg: 'NONE' as const }],
  ])('%s refuses a client that is registered with %j', async (code, client) => {
    const authlete = world();
    await changeClient(authlete, client);
    const assertion = await signed(key.privateJwk, await claims(authlete));
    expect(await post(authlete, assertion)).toMatchObject(refused(code));
  });

  it.each<[string, OAuthParameters]>([
    ['A157309', { client_assertion_type: undefined }],
    ['A157311', {}],
    ['A157311', { client_assertion: '' }],
    ['A158302', { client_assertion: 'x', client_assertion_type: undefined }],
    ['A158303', { client_assertion: 'x', client_assertion_type: '' }],
    ['A157310', { client_assertion: 'x', client_assertion_type: 'urn:example' }],
    ['A157312', { client_assertion: 'not a JWT' }],
    ['A157312', { client_assertion: 'a.b.c' }],
    ['A157314', { client_assertion: forgedJwt({ alg: 'ES256' }, 'no object') }],
  ])('%s refuses the parameters %j', async (code, parameters) => {
    expect(await post(world(), undefined, parameters)).toMatchObject(refused(code));
  });

  it.each([
    ['A158304', 'client_assertion_type=x'],
    ['A158305', 'client_assertion=x'],
  ])('%s refuses what is repeated: %s', async (code, more) => {
    const authlete = world();
    const parameters = `${encoded({
      grant_type: 'client_credentials',
      client_id: String(authlete.confidential.clientId),
      client_assertion_type: type,
      client_assertion: 'x',
    })}&${more}`;
    const { body } = await authlete.call('auth_token_api', { parameters });
    expect(body).toMatchObject(refused(code));
  });

  it('no assertion is A157309, and a Basic header does not replace it', async () => {
    const authlete = world();
    const { clientId, clientSecret } = authlete.confidential;
    const { body } = await authlete.call('auth_token_api', {
      parameters: 'grant_type=client_credentials',
      clientId: String(clientId),
      clientSecret,
    });
    expect(body).toMatchObject(refused('A157309'));
  });
});

describe('The keys of the client', () => {
  const failing = async (authlete: TestAuthlete, header: object = {}) =>
    post(authlete, await signed(key.privateJwk, await claims(authlete), header));

  it('A156301: there are none', async () => {
    const authlete = world();
    const world1 = await authlete.world();
    const record = await world1.find('client', String(authlete.confidential.clientId));
    if (record === undefined) throw new Error('No client.');
    const { jwks, ...rest } = record;
    await world1.put('client', String(record.clientId), rest);
    expect(await failing(authlete)).toMatchObject(refused('A156301'));
  });

  it('A156303: they are not a JWK Set', async () => {
    const authlete = world();
    await changeClient(authlete, { jwks: '{"key":[]}' });
    expect(await failing(authlete)).toMatchObject(refused('A156303'));
  });

  it.each([
    ['A156304', [rsaKey.publicJwk], {}],
    ['A156304', [key.publicJwk], { kid: 'unknown' }],
    ['A156304', [{ ...key.publicJwk, use: 'enc' }], {}],
    ['A156306', [key.publicJwk, otherKey.publicJwk], {}],
    ['A156306', [key.publicJwk, { ...otherKey.publicJwk, kid: 'client key' }], { kid: 'client key' }],
  ])('%s: the registered set does not have exactly one key', async (code, keys, header) => {
    expect(await failing(world({ jwks: jwksOf(...keys) }), header)).toMatchObject(refused(code));
  });

  it('A157325: the key is unusable', async () => {
    const { x, ...withoutX } = key.publicJwk;
    const authlete = world();
    await changeClient(authlete, { jwks: jwksOf(withoutX) });
    expect(await failing(authlete)).toMatchObject(refused('A157325'));
  });

  const jwksUri = 'https://client.example.com/jwks';
  const serving = (text: string): FetchOptions => ({
    allow: ['https://client.example.com/'],
    fetch: async () => new Response(text),
  });

  it('are fetched from jwks_uri, which wins over jwks', async () => {
    const fetch = serving(jwksOf(key.publicJwk));
    expect(await failing(world({ jwksUri, jwks: jwksOf(otherKey.publicJwk) }, { fetch }))).toMatchObject({
      action: 'OK',
    });
  });

  it.each([
    ['A156302', 'not JSON', {}],
    ['A156302', '[]', {}],
    ['A156305', jwksOf(key.publicJwk), { kid: 'unknown' }],
    ['A156307', jwksOf(key.publicJwk, otherKey.publicJwk), {}],
  ])('%s: what is fetched is %s', async (code, text, header) => {
    expect(await failing(world({ jwksUri }, { fetch: serving(text) }), header)).toMatchObject(refused(code));
  });

  it('A156102: they could not be fetched, which is not a fault of the client', async () => {
    const expected = {
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A156102',
      responseContent: expect.stringContaining('"error":"server_error"'),
    };
    expect(await failing(world({ jwksUri }))).toMatchObject(expected);
    const fetch = { allow: [jwksUri], fetch: async () => new Response('', { status: 500 }) };
    expect(await failing(world({ jwksUri }, { fetch }))).toMatchObject(expected);
  });
});

describe('client_secret_jwt', () => {
  const bySecret = { tokenAuthMethod: 'CLIENT_SECRET_JWT' } as const;
  const secret = (authlete: TestAuthlete) => new TextEncoder().encode(authlete.confidential.clientSecret);

  it('accepts an assertion that the secret of the client signed', async () => {
    const authlete = world(bySecret);
    const assertion = await signed(secret(authlete), await claims(authlete));
    expect(await post(authlete, assertion)).toMatchObject({
      action: 'OK',
      clientAuthMethod: 'CLIENT_SECRET_JWT',
    });
    const another = await signed(new TextEncoder().encode('secret'.repeat(10)), await claims(authlete));
    expect(await post(authlete, another)).toMatchObject(refused('A157326'));
  });

  it('accepts no key pair, and the registered algorithm only', async () => {
    const authlete = world({ ...bySecret, tokenAuthSignAlg: 'HS512' });
    expect(await post(authlete, await signed(key.privateJwk, await claims(authlete)))).toMatchObject(
      refused('A157313'),
    );
    const weaker = await signed(secret(authlete), await claims(authlete));
    expect(await post(authlete, weaker)).toMatchObject(refused('A157313'));
    const registered = await new SignJWT(await claims(authlete))
      .setProtectedHeader({ alg: 'HS512' })
      .sign(secret(authlete));
    expect(await post(authlete, registered)).toMatchObject({ action: 'OK' });
  });
});

describe('A client assertion without a client_id', () => {
  const clueless = { client_id: undefined };

  it.each([
    ['A244303', 'not a JWT'],
    ['A244303', forgedJwt({ alg: 'ES256' }, 'no object')],
    ['A244304', forgedJwt({ alg: 'ES256' }, {})],
    ['A244304', forgedJwt({ alg: 'ES256' }, { iss: '' })],
    ['A048323', forgedJwt({ alg: 'ES256' }, { iss: 'nobody' })],
  ])('%s refuses %s', async (code, assertion) => {
    expect(await post(world(), assertion, clueless)).toMatchObject(refused(code));
  });

  it('A244302 refuses two of them', async () => {
    const { body } = await world().call('auth_token_api', {
      parameters: 'grant_type=client_credentials&client_assertion=a&client_assertion=b',
    });
    expect(body).toMatchObject(refused('A244302'));
  });

  it('does not help a client that authenticates otherwise', async () => {
    const authlete = world({ tokenAuthMethod: 'CLIENT_SECRET_BASIC' });
    const assertion = await signed(key.privateJwk, await claims(authlete));
    expect(await post(authlete, assertion, clueless)).toMatchObject(refused('A157357'));
  });
});

describe('The methods of a service', () => {
  it('A157344 refuses one that the service does not list', async () => {
    const authlete = world({}, { service: { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] } });
    const assertion = await signed(key.privateJwk, await claims(authlete));
    expect(await post(authlete, assertion)).toMatchObject(refused('A157344'));
  });

  it('are all allowed if it lists none', async () => {
    const authlete = world({}, { service: { supportedTokenAuthMethods: [] } });
    const assertion = await signed(key.privateJwk, await claims(authlete));
    expect(await post(authlete, assertion)).toMatchObject({ action: 'OK' });
  });
});
