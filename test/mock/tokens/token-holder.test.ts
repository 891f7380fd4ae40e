import { calculateJwkThumbprint } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ServiceFixture } from '../../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { certificate } from '../../support/certificates.js';
import { clientKey } from '../../support/client-keys.js';
import { demoWith } from '../../support/demo.js';
import { endlessWindow, type ProofChanges, proofOf } from '../../support/dpop.js';
import { codeFor, encoded, redeem } from '../../support/flow.js';
import { forgedJwt, wait } from '../../support/tokens.js';

const key = await clientKey();
const otherKey = await clientKey();
const own = await certificate();
const other = await certificate();
const boundByCertificate = { tlsClientCertificateBoundAccessTokens: true };

const world = (service: ServiceFixture = {}): TestAuthlete =>
  testAuthlete({ fixtures: demoWith({ service: { dpopNonceDuration: endlessWindow, ...service } }) });

/** An access token of the code flow that is bound to the key. */
async function boundToken(authlete: TestAuthlete, scope = 'openid profile'): Promise<string> {
  const settings = await (await authlete.world()).settings();
  const claims = settings?.dpopNonceRequired ? { nonce: await currentNonce(authlete) } : {};
  const dpop = await proofOf(authlete, key, { claims });
  const answered = await redeem(authlete, await codeFor(authlete, { scope }), {}, { dpop });
  if (typeof answered.accessToken !== 'string') throw new Error(`No token: ${answered.resultMessage}`);
  return answered.accessToken;
}

async function currentNonce(authlete: TestAuthlete): Promise<string | undefined> {
  return (await redeem(authlete, 'x', {}, { dpop: await proofOf(authlete, key) })).dpopNonce;
}

const endpoints = [
  {
    operationId: 'auth_introspection_api',
    target: { htm: 'GET', htu: 'https://rs.example.com/notes' },
    ok: 'A056001',
    nonce: 'A000000',
    withoutProof: 'A065308',
    otherKey: 'A065309',
    invalid: 'A065310',
    symmetric: 'A065311',
    withoutKey: 'A065312',
    withoutAlgorithm: 'A065313',
    withoutCertificate: 'A065304',
    otherCertificate: 'A065305',
    unreadableCertificate: 'A065307',
  },
  {
    operationId: 'auth_userinfo_api',
    target: { htm: 'GET', htu: 'https://as.example.com/userinfo' },
    ok: 'A091001',
    nonce: 'A000000',
    withoutProof: 'A089311',
    otherKey: 'A089312',
    invalid: 'A089313',
    symmetric: 'A089314',
    withoutKey: 'A089315',
    withoutAlgorithm: 'A089316',
    withoutCertificate: 'A089307',
    otherCertificate: 'A089310',
    unreadableCertificate: 'A089308',
  },
] as const;

