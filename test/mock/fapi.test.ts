import { CompactEncrypt, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { FapiMode } from '../../src/mock/oauth/fapi/modes.js';
import { requestObjectCodes } from '../../src/mock/oauth/fapi/request-object.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { clientKey } from '../support/client-keys.js';
import { type Changes, demoWith, jwks } from '../support/demo.js';
import { proofOf } from '../support/dpop.js';
import {
  codeFor,
  encoded,
  goodRequest,
  issue,
  type OAuthParameters,
  redeem,
  requestToken,
} from '../support/flow.js';

const redirect_uri = 'https://client.example.com/callback';
const requestUri = 'https://client.example.com/request.jwt';
const pkce = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
const keys = await generateKeyPair('ES256', { extractable: true });
const weak = await generateKeyPair('RS256', { extractable: true });
const encryption = await generateKeyPair('RSA-OAEP', { extractable: true });
const clientJwks = JSON.stringify({
  keys: [await exportJWK(keys.publicKey), await exportJWK(weak.publicKey)],
});
const encryptionKey = { ...(await exportJWK(encryption.privateKey)), use: 'enc', kid: 'enc' };

interface World extends Changes {
  /** The modes of the service; `undefined` if the client and the scopes select them. */
  readonly modes?: readonly FapiMode[] | undefined;
  readonly documents?: Readonly<Record<string, string>>;
}

function world({ modes, service = {}, confidential = {}, documents = {} }: World = {}): TestAuthlete {
  const data = demoWith({
    service: {
      supportedServiceProfiles: ['FAPI'],
      supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'CLIENT_SECRET_BASIC'],
      ...(modes && { fapiModes: [...modes] }),
      ...service,
    },
    confidential: {
      responseTypes: ['CODE', 'CODE_ID_TOKEN', 'ID_TOKEN'],
      idTokenSignAlg: 'ES256',
      authorizationSignAlg: 'ES256',
      tokenAuthMethod: 'PRIVATE_KEY_JWT',
      jwks: clientJwks,
      requestUris: [requestUri],
      ...confidential,
    },
  });
  return testAuthlete({
    fixtures: data,
    fetch: {
      allow: ['https://client.example.com/'],
      fetch: async (url) => new Response(documents[url] ?? ''),
    },
  });
}

type Claims = Readonly<Record<string, unknown>>;

/** A request that FAPI 1 Advanced accepts. */
async function advancedClaims(authlete: TestAuthlete, change: Claims = {}): Promise<Claims> {
  const now = (await authlete.world()).clock.seconds();
  return {
    ...goodRequest(authlete.confidential),
    redirect_uri,
    response_type: 'code id_token',
    aud: 'https://as.example.com',
    nbf: now,
    exp: now + 300,
    ...change,
  };
}

async function signed(claims: Claims, alg = 'ES256'): Promise<string> {
  const payload: JWTPayload = JSON.parse(JSON.stringify(claims));
  if (alg === 'none') return new UnsecuredJWT(payload).encode();
  return new SignJWT(payload)
    .setProtectedHeader({ alg })
    .sign(alg === 'ES256' ? keys.privateKey : weak.privateKey);
}

async function ask(authlete: TestAuthlete, parameters: OAuthParameters) {
  const named = { client_id: String(authlete.confidential.clientId), ...parameters };
  return (await authlete.call('auth_authorization_api', { parameters: encoded(named) })).body;
}

/** RFC 7523, section 3: the client assertion. */
async function assertion(authlete: TestAuthlete, alg = 'ES256'): Promise<OAuthParameters> {
  const name = String(authlete.confidential.clientId);
  const now = (await authlete.world()).clock.seconds();
  const claims = {
    iss: name,
    sub: name,
    aud: 'https://as.example.com',
    exp: now + 60,
    iat: now,
    jti: String(Math.floor(now)),
  };
  const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  return { client_assertion_type, client_assertion: await signed(claims, alg) };
}

async function push(authlete: TestAuthlete, parameters: OAuthParameters) {
  const { clientId } = authlete.confidential;
  const named = { client_id: String(clientId), ...parameters, ...(await assertion(authlete)) };
  return (await authlete.call('pushed_auth_req_api', { parameters: encoded(named) })).body;
}

interface Case extends World {
  readonly code: string;
  readonly claims?: Claims;
  readonly alg?: string;
  /** Sends these parameters instead of a request object. */
  readonly plain?: OAuthParameters;
  readonly beside?: OAuthParameters;
}

