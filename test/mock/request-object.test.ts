import { CompactEncrypt, exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { secretKey } from '../../src/mock/jose/secret-key.js';
import {
  type RequestObjectDelivery,
  type RequestObjectProblem,
  requestObjectCode,
} from '../../src/mock/results/request-object.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { type Changes, demoWith, jwks as serviceJwks } from '../support/demo.js';
import { encoded, goodRequest, type OAuthParameters } from '../support/flow.js';

const requestUri = 'https://client.example.com/request.jwt';
const jwksUri = 'https://client.example.com/jwks';

async function keyPair(alg: string, members: object = {}) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return {
    privateKey,
    publicKey: { ...(await exportJWK(publicKey)), ...members },
    privateJwk: { ...(await exportJWK(privateKey)), ...members },
  };
}

const client = await keyPair('ES256', { kid: 'client' });
const other = await keyPair('ES256', { kid: 'other' });
const rsa = await keyPair('RSA-OAEP-256', { use: 'enc', kid: 'service-enc', alg: 'RSA-OAEP-256' });
const clientJwks = JSON.stringify({ keys: [client.publicKey] });
const encryptingService = {
  jwks: JSON.stringify({ keys: [...JSON.parse(serviceJwks).keys, rsa.privateJwk] }),
};

interface World extends Changes {
  /** The document that the mock fetches. */
  readonly documents?: Readonly<Record<string, string>>;
}

/** A mock whose client has keys, a registered request_uri, and whose documents can be fetched. */
function world({ service = {}, confidential = {}, documents = {} }: World = {}): TestAuthlete {
  const data = demoWith({
    service,
    confidential: { jwks: clientJwks, requestUris: [requestUri], ...confidential },
  });
  return testAuthlete({
    fixtures: data,
    fetch: {
      allow: ['https://client.example.com/'],
      fetch: async (url) =>
        documents[url] === undefined ? new Response('', { status: 404 }) : new Response(documents[url]),
    },
  });
}

type Claims = Readonly<Record<string, unknown>>;

const claimsFor = (authlete: TestAuthlete, change: Claims = {}): Claims => ({
  ...goodRequest(authlete.confidential),
  iss: String(authlete.confidential.clientId),
  aud: 'https://as.example.com',
  ...change,
});

interface Signing {
  readonly alg?: string;
  readonly kid?: string;
  readonly key?: Parameters<SignJWT['sign']>[0];
}

/** A signed request object, or an unsigned one for the algorithm `none`. */
async function object(
  claims: Claims,
  { alg = 'ES256', kid, key = client.privateKey }: Signing = {},
): Promise<string> {
  const payload = JSON.parse(JSON.stringify(claims));
  if (alg === 'none') return new UnsecuredJWT(payload).encode();
  return new SignJWT(payload).setProtectedHeader({ alg, ...(kid !== undefined && { kid }) }).sign(key);
}

const encrypted = (
  jwt: string,
  header: { alg: string; enc: string; kid?: string } = { alg: 'RSA-OAEP-256', enc: 'A128CBC-HS256' },
  key: JWK | Uint8Array = rsa.publicKey,
) => new CompactEncrypt(new TextEncoder().encode(jwt)).setProtectedHeader(header).encrypt(key);

const base64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

async function ask(authlete: TestAuthlete, parameters: OAuthParameters) {
  const named = { client_id: String(authlete.confidential.clientId), ...parameters };
  return (await authlete.call('auth_authorization_api', { parameters: encoded(named) })).body;
}

async function push(authlete: TestAuthlete, request: string, confidential = true) {
  const { clientId, clientSecret } = authlete.confidential;
  const client_id = String(clientId);
  const body = confidential
    ? { parameters: encoded({ request }), clientId: client_id, clientSecret }
    : { parameters: encoded({ request, client_id }) };
  return (await authlete.call('pushed_auth_req_api', body)).body;
}