describe.each(endpoints)('$operationId', (endpoint) => {
  const { operationId, target } = endpoint;

  const present = async (authlete: TestAuthlete, token: string, more: object = {}) =>
    (await authlete.call(operationId, { token, ...more })).body;

  const withProof = async (
    authlete: TestAuthlete,
    token: string,
    { claims, ...changes }: ProofChanges = {},
    more: object = {},
    holder = key,
  ) => {
    const all = { accessToken: token, ...changes, claims: { ...target, ...claims } };
    return present(authlete, token, { ...target, dpop: await proofOf(authlete, holder, all), ...more });
  };

  const refused = (resultCode: string, error: string, scheme = 'DPoP') => ({
    action: 'UNAUTHORIZED',
    resultCode,
    responseContent: expect.stringMatching(new RegExp(`^${scheme} error="${error}",`)),
  });

  it('accepts a bound token with a proof of its key', async () => {
    const authlete = world();
    const token = await boundToken(authlete);
    const answered = await withProof(authlete, token);
    expect(answered).toMatchObject({ action: 'OK', resultCode: endpoint.ok });
    expect(answered.dpopNonce).toBeUndefined();
  });

  it('takes the JWT form of a bound token, whose hash the proof has', async () => {
    const authlete = world({ accessTokenSignAlg: 'ES256' });
    const dpop = await proofOf(authlete, key);
    const { jwtAccessToken = '' } = await redeem(authlete, await codeFor(authlete), {}, { dpop });
    expect(await withProof(authlete, jwtAccessToken)).toMatchObject({ action: 'OK' });
  });

  it('refuses a bound token without a proof, by the scheme DPoP and with the algorithms', async () => {
    const authlete = world();
    const answered = await present(authlete, await boundToken(authlete));
    expect(answered).toMatchObject(refused(endpoint.withoutProof, 'invalid_token'));
    expect(answered.responseContent).toMatch(/,algs="RS256 .*ES256 .*EdDSA"$/);
  });

  it('refuses a proof of another key', async () => {
    const authlete = world();
    const answered = await withProof(authlete, await boundToken(authlete), {}, {}, otherKey);
    expect(answered).toMatchObject(refused(endpoint.otherKey, 'invalid_dpop_proof'));
  });

  it.each<[string, ProofChanges]>([
    [endpoint.invalid, { header: { typ: 'JWT' } }],
    [endpoint.invalid, { claims: { htm: 'PUT' } }],
    [endpoint.invalid, { claims: { htu: 'https://elsewhere.example/' } }],
    [endpoint.invalid, { claims: { ath: 'another' } }],
    [endpoint.invalid, { claims: { ath: undefined } }],
    [endpoint.invalid, { signer: otherKey.privateJwk }],
    [endpoint.symmetric, { header: { alg: 'HS256' }, signer: new TextEncoder().encode('x'.repeat(32)) }],
    [endpoint.withoutKey, { header: { jwk: undefined } }],
  ])('%s refuses a proof with %j', async (code, changes) => {
    const authlete = world();
    const answered = await withProof(authlete, await boundToken(authlete), changes);
    expect(answered).toMatchObject(refused(code, 'invalid_dpop_proof'));
  });

  it(`${endpoint.withoutAlgorithm} refuses a proof without alg`, async () => {
    const authlete = world();
    const dpop = forgedJwt({ typ: 'dpop+jwt' }, {});
    expect(await present(authlete, await boundToken(authlete), { dpop, ...target })).toMatchObject(
      refused(endpoint.withoutAlgorithm, 'invalid_dpop_proof'),
    );
  });

  it('accepts an unbound token with or without a proof', async () => {
    const authlete = world();
    const { accessToken = '' } = await redeem(authlete, await codeFor(authlete));
    expect(await withProof(authlete, accessToken)).toMatchObject({ action: 'OK' });
    expect(await present(authlete, accessToken)).toMatchObject({ action: 'OK' });
  });

  it('requires the nonce of the service, and returns it', async () => {
    const authlete = world({ dpopNonceRequired: true });
    const token = await boundToken(authlete);
    const answered = await withProof(authlete, token);
    expect(answered).toMatchObject(refused(endpoint.nonce, 'use_dpop_nonce'));
    const { dpopNonce } = answered;
    expect(dpopNonce).toBe(await currentNonce(authlete));
    expect(await withProof(authlete, token, { claims: { nonce: dpopNonce } })).toMatchObject({
      action: 'OK',
      dpopNonce,
    });
  });

  it('requires the nonce if the call says so', async () => {
    const authlete = world();
    const token = await boundToken(authlete);
    const dpopNonceRequired = true;
    const answered = await withProof(authlete, token, {}, { dpopNonceRequired });
    expect(answered).toMatchObject(refused(endpoint.nonce, 'use_dpop_nonce'));
    const claims = { nonce: answered.dpopNonce };
    expect(await withProof(authlete, token, { claims }, { dpopNonceRequired })).toMatchObject({
      action: 'OK',
    });
  });

  it('accepts a token that is bound to a certificate with that certificate only', async () => {
    const authlete = testAuthlete({
      fixtures: demoWith({ service: boundByCertificate, confidential: boundByCertificate }),
    });
    const clientCertificate = own.pem;
    const { accessToken: token = '' } = await redeem(
      authlete,
      await codeFor(authlete),
      {},
      { clientCertificate },
    );
    expect(await present(authlete, token, { clientCertificate })).toMatchObject({ action: 'OK' });
    for (const [more, code] of [
      [{}, endpoint.withoutCertificate],
      [{ clientCertificate: other.pem }, endpoint.otherCertificate],
      [{ clientCertificate: 'none' }, endpoint.unreadableCertificate],
    ] as const) {
      expect(await present(authlete, token, more)).toMatchObject(refused(code, 'invalid_token', 'Bearer'));
    }
  });

  it('reports first that a token has expired', async () => {
    const authlete = world();
    const token = await boundToken(authlete);
    await wait(authlete, 86_401);
    const answered = await present(authlete, token);
    expect(answered).toMatchObject(refused(answered.resultCode ?? '', 'invalid_token'));
    expect(answered.resultCode).toMatch(/^A0(65301|89303)$/);
  });
});