const traditional = { traditionalRequestObjectProcessingApplied: true };
const gone = { exp: undefined };

/** Requests that FAPI 1 Advanced rejects: by value and, if the code differs, by reference. */
const advanced: readonly (Case & { readonly byReference?: string })[] = [
  { code: 'A150301', plain: {} },
  { code: 'A150302', byReference: 'A150324', alg: 'none', service: traditional },
  { code: 'A150304', byReference: 'A150325', beside: { login_hint: 'joe' }, service: traditional },
  { code: 'A150305', byReference: 'A150326', beside: { state: 'other' }, service: traditional },
  { code: 'A150306', byReference: 'A150330', alg: 'RS256' },
  { code: 'A150312', claims: { response_type: 'code' } },
  { code: 'A150319', byReference: 'A150327', claims: gone },
  { code: 'A150331', byReference: 'A150332', claims: { aud: undefined } },
  { code: 'A150333', byReference: 'A150334', claims: { aud: 1 } },
  { code: 'A150335', byReference: 'A150336', claims: { aud: 'https://other.example.com' } },
  { code: 'A150337', byReference: 'A150338', claims: { aud: ['https://other.example.com'] } },
  { code: 'A150351', byReference: 'A150352', claims: { nbf: undefined } },
  {
    code: 'A150359',
    byReference: 'A150360',
    claims: { nbf: 10, exp: 9 },
    service: { allowableClockSkew: 2_000_000_000 },
  },
  { code: 'A150365', byReference: 'A150366', claims: { nbf: 10, exp: 9_999_999_999 } },
  { code: 'A150367', confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' } },
  { code: 'A150314', claims: { nonce: undefined, response_type: 'code', response_mode: 'jwt' } },
  {
    code: 'A150313',
    claims: { scope: 'profile', state: undefined, response_type: 'code', response_mode: 'jwt' },
  },
  {
    code: 'A150322',
    claims: { response_type: 'code', response_mode: 'jwt' },
    confidential: { authorizationSignAlg: 'RS256' },
  },
  {
    code: 'A150380',
    claims: { response_type: 'code', response_mode: 'jwt' },
    confidential: { authorizationEncryptionAlg: 'RSA1_5' },
  },
  { code: 'A151301', confidential: { idTokenSignAlg: 'RS256' } },
  { code: 'A151302', confidential: { idTokenEncryptionAlg: 'RSA1_5' } },
];

async function send(given: Case, byReference: boolean) {
  const documents: Record<string, string> = {};
  const authlete = world({ modes: ['FAPI1_ADVANCED'], ...given, documents });
  if (given.plain !== undefined) {
    const { nbf: _nbf, exp: _exp, aud: _aud, ...parameters } = await advancedClaims(authlete);
    return ask(authlete, { ...parameters, ...given.plain } as OAuthParameters);
  }
  const claims = await advancedClaims(authlete, given.claims);
  const request = await signed(claims, given.alg);
  documents[requestUri] = request;
  // With the rules of OpenID Connect Core, response_type and scope are also outside the object.
  const beside = {
    response_type: String(claims['response_type']),
    scope: String(claims['scope']),
    ...given.beside,
  };
  return ask(authlete, { ...beside, ...(byReference ? { request_uri: requestUri } : { request }) });
}

describe('FAPI 1 Advanced', () => {
  it.each(advanced)('refuses with $code: $claims $alg', async (given) => {
    expect((await send(given, false)).resultCode).toBe(given.code);
  });

  it.each(advanced.filter(({ byReference }) => byReference))(
    'refuses by reference with $byReference',
    async (given) => {
      expect((await send(given, true)).resultCode).toBe(given.byReference);
    },
  );

  const pushable = advanced.filter(
    ({ plain, confidential }) => plain === undefined && confidential?.clientType !== 'PUBLIC',
  );

  it.each(pushable)('refuses what is pushed with $code: $claims $alg', async (given) => {
    const authlete = world({ modes: ['FAPI1_ADVANCED'], ...given });
    const claims = await advancedClaims(authlete, { ...pkce, ...given.claims });
    const { response_type, scope } = claims;
    const beside = { response_type: String(response_type), scope: String(scope), ...given.beside };
    const answered = await push(authlete, { request: await signed(claims, given.alg), ...beside });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode: given.code });
  });

  it('every code of a request object has a test', () => {
    const tested = new Set(advanced.flatMap(({ code, byReference }) => [code, byReference]));
    expect(requestObjectCodes.filter((code) => !tested.has(code))).toEqual([]);
  });

  it('accepts a signed request object, nested too', async () => {
    const authlete = world({ modes: ['FAPI1_ADVANCED'] });
    expect(await ask(authlete, { request: await signed(await advancedClaims(authlete)) })).toMatchObject({
      action: 'INTERACTION',
    });
    const keySet = JSON.stringify({ keys: [...JSON.parse(jwks).keys, encryptionKey] });
    const nested = world({ modes: ['FAPI1_ADVANCED'], service: { jwks: keySet } });
    const jws = await signed(await advancedClaims(nested));
    const request = await new CompactEncrypt(new TextEncoder().encode(jws))
      .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A128GCM', kid: 'enc' })
      .encrypt(encryption.publicKey);
    expect(await ask(nested, { request })).toMatchObject({ action: 'INTERACTION' });
  });

  it('accepts code with a signed response, and no nbf if the service says so', async () => {
    const authlete = world({ modes: ['FAPI1_ADVANCED'], service: { nbfOptional: true } });
    const claims = await advancedClaims(authlete, {
      response_type: 'code',
      response_mode: 'jwt',
      nbf: undefined,
    });
    expect(await ask(authlete, { request: await signed(claims) })).toMatchObject({ action: 'INTERACTION' });
  });

  it('takes the redirect_uri, with TLS', async () => {
    const authlete = world({ modes: ['FAPI1_ADVANCED'] });
    const without = await advancedClaims(authlete, {
      redirect_uri: undefined,
      scope: 'profile',
      response_type: 'code',
    });
    const one = world({ modes: ['FAPI1_ADVANCED'], confidential: { redirectUris: [redirect_uri] } });
    const claims = { ...without, client_id: String(one.confidential.clientId) };
    expect(await push(one, { request: await signed(claims) })).toMatchObject({ resultCode: 'A150307' });
    expect(await ask(one, { request: await signed(claims) })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A150307',
    });
    const http = await advancedClaims(authlete, {
      redirect_uri: 'http://localhost:3000/callback',
      response_type: 'code',
    });
    expect(await push(authlete, { request: await signed(http) })).toMatchObject({ resultCode: 'A150323' });
    expect(await ask(authlete, { request: await signed(http) })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A150323',
    });
  });

  it('needs PKCE by S256 if the request is pushed', async () => {
    const authlete = world({ modes: ['FAPI1_ADVANCED'] });
    const pushWith = async (change: Claims) =>
      push(authlete, { request: await signed(await advancedClaims(authlete, change)) });
    expect(await pushWith({})).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A150315' });
    expect(await pushWith({ ...pkce, code_challenge_method: 'plain' })).toMatchObject({
      resultCode: 'A150316',
    });
    const { requestUri: pushed } = await pushWith(pkce);
    expect(await ask(authlete, { request_uri: pushed ?? '' })).toMatchObject({ action: 'INTERACTION' });
  });
});