/** A mock, a bad request object, and what is wrong with it. */
interface Case extends World {
  readonly problem: RequestObjectProblem;
  readonly claims?: Claims;
  readonly signing?: Signing;
  /** Replaces the valid object, which it is given. */
  readonly made?: (jwt: string, authlete: TestAuthlete) => string | Promise<string>;
  readonly beside?: OAuthParameters;
}

const jar = { requestObjectAudienceChecked: true };
const traditional = { traditionalRequestObjectProcessingApplied: true };
const secret = (authlete: TestAuthlete) => new TextEncoder().encode(authlete.confidential.clientSecret);

/** Problems that do not depend on whether the object is inside a JWE. */
const inner: readonly Case[] = [
  { problem: 'notJose', made: () => 'nonsense' },
  { problem: 'algMissing', made: (jwt) => `${base64({ typ: 'JWT' })}.${jwt.split('.')[1]}.x` },
  { problem: 'algUnsupported', made: (jwt) => `${base64({ alg: 'XS1' })}.${jwt.split('.')[1]}.x` },
  { problem: 'algDiffers', confidential: { requestSignAlg: 'PS256' } },
  {
    problem: 'algSymmetric',
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' },
    made: async (_jwt, authlete) => object(claimsFor(authlete), { alg: 'HS256', key: secret(authlete) }),
  },
  {
    problem: 'unsignedThoughRegistered',
    confidential: { requestSignAlg: 'ES256' },
    signing: { alg: 'none' },
  },
  { problem: 'signatureWrong', signing: { key: other.privateKey } },
  {
    problem: 'signatureBroken',
    made: (jwt) => `${base64({ alg: 'ES256', crit: ['x'], x: 1 })}.${jwt.split('.')[1]}.x`,
  },
  { problem: 'keysMissing', confidential: { jwks: '' } },
  { problem: 'keyMissing', signing: { kid: 'unknown' } },
  {
    problem: 'keysAmbiguous',
    confidential: { jwks: JSON.stringify({ keys: [client.publicKey, other.publicKey] }) },
  },
  { problem: 'keysNotFetched', confidential: { jwksUri: 'https://client.example.com/gone' } },
  { problem: 'keysNotParsed', confidential: { jwksUri }, documents: { [jwksUri]: 'nonsense' } },
  {
    problem: 'keyNotAtJwksUri',
    confidential: { jwksUri },
    documents: { [jwksUri]: JSON.stringify({ keys: [] }) },
  },
  {
    problem: 'keysAtJwksUri',
    confidential: { jwksUri },
    documents: { [jwksUri]: JSON.stringify({ keys: [client.publicKey, other.publicKey] }) },
  },
  { problem: 'notJson', made: async () => `${base64({ alg: 'ES256' })}.${base64('[]')}.x` },
  { problem: 'clientIdType', claims: { client_id: 1 } },
  { problem: 'clientIdDiffers', claims: { client_id: 'someone' } },
  { problem: 'responseTypeMissing', claims: { response_type: undefined } },
  { problem: 'responseTypeType', claims: { response_type: 1 } },
  { problem: 'responseTypeUnknown', claims: { response_type: 'magic' } },
  {
    problem: 'responseTypeDiffers',
    service: traditional,
    beside: { response_type: 'token', scope: 'openid' },
  },
  { problem: 'holdsRequest', claims: { request: 'x' } },
  { problem: 'holdsRequestUri', claims: { request_uri: 'x' } },
  { problem: 'expType', claims: { exp: 'soon' } },
  { problem: 'expired', claims: { exp: 1 } },
  { problem: 'nbfType', claims: { nbf: 'later' } },
  { problem: 'notYetValid', claims: { nbf: 99_999_999_999 } },
  { problem: 'audMissing', service: jar, claims: { aud: undefined } },
  { problem: 'audType', service: jar, claims: { aud: 1 } },
  { problem: 'audDiffers', service: jar, claims: { aud: 'https://other.example.com' } },
  { problem: 'audLacksIssuer', service: jar, claims: { aud: ['https://other.example.com'] } },
];

