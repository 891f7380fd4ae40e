import { calculateJwkThumbprint, decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ServiceFixture } from '../../../../src/mock/fixtures/fixtures.js';
import { findByAccessToken } from '../../../../src/mock/tokens/token-records.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { clientKey } from '../../../support/client-keys.js';
import { type Changes, demoWith } from '../../../support/demo.js';
import { endlessWindow, type ProofChanges, proofOf } from '../../../support/dpop.js';
import { codeFor, encoded, type OAuthParameters, redeem, requestToken } from '../../../support/flow.js';
import { forgedJwt, refresh } from '../../../support/tokens.js';

const key = await clientKey();
const otherKey = await clientKey();
const jkt = await calculateJwkThumbprint(key.publicJwk);
const otherJkt = await calculateJwkThumbprint(otherKey.publicJwk);

const world = (changes: Changes = {}): TestAuthlete => testAuthlete({ fixtures: demoWith(changes) });
const grant = { grant_type: 'client_credentials' };

const withProof = async (authlete: TestAuthlete, changes: ProofChanges = {}, more: object = {}) =>
  requestToken(authlete, grant, { dpop: await proofOf(authlete, key, changes), ...more });

const refused = (resultCode: string, error = 'invalid_dpop_proof', message = '') => ({
  action: 'BAD_REQUEST',
  resultCode,
  resultMessage: expect.stringContaining(message),
  responseContent: expect.stringContaining(`"error":"${error}"`),
});

const responseOf = ({ responseContent }: { responseContent?: string | null }) =>
  JSON.parse(responseContent ?? '{}');