/** The parameters outside the request object of a request for a code by JARM, and the claims inside. */
const rwScope = { name: 'openid', attributes: [{ key: 'fapi', value: 'rw' }] };
const byScope = { supportedScopes: [rwScope, { name: 'profile' }] };
const objectsOnly = { service: {}, modes: ['FAPI1_ADVANCED' as const] };

describe.each([
  { name: 'by RFC 9101', ...objectsOnly },
  { name: 'by OpenID Connect Core', ...objectsOnly, service: traditional },
  { name: 'by RFC 9101, where a scope asks for FAPI', modes: undefined, service: byScope },
  {
    name: 'by OpenID Connect Core, where a scope asks for FAPI',
    modes: undefined,
    service: { ...byScope, ...traditional },
  },
])('FAPI 1 Advanced with parameters next to the request object, $name', ({ modes, service }) => {
  const documents: Record<string, string> = {};

  async function answers(inside: Claims, beside: OAuthParameters, quirks = {}) {
    const authlete = world({ modes, service: { ...service, quirks }, documents });
    const code = { response_type: 'code', response_mode: 'jwt', scope: 'openid profile', ...pkce };
    const request = await signed(await advancedClaims(authlete, { ...code, ...inside }));
    documents[requestUri] = request;
    const outer = { response_type: 'code', scope: 'openid profile', ...beside };
    return {
      value: await ask(authlete, { ...outer, request }),
      reference: await ask(authlete, { ...outer, request_uri: requestUri }),
      pushed: await push(authlete, { ...outer, request }),
    };
  }

  it('passes if all of them are inside as well', async () => {
    expect(await answers({}, {})).toMatchObject({
      value: { action: 'INTERACTION' },
      reference: { action: 'INTERACTION' },
      pushed: { action: 'CREATED' },
    });
  });

  it('refuses a scope that is only outside', async () => {
    expect(await answers({ scope: undefined }, {})).toMatchObject({
      value: { action: 'LOCATION', resultCode: 'A150304' },
      reference: { action: 'LOCATION', resultCode: 'A150325' },
      pushed: { action: 'BAD_REQUEST', resultCode: 'A150304' },
    });
  });

  it('refuses another nonce by OpenID Connect Core, and ignores it by RFC 9101', async () => {
    const answered = await answers({}, { nonce: 'another nonce' });
    if ('traditionalRequestObjectProcessingApplied' in service) {
      expect(answered).toMatchObject({
        value: { resultCode: 'A150305' },
        reference: { resultCode: 'A150326' },
        pushed: {
          resultCode: 'A150305',
          responseContent: expect.stringContaining('"error":"invalid_request"'),
        },
      });
      const quirks = { fapiDifferentParameterError: 'invalid_request_object' };
      const withQuirk = await answers({}, { nonce: 'another nonce' }, quirks);
      expect(withQuirk.pushed.responseContent).toContain('"error":"invalid_request_object"');
    } else {
      expect(answered).toMatchObject({ value: { action: 'INTERACTION' }, pushed: { action: 'CREATED' } });
    }
  });
});

