import { CompactEncrypt, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ClientFixture, ServiceFixture } from '../../../src/mock/fixtures/fixtures.js';
import { keyObject } from '../../../src/mock/jose/import-key.js';
import { encryptBytes } from '../../../src/mock/jose/jwe.js';
import { secretKey } from '../../../src/mock/jose/secret-key.js';
import { loadContract } from '../../../src/spec/contract.js';
import {
  clientJwks,
  decrypted,
  encValues,
  isSymmetricJwe,
  jweValues,
  jwsValues,
  privateKeyFor,
  publicKeyFor,
  serviceJwks,
  signedWith,
  verifiedClaims,
  wireName,
} from '../../support/any-algorithm.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { completeDevice, decoupledData, deviceGrant } from '../../support/decisions.js';
import { demoWith } from '../../support/demo.js';
import { authorize, codeFor, encoded, issue, redeem, requestToken, ticketFor } from '../../support/flow.js';
import { clientCredentialsToken, introspect } from '../../support/tokens.js';
import {
  contentOf,
  issueSingle,
  issuing,
  licenceRequest,
  orderFor,
  parse,
  walletToken,
} from '../../support/wallet.js';

const jwks = JSON.parse(serviceJwks);
const service: ServiceFixture = {
  jwks: serviceJwks,
  supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT'],
};

const clientSecret = 'the-secret-of-the-confidential-client';

/** The property name comes from the tables as a string, so its type is not known. */
const world = (client: Readonly<Record<string, unknown>> = {}, more: ServiceFixture = {}): TestAuthlete =>
  testAuthlete({
    fixtures: demoWith({
      service: { ...service, ...more },
      confidential: { jwks: clientJwks, clientSecret, ...client } as ClientFixture,
    }),
  });

const issuerUrl = 'https://as.example.com';

async function idTokenOf(authlete: TestAuthlete): Promise<string> {
  const { idToken, resultMessage } = await redeem(authlete, await codeFor(authlete));
  if (!idToken) throw new Error(`No ID token: ${resultMessage}`);
  return idToken;
}

async function jarmOf(authlete: TestAuthlete): Promise<string> {
  const ticket = await ticketFor(authlete, { response_mode: 'jwt' });
  const { responseContent } = await issue(authlete, ticket);
  return new URL(responseContent ?? '').searchParams.get('response') ?? '';
}

async function userInfoOf(authlete: TestAuthlete): Promise<string> {
  const { accessToken } = await redeem(authlete, await codeFor(authlete));
  const { body } = await authlete.call('auth_userinfo_issue_api', { token: accessToken });
  return body.responseContent ?? '';
}

async function introspectionOf(authlete: TestAuthlete, more: object): Promise<string> {
  const { accessToken } = await clientCredentialsToken(authlete);
  const { body } = await authlete.call('auth_introspection_standard_api', {
    parameters: encoded({ token: accessToken }),
    rsUri: 'https://rs.example.com',
    httpAcceptHeader: 'application/token-introspection+jwt',
    ...more,
  });
  return body.responseContent ?? '';
}

const shared = 'a shared key of the resource server that is long enough for everything.';

/** Places where the service signs: the property with the algorithm, and how to obtain the JWT. */
const signatures: Readonly<Record<string, (alg: string) => Promise<string>>> = {
  'client.idTokenSignAlg': (alg) => idTokenOf(world({ idTokenSignAlg: alg })),
  'client.authorizationSignAlg': (alg) => jarmOf(world({ authorizationSignAlg: alg })),
  'client.userInfoSignAlg': (alg) => userInfoOf(world({ userInfoSignAlg: alg })),
  'standard_introspection_request.introspectionSignAlg': (alg) =>
    introspectionOf(world(), { introspectionSignAlg: alg, sharedKeyForSign: 'made-up' }),
};