describe('A token request with a DPoP proof', () => {
  it('gets tokens that are bound to the key', async () => {
    const authlete = world();
    const answered = await withProof(authlete);
    expect(answered).toMatchObject({ action: 'OK' });
    expect(answered.dpopNonce).toBeUndefined();
    expect(responseOf(answered)).toMatchObject({ token_type: 'DPoP' });
    const record = await findByAccessToken(await authlete.world(), answered.accessToken ?? '');
    expect(record).toMatchObject({ dpopKeyThumbprint: jkt });
  });

  it('puts the key into a JWT access token', async () => {
    const authlete = world({ service: { accessTokenSignAlg: 'ES256' } });
    const { jwtAccessToken } = await withProof(authlete);
    expect(decodeJwt(jwtAccessToken ?? '')['cnf']).toEqual({ jkt });
    const { jwtAccessToken: bearer } = await requestToken(authlete, grant);
    expect(decodeJwt(bearer ?? '')).not.toHaveProperty('cnf');
  });

  it.each(['RS256', 'PS256', 'EdDSA'])('accepts a key for %s', async (alg) => {
    const authlete = world();
    const dpop = await proofOf(authlete, await clientKey(alg));
    expect(await requestToken(authlete, grant, { dpop })).toMatchObject({ action: 'OK' });
  });

  it.each<[string, string, ProofChanges]>([
    ['A254301', 'typ is not dpop+jwt', { header: { typ: 'JWT' } }],
    ['A254302', 'HS256', { header: { alg: 'HS256' }, signer: new TextEncoder().encode('x'.repeat(32)) }],
    ['A254303', 'no jwk', { header: { jwk: undefined, kid: 'a key' } }],
    ['A254301', 'not a public key', { header: { jwk: key.privateJwk } }],
    ['A254301', 'not a key for ES256', { header: { jwk: { kty: 'EC', crv: 'P-256' } } }],
    ['A254301', 'signature', { signer: otherKey.privateJwk }],
    ['A254301', 'htm', { claims: { htm: 'GET' } }],
    ['A254301', 'htm', { claims: { htm: undefined } }],
    ['A254301', 'htu', { claims: { htu: 'https://as.example.com/par' } }],
    ['A254301', 'htu', { claims: { htu: undefined } }],
    ['A254301', 'no iat', { claims: { iat: undefined } }],
    ['A254301', 'too old', { claims: { iat: 1 } }],
    ['A254301', 'is in the future', { claims: { iat: 99_999_999_999 } }],
    ['A254301', 'no jti', { claims: { jti: undefined } }],
  ])('%s refuses the proof: %s', async (code, message, changes) => {
    expect(await withProof(world(), changes)).toMatchObject(refused(code, undefined, message));
  });

  it.each([
    ['A254301', 'not a JWT'],
    ['A254304', forgedJwt({ typ: 'dpop+jwt' }, {})],
    ['A254302', forgedJwt({ typ: 'dpop+jwt', alg: 'none' }, {})],
  ])('%s refuses %s', async (code, dpop) => {
    expect(await requestToken(world(), grant, { dpop })).toMatchObject(refused(code));
  });

  it('may be as old as the service tolerates, and no older', async () => {
    for (const [allowableClockSkew, age, accepted] of [
      [0, 300, true],
      [0, 301, false],
      [0, -1, false],
      [60, 360, true],
      [60, 361, false],
      [60, -60, true],
      [60, -61, false],
    ] as const) {
      const authlete = world({ service: { allowableClockSkew } });
      const { clock } = await authlete.world();
      clock.freeze();
      const answered = await withProof(authlete, { claims: { iat: clock.seconds() - age } });
      expect(answered, `${age} of ${allowableClockSkew}`).toMatchObject(
        accepted ? { action: 'OK' } : refused('A254301'),
      );
    }
  });

  it('is for the method and the URL that the call gives', async () => {
    const authlete = world();
    const claims = { htm: 'PUT', htu: 'https://as.example.com/elsewhere' };
    expect(await withProof(authlete, { claims }, claims)).toMatchObject({ action: 'OK' });
    expect(await withProof(authlete, {}, claims)).toMatchObject(refused('A254301'));
  });

  it.each<[htu: string, called: string]>([
    ['https://as.example.com/token?one=1', 'https://as.example.com/token'],
    ['https://as.example.com/token', 'https://as.example.com/token?one=1'],
    ['https://as.example.com/token?one=1', 'https://as.example.com/token?two=2'],
    ['https://as.example.com/token#part', 'https://as.example.com/token'],
    ['https://as.example.com/token', 'https://as.example.com/token#part'],
    ['HTTPS://AS.Example.COM/token', 'https://as.example.com/token'],
    ['https://as.example.com:443/token', 'https://as.example.com/token'],
    ['https://as.example.com', 'https://as.example.com/'],
    ['https://as.example.com/a/../token', 'https://as.example.com/./token'],
    ['https://as.example.com/%74oken%2d%7E', 'https://as.example.com/token-~'],
    ['https://as.example.com/a%2fb', 'https://as.example.com/a%2Fb'],
  ])('for %s is valid at %s', async (htu, called) => {
    expect(await withProof(world(), { claims: { htu } }, { htu: called })).toMatchObject({ action: 'OK' });
  });

  it.each<[htu: unknown, called: string]>([
    ['https://as.example.com/TOKEN', 'https://as.example.com/token'],
    ['https://as.example.com/token/', 'https://as.example.com/token'],
    ['http://as.example.com/token', 'https://as.example.com/token'],
    ['https://as.example.com:8443/token', 'https://as.example.com/token'],
    ['https://user@as.example.com/token', 'https://as.example.com/token'],
    ['https://as.example.com/a%2Fb', 'https://as.example.com/a/b'],
    ['https://as.example.com\\token', 'https://as.example.com/token'],
    [' https://as.example.com/token', 'https://as.example.com/token'],
    ['/token', 'https://as.example.com/token'],
    ['', 'https://as.example.com/token'],
    [['https://as.example.com/token'], 'https://as.example.com/token'],
  ])('for %j is refused at %s', async (htu, called) => {
    const answered = await withProof(world(), { claims: { htu } }, { htu: called });
    expect(answered).toMatchObject(refused('A254301', undefined, 'htu'));
  });

  it('may come twice with the same jti', async () => {
    const authlete = world();
    const dpop = await proofOf(authlete, key);
    expect(await requestToken(authlete, grant, { dpop })).toMatchObject({ action: 'OK' });
    expect(await requestToken(authlete, grant, { dpop })).toMatchObject({ action: 'OK' });
  });

  it('is refused if neither the call nor the service has its URL', async () => {
    const authlete = world();
    const service = await authlete.world();
    const { tokenEndpoint, ...settings } = (await service.settings()) ?? {};
    await service.put('service', 'settings', settings as never);
    expect(await withProof(authlete)).toMatchObject(refused('A254301', undefined, 'neither the call'));
  });

  it('is checked after the client', async () => {
    const authlete = world();
    const dpop = 'not a JWT';
    expect(await requestToken(authlete, grant, { dpop, clientSecret: 'wrong' })).toMatchObject({
      resultCode: 'A157305',
    });
  });

  it('is required for a client with dpopRequired', async () => {
    const authlete = world({ confidential: { dpopRequired: true } });
    expect(await requestToken(authlete, grant)).toMatchObject(
      refused('A254301', undefined, 'the client must send one'),
    );
    expect(await withProof(authlete)).toMatchObject({ action: 'OK' });
  });
});