describe('FAPI 1 Baseline', () => {
  it('asks for PKCE by S256, and a nonce or a state', async () => {
    const authlete = world({ modes: ['FAPI1_BASELINE'] });
    const good = { ...goodRequest(authlete.confidential), redirect_uri, ...pkce };
    expect(await ask(authlete, good)).toMatchObject({ action: 'INTERACTION' });
    expect(await ask(authlete, { ...good, code_challenge: undefined })).toMatchObject({
      resultCode: 'A150315',
    });
    expect(await ask(authlete, { ...good, code_challenge_method: undefined })).toMatchObject({
      resultCode: 'A150316',
    });
    expect(await ask(authlete, { ...good, nonce: undefined })).toMatchObject({
      action: 'LOCATION',
      resultCode: 'A150314',
    });
  });
});

describe('FAPI 2', () => {
  it('accepts pushed requests for a code with PKCE by S256 only', async () => {
    const authlete = world({ modes: ['FAPI2_SECURITY'] });
    const good = { ...goodRequest(authlete.confidential), redirect_uri, ...pkce };
    expect(await ask(authlete, good)).toMatchObject({ action: 'LOCATION', resultCode: 'A294308' });
    expect(await push(authlete, { ...good, response_type: 'code id_token' })).toMatchObject({
      resultCode: 'A150312',
    });
    expect(await push(authlete, { ...good, code_challenge: undefined })).toMatchObject({
      resultCode: 'A150315',
    });
    const { requestUri: pushed } = await push(authlete, good);
    expect(await ask(authlete, { request_uri: pushed ?? '' })).toMatchObject({ action: 'INTERACTION' });
  });

  it('message signing asks for signed requests, and for signed responses', async () => {
    const requests = world({ modes: ['FAPI2_MESSAGE_SIGNING_AUTH_REQ'] });
    const plain = { ...goodRequest(requests.confidential), redirect_uri, ...pkce };
    expect(await push(requests, plain)).toMatchObject({ resultCode: 'A150301' });
    const claims = await advancedClaims(requests, { response_type: 'code', ...pkce });
    expect(await push(requests, { request: await signed(claims) })).toMatchObject({ action: 'CREATED' });
    const responses = world({ modes: ['FAPI2_MESSAGE_SIGNING_AUTH_RES'] });
    const unsigned = { ...goodRequest(responses.confidential), redirect_uri, ...pkce };
    const { requestUri: request_uri = '' } = await push(responses, unsigned);
    expect(await ask(responses, { request_uri: request_uri ?? '' })).toMatchObject({
      action: 'LOCATION',
      resultCode: 'A309301',
    });
    expect(await push(responses, { ...unsigned, response_mode: 'jwt' })).toMatchObject({ action: 'CREATED' });
  });
});