describe('Introspection', () => {
  it('cannot check a proof unless the call has htm and htu', async () => {
    const authlete = world();
    const token = await boundToken(authlete);
    const claims = { htm: 'GET', htu: 'https://rs.example.com/notes' };
    const dpop = await proofOf(authlete, key, { claims, accessToken: token });
    for (const more of [{}, { htm: 'GET' }, { htu: claims.htu }]) {
      const { body } = await authlete.call('auth_introspection_api', { token, dpop, ...more });
      expect(body).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A065310' });
    }
  });

  it('uses the scheme DPoP for every error of a bound token', async () => {
    const authlete = world();
    const token = await boundToken(authlete);
    const claims = { htm: 'GET', htu: 'https://rs.example.com/notes' };
    const dpop = await proofOf(authlete, key, { claims, accessToken: token });
    const { body } = await authlete.call('auth_introspection_api', {
      token,
      dpop,
      ...claims,
      scopes: ['notes.read'],
    });
    expect(body).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A064302' });
    expect(body.responseContent).toMatch(/^DPoP error="insufficient_scope",.*,scope="notes.read",algs="/);
  });

  it('reports the thumbprint of the certificate', async () => {
    const authlete = testAuthlete({
      fixtures: demoWith({ service: boundByCertificate, confidential: boundByCertificate }),
    });
    const clientCertificate = own.pem;
    const { accessToken: token = '' } = await redeem(
      authlete,
      await codeFor(authlete),
      {},
      { clientCertificate },
    );
    const { body } = await authlete.call('auth_introspection_api', { token, clientCertificate });
    expect(body.certificateThumbprint).toMatch(/^[\w-]{43}$/);
  });

  it('of RFC 7662 tells type and confirmation of a bound token', async () => {
    const authlete = world();
    const parameters = encoded({ token: await boundToken(authlete) });
    const { body } = await authlete.call('auth_introspection_standard_api', { parameters });
    expect(JSON.parse(body.responseContent ?? '')).toMatchObject({
      token_type: 'DPoP',
      cnf: { jkt: await calculateJwkThumbprint(key.publicJwk) },
    });
  });
});

describe('Userinfo', () => {
  it('accepts proofs for GET and POST if the call has no htm', async () => {
    const authlete = world();
    const token = await boundToken(authlete);
    for (const [htm, action] of [
      ['GET', 'OK'],
      ['POST', 'OK'],
      ['PUT', 'UNAUTHORIZED'],
    ] as const) {
      const claims = { htm, htu: 'https://as.example.com/userinfo' };
      const dpop = await proofOf(authlete, key, { claims, accessToken: token });
      expect((await authlete.call('auth_userinfo_api', { token, dpop })).body).toMatchObject({ action });
    }
  });

  it('reports first that a bound token lacks openid', async () => {
    const authlete = world();
    const token = await boundToken(authlete, 'profile');
    for (const operationId of ['auth_userinfo_api', 'auth_userinfo_issue_api'] as const) {
      const { body } = await authlete.call(operationId, { token });
      expect(body).toMatchObject({ action: 'FORBIDDEN' });
      expect(body.responseContent).toMatch(/^DPoP error="insufficient_scope",.*algs="/);
    }
  });
});