describe('A DPoP nonce', () => {
  const needed: ServiceFixture = { dpopNonceRequired: true, dpopNonceDuration: endlessWindow };

  /** The nonce that a refusal tells. */
  async function nonceOf(authlete: TestAuthlete): Promise<string> {
    const answered = await withProof(authlete);
    expect(answered).toMatchObject(refused('A254307', 'use_dpop_nonce'));
    if (typeof answered.dpopNonce !== 'string') throw new Error('No nonce.');
    return answered.dpopNonce;
  }

  it('is in refusals and in successful responses', async () => {
    const authlete = world({ service: needed });
    const nonce = await nonceOf(authlete);
    expect(nonce).toMatch(/^[\w-]{43}$/);
    expect(await withProof(authlete, { claims: { nonce } })).toMatchObject({
      action: 'OK',
      dpopNonce: nonce,
    });
    expect(await withProof(authlete, { claims: { nonce: 'wrong' } })).toMatchObject({
      ...refused('A254307', 'use_dpop_nonce'),
      dpopNonce: nonce,
    });
  });

  it('is in responses to other errors', async () => {
    const authlete = world({ service: needed });
    const dpopNonce = await nonceOf(authlete);
    expect(await withProof(authlete, {}, { clientSecret: 'wrong' })).toMatchObject({
      resultCode: 'A157305',
      dpopNonce,
    });
    expect(await withProof(authlete, { claims: { jti: undefined } })).toMatchObject({
      resultCode: 'A254301',
      dpopNonce,
    });
  });

  it('can be required by the call alone', async () => {
    const authlete = world({ service: { dpopNonceDuration: endlessWindow } });
    const dpopNonceRequired = true;
    const answered = await withProof(authlete, {}, { dpopNonceRequired });
    expect(answered).toMatchObject(refused('A254307', 'use_dpop_nonce'));
    const claims = { nonce: answered.dpopNonce };
    expect(await withProof(authlete, { claims }, { dpopNonceRequired })).toMatchObject({ action: 'OK' });
  });

  it('is not required for a request without a proof', async () => {
    const answered = await requestToken(world({ service: needed }), grant);
    expect(answered).toMatchObject({ action: 'OK' });
    expect(answered.dpopNonce).toBeUndefined();
  });

  it('is the same for all clients of a service until its window ends', async () => {
    const authlete = world({ service: { ...needed, dpopNonceDuration: 60 } });
    const { clock } = await authlete.world();
    clock.freeze(60_000 * 1000);
    const nonce = await nonceOf(authlete);
    clock.advance(59_000);
    const client_id = String(authlete.publicClient.clientId);
    const parameters = encoded({ grant_type: 'refresh_token', refresh_token: 'x', client_id });
    const ofPublic = await authlete.call('auth_token_api', {
      parameters,
      dpop: await proofOf(authlete, otherKey),
    });
    expect(ofPublic.body.dpopNonce).toBe(nonce);
    clock.advance(1000);
    expect(await nonceOf(authlete)).not.toBe(nonce);
    expect(await withProof(authlete, { claims: { nonce } })).toMatchObject({ resultCode: 'A254307' });
  });

  it('differs from that of another service', async () => {
    const [one, other] = [world({ service: needed }), world({ service: needed })];
    expect(await nonceOf(one)).not.toBe(await nonceOf(other));
  });

  it('does not consume the code', async () => {
    const authlete = world({ service: needed });
    const code = await codeFor(authlete);
    const answered = await redeem(authlete, code, {}, { dpop: await proofOf(authlete, key) });
    expect(answered).toMatchObject(refused('A254307', 'use_dpop_nonce'));
    const dpop = await proofOf(authlete, key, { claims: { nonce: answered.dpopNonce } });
    expect(await redeem(authlete, code, {}, { dpop })).toMatchObject({ action: 'OK' });
  });
});