describe('FAPI at the token endpoint', () => {
  /** Redeems a code `seconds` after it was issued. */
  async function redeemAfter(seconds: number, service: Changes['service'] = {}) {
    const authlete = world({ modes: ['FAPI2_SECURITY'], service });
    const { requestUri: pushed = '' } = await push(authlete, {
      ...goodRequest(authlete.confidential),
      redirect_uri,
      ...pkce,
    });
    const { ticket = '' } = await ask(authlete, { request_uri: pushed });
    const { authorizationCode = '' } = await issue(authlete, ticket);
    (await authlete.world()).clock.advance(seconds * 1000);
    const grant = {
      grant_type: 'authorization_code',
      code: authorizationCode,
      redirect_uri,
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      ...(await assertion(authlete)),
    };
    return post(authlete, grant, { dpop: await proofOf(authlete, await clientKey()) });
  }

  it('allows a code 60 seconds, and no more if the service says so', async () => {
    expect(await redeemAfter(59)).toMatchObject({ action: 'OK' });
    expect(await redeemAfter(60)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A050311' });
    const long = { authorizationCodeDuration: 600 };
    expect(await redeemAfter(60, long)).toMatchObject({ resultCode: 'A050311' });
    const short = { authorizationCodeDuration: 30 };
    expect(await redeemAfter(30, short)).toMatchObject({ resultCode: 'A050311' });
  });

  const post = async (authlete: TestAuthlete, parameters: OAuthParameters, more: object = {}) =>
    (await authlete.call('auth_token_api', { parameters: encoded(parameters), ...more })).body;

  const basic = ({ confidential: { clientId, clientSecret } }: TestAuthlete) => ({
    clientId: String(clientId),
    clientSecret,
  });

  it.each([
    ['A152301', ['FAPI1_ADVANCED']],
    ['A152301', ['FAPI1_BASELINE']],
    ['A295301', ['FAPI2_SECURITY']],
  ] as const)('refuses a client secret with %s: %j', async (resultCode, modes) => {
    const authlete = world({ modes, confidential: { tokenAuthMethod: 'CLIENT_SECRET_BASIC' } });
    const grant = { grant_type: 'client_credentials' };
    expect(await post(authlete, grant, basic(authlete))).toMatchObject({
      action: 'INVALID_CLIENT',
      resultCode,
    });
    const request = encoded({ ...goodRequest(authlete.confidential), redirect_uri, ...pkce });
    const pushed = await authlete.call('pushed_auth_req_api', { parameters: request, ...basic(authlete) });
    expect(pushed.body).toMatchObject({ action: 'UNAUTHORIZED', resultCode });
  });

  it('refuses an assertion with a weak algorithm', async () => {
    const authlete = world({ modes: ['FAPI2_SECURITY'] });
    const grant = { grant_type: 'client_credentials', ...(await assertion(authlete, 'RS256')) };
    expect(await post(authlete, grant)).toMatchObject({ action: 'INVALID_CLIENT', resultCode: 'A152302' });
  });

  it.each([
    ['ES256', 'FAPI2_SECURITY', true],
    ['PS256', 'FAPI2_SECURITY', true],
    ['EdDSA', 'FAPI2_SECURITY', true],
    ['RS256', 'FAPI2_SECURITY', false],
    ['ES384', 'FAPI2_SECURITY', false],
    ['RS256', 'FAPI1_ADVANCED', true],
  ] as const)('judges DPoP proofs: %s with %s is %s', async (alg, mode, good) => {
    const authlete = world({ modes: [mode] });
    const key = await clientKey(alg);
    const grant = { grant_type: 'client_credentials', ...(await assertion(authlete)) };
    const refusal = { action: 'BAD_REQUEST', resultCode: 'A254301' };
    const granted = await post(authlete, grant, { dpop: await proofOf(authlete, key) });
    expect(granted).toMatchObject(good ? { action: 'OK' } : refusal);

    const htu = 'https://as.example.com/par';
    const request = encoded({
      ...goodRequest(authlete.confidential),
      redirect_uri,
      ...pkce,
      ...(await assertion(authlete)),
    });
    const dpop = await proofOf(authlete, key, { claims: { htu } });
    const pushed = (await authlete.call('pushed_auth_req_api', { parameters: request, dpop, htu })).body;
    if (mode !== 'FAPI1_ADVANCED') expect(pushed).toMatchObject(good ? { action: 'CREATED' } : refusal);
  });

  it('judges DPoP proofs if a token is presented', async () => {
    const authlete = world({ modes: ['FAPI2_SECURITY'] });
    const key = await clientKey('PS256');
    const grant = { grant_type: 'client_credentials', ...(await assertion(authlete)) };
    const dpop = await proofOf(authlete, key);
    const { accessToken = '' } = await post(authlete, grant, { dpop });
    const at = { htm: 'GET', htu: 'https://rs.example.com/' };
    const present = async (alg: string) => {
      const proof = { claims: at, accessToken, header: { alg }, signer: { ...key.privateJwk, alg } };
      const body = { token: accessToken, ...at, dpop: await proofOf(authlete, key, proof) };
      return (await authlete.call('auth_introspection_api', body)).body;
    };
    expect(await present('PS256')).toMatchObject({ action: 'OK' });
    expect(await present('RS256')).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A065310' });
  });

  it('refuses a token that nothing binds to the client, and the password grant', async () => {
    const authlete = world({
      modes: ['FAPI2_SECURITY'],
      service: { supportedGrantTypes: ['CLIENT_CREDENTIALS', 'PASSWORD'] },
      confidential: { grantTypes: ['CLIENT_CREDENTIALS', 'PASSWORD'] },
    });
    const unbound = { grant_type: 'client_credentials', ...(await assertion(authlete)) };
    expect(await post(authlete, unbound)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A152305' });
    const passwords = {
      grant_type: 'password',
      username: 'joe',
      password: 'x',
      ...(await assertion(authlete)),
    };
    expect(await post(authlete, passwords)).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A295306',
      responseContent: expect.stringContaining('"error":"invalid_request"'),
    });
  });
});