describe.each(Object.entries(signatures))('%s', (place, make) => {
  it.each(jwsValues)('%s', async (value) => {
    const alg = wireName(value);
    const unsignedRefused = { 'client.idTokenSignAlg': 'A045302', 'client.authorizationSignAlg': 'A012306' }[
      place
    ];
    if (alg === 'none' && unsignedRefused !== undefined) {
      await expect(make(value)).rejects.toThrow(unsignedRefused);
      return;
    }
    const secret = place.startsWith('standard') ? 'made-up' : clientSecret;
    expect(await verifiedClaims(await make(value), alg, secret)).toMatchObject({ iss: issuerUrl });
  });
});

/** Places where the service encrypts. */
const encryptions: Readonly<Record<string, (alg: string, enc: string) => Promise<string>>> = {
  'client.idTokenEncryption': (alg, enc) =>
    idTokenOf(world({ idTokenEncryptionAlg: alg, idTokenEncryptionEnc: enc })),
  'client.authorizationEncryption': (alg, enc) =>
    jarmOf(
      world({
        authorizationSignAlg: 'ES256',
        authorizationEncryptionAlg: alg,
        authorizationEncryptionEnc: enc,
      }),
    ),
  'client.userInfoEncryption': (alg, enc) =>
    userInfoOf(world({ userInfoEncryptionAlg: alg, userInfoEncryptionEnc: enc })),
  'standard_introspection_request.introspectionEncryption': (alg, enc) =>
    introspectionOf(world(), {
      introspectionEncryptionAlg: alg,
      introspectionEncryptionEnc: enc,
      publicKeyForEncryption: JSON.stringify(publicKeyFor(wireName(alg))),
      sharedKeyForEncryption: keyOfLength(alg, enc),
    }),
};

/** A string with as many octets as the algorithm requires. */
function keyOfLength(alg: string, enc: string): string {
  return shared.slice(0, secretKey('', wireName(alg), wireName(enc)).length || 32);
}

/** Each `alg` with some `enc`, and each `enc` where it matters: its key is the client's, or our own code encrypts. */
const pairs = jweValues.flatMap((alg, index) =>
  (alg === 'DIR' || alg === 'RSA1_5' ? encValues : encValues.slice(index % encValues.length).slice(0, 1)).map(
    (enc) => [alg, enc] as const,
  ),
);

describe.each(Object.entries(encryptions))('%s', (place, make) => {
  it.each(pairs)('%s with %s', async (alg, enc) => {
    const jwe = await make(alg, enc);
    const secret = place.startsWith('standard')
      ? new TextEncoder().encode(keyOfLength(alg, enc))
      : clientSecret;
    const [header = ''] = jwe.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
      alg: wireName(alg),
      enc: wireName(enc),
    });
    expect(await decrypted(jwe, secret)).toMatch(/^(\{|eyJ)/);
  });
});