async function badObject(given: Case, authlete: TestAuthlete): Promise<string> {
  const good = await object(claimsFor(authlete, given.claims), given.signing);
  return given.made === undefined ? good : given.made(good, authlete);
}

const withEncryption = (given: Case): Case => ({
  ...given,
  service: { ...encryptingService, ...given.service },
});

async function codeOf(given: Case, form: RequestObjectDelivery | 'pushed in a JWE'): Promise<string> {
  const prepared = form.includes('JWE') ? withEncryption(given) : given;
  const first = world(prepared);
  const jwt = await badObject(prepared, first);
  const sent = form.includes('JWE') ? await encrypted(jwt) : jwt;
  if (form.startsWith('pushed'))
    return (await push(first, sent, given.confidential?.clientType !== 'PUBLIC')).resultCode;
  if (!form.startsWith('reference')) return (await ask(first, { request: sent, ...given.beside })).resultCode;
  // The IDs of a second mock differ, so create the object again with its claims.
  return codeByReference(prepared, form);
}

async function codeByReference(given: Case, form: string): Promise<string> {
  const documents: Record<string, string> = { ...given.documents };
  const authlete = world({ ...given, documents });
  const jwt = await badObject(given, authlete);
  documents[requestUri] = form.includes('JWE') ? await encrypted(jwt) : jwt;
  return (await ask(authlete, { request_uri: requestUri, ...given.beside })).resultCode;
}

describe.each([
  'value',
  'value in a JWE',
  'reference',
  'reference to a JWE',
  'pushed',
  'pushed in a JWE',
] as const)('A request object by %s', (form) => {
  const inJwe = form.includes('JWE');
  // The response_type is compared with the one outside the object. A pushed object has no parameters outside it.
  const fits = ({ problem }: Case) => !form.startsWith('pushed') || problem !== 'responseTypeDiffers';
  it.each(inner.filter(fits))('is refused: $problem', async (given) => {
    expect(await codeOf(given, form)).toBe(
      requestObjectCode(given.problem, form === 'pushed in a JWE' ? 'pushed' : form, inJwe),
    );
  });
});

/** Problems of the JWE itself. */
const ofTheJwe: readonly Case[] = [
  { problem: 'jweAlgMissing', made: (jwt) => `${base64({ enc: 'A128GCM' })}.x.x.${jwt.split('.')[1]}.x` },
  { problem: 'jweEncMissing', made: () => `${base64({ alg: 'RSA-OAEP-256' })}.x.x.x.x` },
  { problem: 'jweEncUnsupported', made: () => `${base64({ alg: 'RSA-OAEP-256', enc: 'ROT13' })}.x.x.x.x` },
  { problem: 'jweAlgUnsupported', made: () => `${base64({ alg: 'ROT13', enc: 'A128GCM' })}.x.x.x.x` },
  {
    problem: 'jweAlgSymmetric',
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' },
    made: () => `${base64({ alg: 'A128KW', enc: 'A128GCM' })}.x.x.x.x`,
  },
  { problem: 'notDecrypted', made: () => `${base64({ alg: 'RSA-OAEP-256', enc: 'A128GCM' })}.x.x.x.x` },
  { problem: 'decryptionKeyMissing', service: { jwks: serviceJwks }, made: (jwt) => encrypted(jwt) },
  {
    problem: 'decryptionKeysAmbiguous',
    service: { jwks: JSON.stringify({ keys: [rsa.privateJwk, { ...rsa.privateJwk, kid: 'again' }] }) },
    made: (jwt) => encrypted(jwt),
  },
  { problem: 'nestedJwe', made: async (jwt) => encrypted(await encrypted(jwt)) },
  {
    problem: 'jweAlgDiffers',
    service: { ...encryptingService, requestObjectEncryptionAlgMatchRequired: true },
    confidential: { requestEncryptionAlg: 'ECDH_ES' },
    made: (jwt) => encrypted(jwt),
  },
  {
    problem: 'jweEncDiffers',
    service: { ...encryptingService, requestObjectEncryptionEncMatchRequired: true },
    confidential: { requestEncryptionAlg: 'RSA_OAEP_256', requestEncryptionEnc: 'A256GCM' },
    made: (jwt) => encrypted(jwt),
  },
];