describe('FAPI applies', () => {
  it('to a code and a refresh token whose scopes ask for it', async () => {
    const authlete = world({
      service: {
        supportedScopes: [{ name: 'openid' }, { name: 'profile', attributes: [{ key: 'fapi', value: 'r' }] }],
      },
      confidential: { tokenAuthMethod: 'CLIENT_SECRET_BASIC' },
    });
    const code = await codeFor(authlete, { redirect_uri, scope: 'openid', ...pkce });
    const verified = { redirect_uri, code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' };
    expect(await redeem(authlete, code, verified)).toMatchObject({ action: 'OK' });
    const fapiCode = await codeFor(authlete, { redirect_uri, ...pkce });
    expect(await redeem(authlete, fapiCode, verified)).toMatchObject({ resultCode: 'A152301' });

    const refreshToken = 'a refresh token';
    const token = { grantType: 'AUTHORIZATION_CODE', subject: 'joe', scopes: ['profile'], refreshToken };
    const clientId = authlete.confidential.clientId;
    await authlete.call('auth_token_create_api', { ...token, clientId });
    const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
    expect(await requestToken(authlete, grant)).toMatchObject({ resultCode: 'A152301' });

    const ordinary = await codeFor(authlete, { redirect_uri, scope: 'openid', ...pkce });
    const beside = { grant_type: 'client_credentials', scope: 'profile', code: ordinary };
    expect(await requestToken(authlete, beside)).toMatchObject({ resultCode: 'A152301' });
  });

  const noFapi = { code: '', plain: {}, modes: undefined };

  it('as the service says, before the client, before the scopes', async () => {
    const byClient = { fapiModes: ['FAPI2_SECURITY' as const] };
    expect(await send({ ...noFapi, confidential: byClient }, false)).toMatchObject({ resultCode: 'A294308' });
    const supportedScopes = [
      { name: 'openid' },
      { name: 'profile', attributes: [{ key: 'fapi2', value: 'sp' }] },
    ];
    expect(await send({ ...noFapi, service: { supportedScopes } }, false)).toMatchObject({
      resultCode: 'A294308',
    });
    expect(await send({ ...noFapi, modes: ['FAPI1_ADVANCED'], confidential: byClient }, false)).toMatchObject(
      { resultCode: 'A150301' },
    );
  });

  it('never if the service lacks the profile', async () => {
    expect(
      await send({ ...noFapi, modes: ['FAPI2_SECURITY'], service: { supportedServiceProfiles: [] } }, false),
    ).toMatchObject({ action: 'INTERACTION' });
  });
});