describe('A public client that is to get something encrypted with its secret', () => {
  const symmetric = jweValues.filter(isSymmetricJwe);
  const madePublic = (client: object) =>
    testAuthlete({
      fixtures: demoWith({ service, publicClient: { authorizationSignAlg: 'ES256', ...client } }),
    });
  const asPublic = ({ publicClient }: TestAuthlete) => ({
    client_id: String(publicClient.clientId),
    redirect_uri: publicClient.redirectUri,
    ...pkce,
  });
  const pkce = {
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  };

  it.each(symmetric)('is refused (%s)', async (alg) => {
    const jarm = madePublic({ authorizationEncryptionAlg: alg });
    expect(await authorize(jarm, { ...asPublic(jarm), response_mode: 'jwt' })).toMatchObject({
      resultCode: 'A012308',
    });
    const idToken = madePublic({
      idTokenEncryptionAlg: alg,
      responseTypes: ['CODE', 'ID_TOKEN'],
      grantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT'],
    });
    const ticket = await ticketFor(idToken, { ...asPublic(idToken), response_type: 'id_token' });
    expect(await issue(idToken, ticket)).toMatchObject({ action: 'LOCATION', resultCode: 'A046313' });
    const userInfo = madePublic({ userInfoEncryptionAlg: alg });
    const { body: created } = await userInfo.call('auth_token_create_api', {
      grantType: 'AUTHORIZATION_CODE',
      clientId: userInfo.publicClient.clientId,
      subject: 'joe',
      scopes: ['openid'],
    });
    const answered = await userInfo.call('auth_userinfo_issue_api', { token: created.accessToken });
    expect(answered.body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A046313' });
  });

  it.each(['HS256', 'HS384', 'HS512'] as const)('gets no ID token that is signed with %s', async (alg) => {
    const authlete = testAuthlete({
      fixtures: decoupledData({ service, publicClient: { idTokenSignAlg: alg } }),
    });
    const client_id = String(authlete.publicClient.clientId);
    const asked = await authlete.call('device_authorization_api', {
      parameters: encoded({ scope: 'openid', client_id }),
    });
    const { userCode = '', deviceCode = '' } = asked.body;
    await completeDevice(authlete, userCode);
    const parameters = encoded({ grant_type: deviceGrant, device_code: deviceCode, client_id });
    const { body: answered } = await authlete.call('auth_token_api', { parameters });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A406301' });
  });
});

describe('service.accessTokenSignAlg', () => {
  it.each(jwsValues)('%s', async (value) => {
    const alg = wireName(value);
    if (alg === 'none' || alg.startsWith('HS')) {
      const authlete = world();
      const { body: settings } = await authlete.call('service_get_api');
      const { status, body } = await authlete.call('service_update_api', {
        ...settings,
        accessTokenSignAlg: value,
      });
      expect(status).toBe(400);
      expect(body).toMatchObject({ resultCode: 'A031222' });
      return;
    }
    const authlete = world({}, { accessTokenSignAlg: value as 'RS256' });
    const { jwtAccessToken = '' } = await clientCredentialsToken(authlete);
    expect(await verifiedClaims(jwtAccessToken ?? '', alg, '')).toMatchObject({ iss: issuerUrl });
    expect(await introspect(authlete, jwtAccessToken ?? '')).toMatchObject({ action: 'OK' });
  });
});

/** The test title for an algorithm that a place does not support. */
const goodJwt = async (authlete: TestAuthlete, changes: object = {}) => {
  const now = (await authlete.world()).clock.seconds();
  const client = String(authlete.confidential.clientId);
  return {
    iss: client,
    sub: client,
    aud: issuerUrl,
    jti: 'one',
    iat: now,
    nbf: now,
    exp: now + 60,
    ...changes,
  };
};

describe('client.tokenAuthSignAlg', () => {
  it.each(jwsValues)('%s', async (value) => {
    const alg = wireName(value);
    const tokenAuthMethod = alg.startsWith('HS') ? 'CLIENT_SECRET_JWT' : 'PRIVATE_KEY_JWT';
    const authlete = world({ tokenAuthMethod, tokenAuthSignAlg: value });
    const assertion = await signedWith(alg, await goodJwt(authlete), clientSecret);
    const { body } = await authlete.call('auth_token_api', {
      parameters: encoded({
        grant_type: 'client_credentials',
        client_id: String(authlete.confidential.clientId),
        client_assertion: assertion,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      }),
    });
    expect(body).toMatchObject(alg === 'none' ? { resultCode: 'A157306' } : { action: 'OK' });
  });
});

describe('client.requestSignAlg', () => {
  it.each(jwsValues)('%s', async (value) => {
    const alg = wireName(value);
    const authlete = world({ requestSignAlg: value }, { traditionalRequestObjectProcessingApplied: true });
    const claims = await goodJwt(authlete, {
      client_id: String(authlete.confidential.clientId),
      response_type: 'code',
      redirect_uri: authlete.confidential.redirectUri,
      scope: 'openid',
    });
    const request = await signedWith(alg, claims, clientSecret);
    expect(await authorize(authlete, { request, scope: 'openid' })).toMatchObject({ action: 'INTERACTION' });
  });
});

describe('client.requestEncryption', () => {
  it.each(pairs)('%s with %s', async (algValue, encValue) => {
    const [alg, enc] = [wireName(algValue), wireName(encValue)];
    const authlete = world(
      { requestEncryptionAlg: algValue, requestEncryptionEnc: encValue },
      {
        requestObjectEncryptionAlgMatchRequired: true,
        requestObjectEncryptionEncMatchRequired: true,
      },
    );
    const claims = await goodJwt(authlete, {
      client_id: String(authlete.confidential.clientId),
      response_type: 'code',
      redirect_uri: authlete.confidential.redirectUri,
      scope: 'openid',
    });
    const jwt = new TextEncoder().encode(await signedWith('ES256K', claims, ''));
    const kid = `key of ${alg}`;
    const header = { alg, enc, ...(!isSymmetricJwe(alg) && { kid }) };
    const key = isSymmetricJwe(alg) ? secretKey(clientSecret, alg, enc) : undefined;
    const request =
      alg === 'RSA1_5'
        ? await encryptBytes(jwt, header, keyObject(publicKeyFor(alg)))
        : await new CompactEncrypt(jwt)
            .setProtectedHeader(header)
            .encrypt(key ?? (await importJWK(publicKeyFor(alg), alg)));
    expect(await authorize(authlete, { request })).toMatchObject({ action: 'INTERACTION' });
  });
});

describe('client.bcRequestSignAlg', () => {
  it.each(jwsValues)('%s', async (value) => {
    const alg = wireName(value);
    const confidential = { jwks: clientJwks, clientSecret, bcRequestSignAlg: value } as ClientFixture;
    const authlete = testAuthlete({
      fixtures: decoupledData({ service: { jwks: serviceJwks }, confidential }),
    });
    const claims = await goodJwt(authlete, { scope: 'openid', login_hint: 'joe' });
    const { clientId } = authlete.confidential;
    const { body } = await authlete.call('backchannel_authentication_api', {
      parameters: encoded({ request: await signedWith(alg, claims, clientSecret) }),
      clientId: String(clientId),
      clientSecret,
    });
    const refused: Readonly<Record<string, string>> = { none: 'A167303', HS: 'A167308' };
    const resultCode = refused[alg] ?? refused[alg.slice(0, 2)];
    expect(body).toMatchObject(
      resultCode === undefined ? { action: 'USER_IDENTIFICATION' } : { action: 'BAD_REQUEST', resultCode },
    );
  });
});

describe('A DPoP proof', () => {
  it.each(jwsValues)('%s', async (value) => {
    const alg = wireName(value);
    const authlete = world();
    const { kid, ...jwk } = publicKeyFor(alg);
    const iat = (await authlete.world()).clock.seconds();
    const claims = { jti: 'one', htm: 'POST', htu: 'https://as.example.com/token', iat };
    const dpop = await signedWith(alg, claims, 'a secret', { typ: 'dpop+jwt', jwk });
    const answered = await requestToken(
      authlete,
      { grant_type: 'client_credentials' },
      { dpop, htm: 'POST', htu: 'https://as.example.com/token' },
    );
    const isSymmetric = alg === 'none' || alg.startsWith('HS');
    expect(answered).toMatchObject(isSymmetric ? { resultCode: 'A254302' } : { action: 'OK' });
  });
});

describe('/jose/verify', () => {
  it.each(jwsValues)('%s', async (value) => {
    const alg = wireName(value);
    const authlete = world();
    const jose = await signedWith(alg, { sub: 'joe' }, clientSecret);
    const { clientId } = authlete.confidential;
    const { body } = await authlete.call('jose_verify_api', {
      jose,
      signedByClient: true,
      clientIdentifier: String(clientId),
    });
    expect(body.signatureValid).toBe(alg !== 'none');
    expect(JSON.stringify(body.errorDescriptions ?? [])).not.toContain('A160211');
  });
});

describe('credential_issuer_metadata.credentialResponseEncryption', () => {
  it.each(pairs)('%s with %s', async (algValue, encValue) => {
    const [alg, enc] = [wireName(algValue), wireName(encValue)];
    const metadata = {
      credentialResponseEncryptionAlgValuesSupported: [algValue],
      credentialResponseEncryptionEncValuesSupported: [encValue],
    } as ServiceFixture['credentialIssuerMetadata'];
    const authlete = issuing({ metadata: metadata ?? {} });
    const advertised = (await authlete.call('vci_metadata_api', {})).body;
    const { credential_response_encryption: said } = contentOf(advertised);
    const token = await walletToken(authlete);
    const encryption = { jwk: publicKeyFor(alg), alg, enc };
    const request = { ...licenceRequest, credential_response_encryption: encryption };
    if (isSymmetricJwe(alg)) {
      expect(said).toBeUndefined();
      expect(contentOf(await parse(authlete, token, request)).error).toBe('invalid_encryption_parameters');
      return;
    }
    expect(said).toMatchObject({ alg_values_supported: [alg], enc_values_supported: [enc] });
    const order = await orderFor(authlete, token, {}, request);
    const { responseContent } = await issueSingle(authlete, token, order);
    expect(await decrypted(responseContent ?? '', '')).toContain('"credentials"');
  });
});

describe('Discovery', () => {
  const lists = [
    'id_token_signing_alg_values_supported',
    'userinfo_signing_alg_values_supported',
    'authorization_signing_alg_values_supported',
    'introspection_signing_alg_values_supported',
    'request_object_signing_alg_values_supported',
    'token_endpoint_auth_signing_alg_values_supported',
  ] as const;
  const documentOf = async (authlete: TestAuthlete): Promise<Record<string, unknown>> =>
    (await authlete.call('service_configuration_api')).body;

  it('lists what the tests of this file show', async () => {
    const document = await documentOf(world());
    const signing = jwsValues.map(wireName).filter((alg) => alg !== 'none');
    for (const name of lists) {
      const listed = document[name];
      const more = /userinfo|introspection/.test(name) ? ['none'] : [];
      expect([name, [...(Array.isArray(listed) ? listed : [])].sort()]).toEqual([
        name,
        [...signing, ...more].sort(),
      ]);
    }
    const proofs = signing.filter((alg) => !alg.startsWith('HS')).sort();
    for (const name of [
      'dpop_signing_alg_values_supported',
      'backchannel_authentication_request_signing_alg_values_supported',
    ]) {
      const listed = document[name];
      expect([...(Array.isArray(listed) ? listed : [])].sort()).toEqual(proofs);
    }
    for (const use of ['id_token', 'userinfo', 'authorization', 'introspection', 'request_object']) {
      const listed = (what: string) => document[`${use}_encryption_${what}_values_supported`];
      expect(listed('alg')).toEqual(expect.arrayContaining(jweValues.map(wireName)));
      expect(listed('enc')).toEqual(encValues.map(wireName));
    }
  });

  it('lists only what a key supports', async () => {
    const [rsa] = jwks.keys;
    const { d, ...publicOnly } = privateKeyFor('ES384');
    const short = { ...rsa, n: rsa.n.slice(0, 100), alg: undefined };
    const keys = [
      publicOnly,
      { ...privateKeyFor('ES256'), alg: 'RS256' },
      short,
      { ...rsa, alg: 'RSA-OAEP', use: 'enc' },
    ];
    const document = await documentOf(world({}, { jwks: JSON.stringify({ keys }) }));
    expect(document['id_token_signing_alg_values_supported']).toEqual(['HS256', 'HS384', 'HS512']);
  });
});

describe('The tables of this file', () => {
  it('have every property of the contract that takes an algorithm', () => {
    const { schemas } = loadContract().document.components ?? {};
    const algorithms = /\/(jws_alg|jwe_alg|jwe_enc)$/;
    const places = Object.entries(schemas ?? {}).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).flatMap(([property, { $ref = '', items }]) =>
        algorithms.test($ref) || algorithms.test(items?.$ref ?? '') ? [`${name}.${property}`] : [],
      ),
    );
    const pair = (place: string) => [`${place}Alg`, `${place}Enc`];
    expect(places.sort()).toEqual(
      [
        ...Object.keys(signatures),
        ...Object.keys(encryptions).flatMap(pair),
        'service.accessTokenSignAlg',
        'client.tokenAuthSignAlg',
        'client.requestSignAlg',
        ...pair('client.requestEncryption'),
        'client.bcRequestSignAlg',
        ...pair('credential_issuer_metadata.credentialResponseEncryption').map(
          (name) => `${name}ValuesSupported`,
        ),
        'credential_issuer_metadata.credentialRequestEncryptionEncValuesSupported',
      ].sort(),
    );
  });
});