describe.each(['value', 'reference', 'pushed'] as const)('An encrypted request object by %s', (form) => {
  it.each(ofTheJwe)('is refused: $problem', async (given) => {
    const prepared = withEncryption(given);
    const code = form === 'reference' ? await codeByReference(prepared, form) : await codeOf(prepared, form);
    expect(code).toBe(requestObjectCode(given.problem, form, true));
  });
});

describe('A request object is refused', () => {
  it('if it is encrypted and the service has no keys', async () => {
    const authlete = world();
    const service = await authlete.world();
    const settings = await service.settings();
    if (settings === undefined) throw new Error('The service is gone.');
    const { jwks: _removed, ...rest } = settings;
    await service.put('service', 'settings', rest);
    const request = await encrypted(await object(claimsFor(authlete)));
    expect(await ask(authlete, { request })).toMatchObject({ resultCode: 'A005201' });
    expect(await push(authlete, request)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A005201' });
    const documents = { [requestUri]: request };
    const byReference = world({ documents });
    const other = await byReference.world();
    const { jwks: _keys, ...without } = (await other.settings()) ?? settings;
    await other.put('service', 'settings', without);
    expect(await ask(byReference, { request_uri: requestUri })).toMatchObject({ resultCode: 'A005202' });
  });

  it('if the front channel must be encrypted and is not', async () => {
    const authlete = world({ service: { frontChannelRequestObjectEncryptionRequired: true } });
    const request = await object(claimsFor(authlete));
    expect(await ask(authlete, { request })).toMatchObject({ resultCode: 'A006334' });
    expect(await push(authlete, request)).toMatchObject({ action: 'CREATED' });
  });

  it('where its request_uri cannot be fetched, or is not registered', async () => {
    const authlete = world();
    expect(await ask(authlete, { request_uri: requestUri })).toMatchObject({ resultCode: 'A005382' });
    expect(await ask(authlete, { request_uri: 'https://elsewhere.example.com/' })).toMatchObject({
      resultCode: 'A008303',
    });
  });

  it('if it is not signed: with JAR always, otherwise by http', async () => {
    const authlete = world();
    const request = await object(claimsFor(authlete), { alg: 'none' });
    expect(await ask(authlete, { request })).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A008311' });
    expect(await push(authlete, request)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A008311' });
    const http = 'http://client.example.com/request';
    const documents: Record<string, string> = {};
    const data = demoWith({ service: traditional, confidential: { requestUris: [http] } });
    const fetch = { allow: ['http://client.example.com/'], fetch: async () => new Response(documents[http]) };
    const lenient = testAuthlete({ fixtures: data, fetch });
    documents[http] = await object(claimsFor(lenient), { alg: 'none' });
    expect(await ask(lenient, { request_uri: http })).toMatchObject({ resultCode: 'A005383' });
  });

  it('where request and request_uri are repeated or both there', async () => {
    const authlete = world();
    const { clientId } = authlete.confidential;
    const post = async (parameters: string) =>
      (await authlete.call('auth_authorization_api', { parameters: `client_id=${clientId}&${parameters}` }))
        .body.resultCode;
    expect(await post('request=a&request=b')).toBe('A008301');
    expect(await post('request_uri=a&request_uri=b')).toBe('A008302');
    expect(await post('request=a&request_uri=b')).toBe('A008304');
    const body = {
      parameters: 'request=a&request=b',
      clientId: String(clientId),
      clientSecret: authlete.confidential.clientSecret,
    };
    expect((await authlete.call('pushed_auth_req_api', body)).body.resultCode).toBe('A008301');
  });

  it.each([
    ['A008309', { confidential: { requestObjectRequired: true } }],
    ['A008310', { service: { requestObjectRequired: true } }],
  ] satisfies [string, Changes][])('if there must be one and is none: %s', async (resultCode, changes) => {
    const authlete = world(changes);
    expect(await ask(authlete, goodRequest(authlete.confidential))).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode,
    });
    const { clientId, clientSecret } = authlete.confidential;
    const body = {
      parameters: encoded(goodRequest(authlete.confidential)),
      clientId: String(clientId),
      clientSecret,
    };
    expect((await authlete.call('pushed_auth_req_api', body)).body).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode,
    });
    const request = await object(claimsFor(authlete));
    expect(await ask(authlete, { request })).toMatchObject({ action: 'INTERACTION' });
  });

  it.each([
    ['redirect_uri', 'A011301'],
    ['scope', 'A007301'],
    ['response_mode', 'A012301'],
    ['state', 'A013301'],
    ['nonce', 'A014301'],
    ['display', 'A015301'],
    ['prompt', 'A016301'],
    ['ui_locales', 'A018301'],
    ['claims_locales', 'A020301'],
    ['acr_values', 'A021301'],
    ['claims', 'A022301'],
    ['login_hint', 'A069301'],
    ['code_challenge', 'A124309'],
    ['code_challenge_method', 'A124310'],
    ['purpose', 'A252301'],
  ])('where %s has the wrong type: %s', async (name, resultCode) => {
    const authlete = world();
    const request = await object(claimsFor(authlete, { [name]: 1 }));
    expect(await ask(authlete, { request })).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(await push(authlete, request)).toMatchObject({ action: 'BAD_REQUEST', resultCode });
  });

  it('where max_age is not a number', async () => {
    const authlete = world();
    expect(
      await ask(authlete, { request: await object(claimsFor(authlete, { max_age: '60' })) }),
    ).toMatchObject({ resultCode: 'A017301' });
  });

  it('where openid stands in it alone, with the rules of OpenID Connect Core', async () => {
    const authlete = world({ service: traditional });
    const request = await object(claimsFor(authlete));
    expect(await ask(authlete, { request, response_type: 'code' })).toMatchObject({ resultCode: 'A007303' });
    expect(await ask(authlete, { request, response_type: 'code', scope: 'profile' })).toMatchObject({
      resultCode: 'A007304',
    });
  });
});