describe('A code that is bound by dpop_jkt', () => {
  it('accepts a proof of that key, and survives a proof of another key', async () => {
    const authlete = world();
    const code = await codeFor(authlete, { dpop_jkt: jkt });
    const bad = refused('A050318', 'invalid_request');
    expect(await redeem(authlete, code)).toMatchObject(bad);
    expect(await redeem(authlete, code, {}, { dpop: await proofOf(authlete, otherKey) })).toMatchObject(bad);
    expect(await redeem(authlete, code, {}, { dpop: await proofOf(authlete, key) })).toMatchObject({
      action: 'OK',
    });
  });
});

describe('A refresh token', () => {
  const challenge = {
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  };
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

  async function postAsPublic(authlete: TestAuthlete, parameters: OAuthParameters, more: object) {
    const { clientId } = authlete.publicClient;
    const body = { parameters: encoded({ client_id: String(clientId), ...parameters }), ...more };
    return (await authlete.call('auth_token_api', body)).body;
  }

  async function publicTokens(authlete: TestAuthlete, more: object) {
    const { clientId, redirectUri } = authlete.publicClient;
    const changes = { client_id: String(clientId), redirect_uri: redirectUri, ...challenge };
    const parameters = {
      grant_type: 'authorization_code',
      code: await codeFor(authlete, changes),
      redirect_uri: redirectUri,
      code_verifier: verifier,
    };
    const { refreshToken } = await postAsPublic(authlete, parameters, more);
    return { grant_type: 'refresh_token', refresh_token: refreshToken ?? '' };
  }

  it('of a public client is bound to the key', async () => {
    const authlete = world();
    const dpop = await proofOf(authlete, key);
    const parameters = await publicTokens(authlete, { dpop });
    expect(await postAsPublic(authlete, parameters, {})).toMatchObject(refused('A053311', 'invalid_grant'));
    expect(
      await postAsPublic(authlete, parameters, { dpop: await proofOf(authlete, otherKey) }),
    ).toMatchObject(refused('A053311', 'invalid_grant'));
    const answered = await postAsPublic(authlete, parameters, { dpop });
    expect(answered).toMatchObject({ action: 'OK' });
    expect(responseOf(answered)).toMatchObject({ token_type: 'DPoP' });
  });

  it('of a public client that sent no proof is bound by the first', async () => {
    const authlete = world();
    const parameters = await publicTokens(authlete, {});
    const answered = await postAsPublic(authlete, parameters, { dpop: await proofOf(authlete, key) });
    const next = { ...parameters, refresh_token: answered.refreshToken ?? '' };
    expect(await postAsPublic(authlete, next, {})).toMatchObject({ resultCode: 'A053311' });
  });

  it('of a confidential client is not: its access token gets the key of each request', async () => {
    const authlete = world();
    const code = await codeFor(authlete);
    const first = await redeem(authlete, code, {}, { dpop: await proofOf(authlete, key) });
    const second = await refresh(
      authlete,
      first.refreshToken ?? '',
      {},
      { dpop: await proofOf(authlete, otherKey) },
    );
    const service = await authlete.world();
    expect(await findByAccessToken(service, second.accessToken ?? '')).toMatchObject({
      dpopKeyThumbprint: otherJkt,
    });
    const third = await refresh(authlete, second.refreshToken ?? '');
    expect(responseOf(third)).toMatchObject({ token_type: 'Bearer' });
    expect(await findByAccessToken(service, third.accessToken ?? '')).not.toHaveProperty('dpopKeyThumbprint');
  });
});