describe('A request object is accepted', () => {
  const accepted = { action: 'INTERACTION', scopes: [{ name: 'openid' }, { name: 'profile' }] };

  it('signed with the key of the client, registered or at its jwks_uri', async () => {
    const registered = world({ confidential: { requestSignAlg: 'ES256' } });
    const claims = claimsFor(registered);
    const answered = await ask(registered, { request: await object(claims, { kid: 'client' }) });
    expect(answered).toMatchObject(accepted);
    expect(JSON.parse(answered.requestObjectPayload ?? '')).toEqual(claims);
    const remote = world({ confidential: { jwksUri }, documents: { [jwksUri]: clientJwks } });
    expect(await ask(remote, { request: await object(claimsFor(remote)) })).toMatchObject(accepted);
  });

  it('signed with the secret of the client', async () => {
    const authlete = world();
    const request = await object(claimsFor(authlete), { alg: 'HS256', key: secret(authlete) });
    expect(await ask(authlete, { request })).toMatchObject(accepted);
  });

  it.each([
    ['the key of the service', { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'service-enc' }],
    ['the secret of the client, A256KW', { alg: 'A256KW', enc: 'A128GCM' }],
    ['the secret of the client, directly', { alg: 'dir', enc: 'A256CBC-HS512' }],
  ])('encrypted with %s', async (_key, header) => {
    const authlete = world({ service: encryptingService });
    const key = header.alg.startsWith('RSA')
      ? rsa.publicKey
      : secretKey(authlete.confidential.clientSecret, header.alg, header.enc);
    const request = await encrypted(await object(claimsFor(authlete)), header, key);
    expect(await ask(authlete, { request })).toMatchObject(accepted);
  });

  it('with JAR its claims alone count; without, parameters next to it count if it has none', async () => {
    const beside = { state: 'outside', login_hint: 'joe', response_type: 'code', scope: 'openid' };
    const strict = world();
    const alone = await ask(strict, { request: await object(claimsFor(strict)), ...beside });
    expect(alone).toMatchObject(accepted);
    expect(alone).not.toHaveProperty('loginHint');
    const lenient = world({ service: traditional });
    const merged = await ask(lenient, { request: await object(claimsFor(lenient)), ...beside });
    expect(merged).toMatchObject({ ...accepted, loginHint: 'joe' });
  });

  it('with claims of every type: objects, numbers, lists', async () => {
    const authlete = world();
    const claims = { claims: { userinfo: { email: null } }, max_age: 60 };
    expect(await ask(authlete, { request: await object(claimsFor(authlete, claims)) })).toMatchObject({
      maxAge: 60,
      userInfoClaims: '{"email":null}',
    });
  });

  it('that names the client if the request does not', async () => {
    const authlete = world();
    const request = await object(claimsFor(authlete));
    expect(
      (await authlete.call('auth_authorization_api', { parameters: encoded({ request }) })).body,
    ).toMatchObject(accepted);
  });

  it('whose client_id is any name of the client, if the pushed request has none', async () => {
    const confidential = {
      clientIdAlias: 'my-app',
      tokenAuthMethod: 'PRIVATE_KEY_JWT',
    } as const;
    const authlete = world({
      confidential,
      service: { supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'CLIENT_SECRET_BASIC'] },
    });
    const id = String(authlete.confidential.clientId);
    const now = (await authlete.world()).clock.seconds();
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const push = async (asserted: string, claimed: string, outer?: string) => {
      const proof = {
        iss: asserted,
        sub: asserted,
        aud: 'https://as.example.com',
        jti: 'j',
        iat: now,
        exp: now + 60,
      };
      const request = await object(claimsFor(authlete, { iss: claimed, client_id: claimed }));
      const client_assertion = await object(proof);
      const parameters = encoded({ request, client_assertion, client_assertion_type, client_id: outer });
      return (await authlete.call('pushed_auth_req_api', { parameters })).body;
    };
    const created = await push('my-app', 'my-app');
    expect(created).toMatchObject({ action: 'CREATED' });
    const used = await ask(authlete, { client_id: 'my-app', request_uri: created.requestUri ?? '' });
    expect(used).toMatchObject({ action: 'INTERACTION', clientIdAliasUsed: true });
    expect(await push('my-app', id)).toMatchObject({ action: 'CREATED' });
    expect(await push(id, 'my-app')).toMatchObject({ action: 'CREATED' });
    expect(await push('my-app', 'my-app', 'my-app')).toMatchObject({ action: 'CREATED' });
    // RFC 9101, section 5: the two must be the same.
    expect(await push('my-app', 'my-app', id)).toMatchObject({ resultCode: 'A246310' });
    const other = String(authlete.publicClient.clientId);
    expect(await push('my-app', other)).toMatchObject({ resultCode: 'A246310' });
  });

  it('within the clock skew of the service', async () => {
    const authlete = world({ service: { allowableClockSkew: 60 } });
    const { clock } = await authlete.world();
    clock.freeze();
    const claims = { exp: clock.seconds() - 30, nbf: clock.seconds() + 30 };
    expect(await ask(authlete, { request: await object(claimsFor(authlete, claims)) })).toMatchObject(
      accepted,
    );
  });

  it('that was pushed, and its payload is shown later', async () => {
    const authlete = world();
    const { requestUri: pushedUri } = await push(authlete, await object(claimsFor(authlete)));
    const answered = await ask(authlete, { request_uri: pushedUri ?? '' });
    expect(answered).toMatchObject({
      ...accepted,
      requestObjectPayload: expect.stringContaining('"response_type":"code"'),
    });
  });

  it('that is not signed, with the rules of OpenID Connect Core', async () => {
    const authlete = world({ service: traditional });
    const request = await object(claimsFor(authlete), { alg: 'none' });
    expect(await ask(authlete, { request, response_type: 'code', scope: 'openid' })).toMatchObject(accepted);
  });
});