describe('A pushed authorization request', () => {
  async function push(authlete: TestAuthlete, more: object, changes: OAuthParameters = {}) {
    const { clientId, clientSecret, redirectUri } = authlete.confidential;
    const parameters = encoded({
      response_type: 'code',
      client_id: String(clientId),
      redirect_uri: redirectUri,
      scope: 'openid',
      ...changes,
    });
    const body = { parameters, clientId: String(clientId), clientSecret, ...more };
    return (await authlete.call('pushed_auth_req_api', body)).body;
  }

  const pushedAuthReqEndpoint = 'https://as.example.com/par';
  const claims = { htu: pushedAuthReqEndpoint };

  it('with a proof binds the code to its key', async () => {
    const authlete = world({ service: { pushedAuthReqEndpoint } });
    const pushed = await push(authlete, { dpop: await proofOf(authlete, key, { claims }) });
    expect(pushed).toMatchObject({ action: 'CREATED' });
    const { client_id, ...none } = { client_id: String(authlete.confidential.clientId) };
    const code = await codeFor(authlete, { ...none, request_uri: pushed.requestUri });
    expect(await redeem(authlete, code)).toMatchObject({ resultCode: 'A050318' });
    expect(await redeem(authlete, code, {}, { dpop: await proofOf(authlete, key) })).toMatchObject({
      action: 'OK',
    });
  });

  it.each<[string, ProofChanges]>([
    ['A254301', { claims: { htu: 'https://as.example.com/token' } }],
    ['A254302', { claims, signer: new TextEncoder().encode('x'.repeat(32)), header: { alg: 'HS256' } }],
    ['A254303', { claims, header: { jwk: undefined } }],
  ])('%s refuses a bad proof', async (code, changes) => {
    const authlete = world({ service: { pushedAuthReqEndpoint } });
    const answered = await push(authlete, { dpop: await proofOf(authlete, key, changes) });
    expect(answered).toMatchObject(refused(code));
  });

  it('A254304 refuses a proof without alg', async () => {
    const dpop = forgedJwt({ typ: 'dpop+jwt' }, {});
    expect(await push(world(), { dpop })).toMatchObject(refused('A254304'));
  });

  it('with a dpop_jkt accepts no proof of another key', async () => {
    const authlete = world({ service: { pushedAuthReqEndpoint } });
    const dpop = await proofOf(authlete, key, { claims });
    expect(await push(authlete, { dpop }, { dpop_jkt: otherJkt })).toMatchObject(
      refused('A254301', undefined, 'dpop_jkt'),
    );
    expect(await push(authlete, { dpop }, { dpop_jkt: jkt })).toMatchObject({ action: 'CREATED' });
  });

  it('needs the nonce if the service says so', async () => {
    const authlete = world({
      service: { dpopNonceRequired: true, dpopNonceDuration: endlessWindow, pushedAuthReqEndpoint },
    });
    const answered = await push(authlete, { dpop: await proofOf(authlete, key, { claims }) });
    expect(answered).toMatchObject(refused('A350308', 'use_dpop_nonce'));
    const { dpopNonce } = answered;
    const dpop = await proofOf(authlete, key, { claims: { ...claims, nonce: dpopNonce } });
    expect(await push(authlete, { dpop })).toMatchObject({ action: 'CREATED', dpopNonce });
  });
});
