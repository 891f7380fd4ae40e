import { exportJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ClientFixture, ServiceFixture } from '../../../../src/mock/fixtures/fixtures.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { certificate } from '../../../support/certificates.js';
import { clientKey, jwksOf, signed } from '../../../support/client-keys.js';
import { demoWith } from '../../../support/demo.js';
import { codeFor, encoded, type OAuthParameters } from '../../../support/flow.js';

const attester = await clientKey('ES256', 'attester');
const instance = await clientKey('ES256', 'instance');
const stranger = await clientKey('ES256', 'stranger');
const issuer = 'https://as.example.com';

const world = (client: ClientFixture = {}, service: ServiceFixture = {}): TestAuthlete =>
  testAuthlete({
    fixtures: demoWith({
      service: {
        supportedTokenAuthMethods: ['ATTEST_JWT_CLIENT_AUTH'],
        supportedGrantTypes: [
          'AUTHORIZATION_CODE',
          'CLIENT_CREDENTIALS',
          'REFRESH_TOKEN',
          'DEVICE_CODE',
          'CIBA',
        ],
        ...service,
      },
      confidential: {
        tokenAuthMethod: 'ATTEST_JWT_CLIENT_AUTH',
        jwks: jwksOf(attester.publicJwk),
        ...client,
      },
    }),
  });

interface Changes {
  readonly attestation?: object;
  readonly attestationHeader?: object;
  readonly attestationKey?: JWK;
  readonly proof?: object;
  readonly proofHeader?: object;
  readonly proofKey?: JWK;
}

async function credentials(authlete: TestAuthlete, changes: Changes = {}) {
  const now = (await authlete.world()).clock.seconds();
  const client = String(authlete.confidential.clientId);
  return {
    oauthClientAttestation: await signed(
      changes.attestationKey ?? attester.privateJwk,
      {
        iss: 'https://attester.example',
        sub: client,
        iat: now,
        exp: now + 60,
        cnf: { jwk: instance.publicJwk },
        ...changes.attestation,
      },
      { typ: 'oauth-client-attestation+jwt', ...changes.attestationHeader },
    ),
    oauthClientAttestationPop: await signed(
      changes.proofKey ?? instance.privateJwk,
      { iss: client, aud: issuer, jti: 'an id', iat: now, ...changes.proof },
      { typ: 'oauth-client-attestation-pop+jwt', ...changes.proofHeader },
    ),
  };
}

async function post(authlete: TestAuthlete, more: object) {
  const client_id = String(authlete.confidential.clientId);
  const parameters = encoded({ grant_type: 'client_credentials', client_id });
  return (await authlete.call('auth_token_api', { parameters, ...more })).body;
}

const attempt = async (changes: Changes, authlete = world()) =>
  post(authlete, await credentials(authlete, changes));

const refused = (message: string) => ({
  action: 'INVALID_CLIENT',
  resultCode: 'A000000',
  resultMessage: expect.stringContaining(message),
  responseContent: expect.stringContaining('"error":"invalid_client"'),
});

const seconds = () => Math.floor(Date.now() / 1000);

describe('attest_jwt_client_auth', () => {
  it('accepts an attestation and the proof of possession of its key', async () => {
    expect(await attempt({})).toMatchObject({ action: 'OK', clientAuthMethod: 'ATTEST_JWT_CLIENT_AUTH' });
  });

  it('takes the key of the attester from the certificate in the attestation', async () => {
    const { base64, keys } = await certificate();
    const attestationKey = { ...(await exportJWK(keys.privateKey)), alg: 'ES256' };
    const authlete = world({ jwks: jwksOf() });
    const good = { attestationKey, attestationHeader: { x5c: [base64] } };
    expect(await attempt(good, authlete)).toMatchObject({ action: 'OK' });
    const bad = { attestationHeader: { x5c: ['bm8gY2VydGlmaWNhdGU='] } };
    expect(await attempt(bad, authlete)).toMatchObject(refused('x5c is malformed'));
    expect(await attempt({ attestationHeader: { x5c: [base64] } })).toMatchObject(
      refused('signature of the client attestation'),
    );
  });

  it('trusts only certificates that lead to an attester root, where those are enabled', async () => {
    const root = await certificate({ subject: 'CN=root', ca: true });
    const { base64, keys } = await certificate({ subject: 'CN=attester', issuer: root });
    const attestationKey = { ...(await exportJWK(keys.privateKey)), alg: 'ES256' };
    const certified = { attestationKey, attestationHeader: { x5c: [base64] } };
    const outcomes = async (service: ServiceFixture, changes: Changes) =>
      (await attempt(changes, world({}, service))).action;
    const trusting = { clientAttesterRootsEnabled: true, clientAttesterRoots: [root.pem] };
    const only = { ...trusting, clientAttesterRootsOnly: true };
    expect(await outcomes(trusting, certified)).toBe('OK');
    expect(await outcomes(only, certified)).toBe('OK');
    expect(await outcomes({ ...trusting, clientAttesterRoots: [] }, certified)).toBe('INVALID_CLIENT');
    expect(await outcomes(trusting, {})).toBe('OK');
    expect(await outcomes(only, {})).toBe('INVALID_CLIENT');
  });

  it('fails without a key of the attester', async () => {
    expect(await attempt({}, world({ jwks: jwksOf() }))).toMatchObject({ resultCode: 'A156304' });
  });

  it.each<[string, Changes]>([
    ['its typ is not oauth-client-attestation+jwt', { attestationHeader: { typ: 'JWT' } }],
    ['its sub is not the client', { attestation: { sub: 'somebody else' } }],
    ['it has no exp', { attestation: { exp: undefined } }],
    ['it has expired', { attestation: { exp: 1 } }],
    ['its nbf is in the future', { attestation: { nbf: seconds() + 600 } }],
    ['its iat is in the future', { attestation: { iat: seconds() + 600 } }],
    ['it has no key in cnf.jwk', { attestation: { cnf: {} } }],
    ['it has no key in cnf.jwk', { attestation: { cnf: undefined } }],
    ['signature of the client attestation', { attestationKey: stranger.privateJwk }],
    ['its typ is not oauth-client-attestation-pop+jwt', { proofHeader: { typ: 'JWT' } }],
    ['its iss is not the client', { proof: { iss: 'somebody else' } }],
    ['its aud is not the issuer', { proof: { aud: 'https://other.example' } }],
    ['it has no jti', { proof: { jti: undefined } }],
    ['it has neither iat nor exp', { proof: { iat: undefined } }],
    ['proof of possession is invalid: it has expired', { proof: { iat: seconds() - 400 } }],
    ['proof of possession is invalid: its iat is in the future', { proof: { iat: seconds() + 600 } }],
    ['signature of the proof', { proofKey: stranger.privateJwk }],
    ['signature of the proof', { attestation: { cnf: { jwk: { kty: 'EC' } } } }],
  ])('refuses: %s', async (message, changes) => {
    expect(await attempt(changes)).toMatchObject(refused(message));
  });

  it('refuses JWTs that are not signed with a key pair', async () => {
    const authlete = world();
    const { oauthClientAttestation, oauthClientAttestationPop } = await credentials(authlete);
    const unsigned = (jwt: string, typ: string) =>
      [Buffer.from(JSON.stringify({ alg: 'none', typ })).toString('base64url'), jwt.split('.')[1], ''].join(
        '.',
      );
    const attestation = unsigned(oauthClientAttestation, 'oauth-client-attestation+jwt');
    expect(
      await post(authlete, { oauthClientAttestation: attestation, oauthClientAttestationPop }),
    ).toMatchObject(refused('client attestation is invalid: it is not signed'));
    const proof = unsigned(oauthClientAttestationPop, 'oauth-client-attestation-pop+jwt');
    expect(await post(authlete, { oauthClientAttestation, oauthClientAttestationPop: proof })).toMatchObject(
      refused('proof of possession is invalid: it is not signed'),
    );
  });

  it('needs both JWTs', async () => {
    const authlete = world();
    const { oauthClientAttestation, oauthClientAttestationPop } = await credentials(authlete);
    expect(await post(authlete, {})).toMatchObject(refused('no client attestation'));
    expect(await post(authlete, { oauthClientAttestationPop })).toMatchObject(
      refused('no client attestation'),
    );
    expect(await post(authlete, { oauthClientAttestation })).toMatchObject(refused('no proof of possession'));
    expect(await post(authlete, { oauthClientAttestation: 'x', oauthClientAttestationPop })).toMatchObject(
      refused('client attestation is not a signed JWT'),
    );
    expect(await post(authlete, { oauthClientAttestation, oauthClientAttestationPop: 'x' })).toMatchObject(
      refused('proof of possession is not a signed JWT'),
    );
  });

  it('identifies the client if nothing else does, at every endpoint with client authentication', async () => {
    const authlete = world({ clientIdAlias: 'wallet' });
    const good = { response_type: 'code', redirect_uri: authlete.confidential.redirectUri };
    for (const [id, parameters, answer] of [
      ['auth_token_api', { grant_type: 'client_credentials' }, { action: 'OK' }],
      ['pushed_auth_req_api', good, { action: 'CREATED' }],
      ['auth_revocation_api', { token: 'x' }, { action: 'OK' }],
      ['device_authorization_api', { scope: 'openid' }, { resultCode: 'A166306' }],
      ['backchannel_authentication_api', { scope: 'openid' }, { resultCode: 'A166306' }],
    ] as const) {
      for (const attestation of [{}, { sub: 'wallet' }]) {
        const call = { parameters: encoded(parameters), ...(await credentials(authlete, { attestation })) };
        expect((await authlete.call(id, call)).body, id).toMatchObject(answer);
      }
      const unknown = await credentials(authlete, { attestation: { sub: 'nobody' } });
      const { body } = await authlete.call(id, { parameters: encoded(parameters), ...unknown });
      expect(body, id).toMatchObject({
        responseContent: expect.stringContaining('"error":"invalid_client"'),
      });
    }
  });

  it('must be about the client that the request names', async () => {
    const authlete = world();
    const attestation = { sub: String(authlete.publicClient.clientId) };
    expect(await attempt({ attestation }, authlete)).toMatchObject(refused('its sub is not the client'));
  });

  it('binds refresh tokens to the instance of the client', async () => {
    const authlete = world({ grantTypes: ['REFRESH_TOKEN', 'AUTHORIZATION_CODE'] });
    const code = await codeFor(authlete);
    const redirect_uri = authlete.confidential.redirectUri;
    const ask = async (parameters: OAuthParameters, changes: Changes = {}) =>
      (
        await authlete.call('auth_token_api', {
          parameters: encoded(parameters),
          ...(await credentials(authlete, changes)),
        })
      ).body;
    const { refreshToken = '' } = await ask({ grant_type: 'authorization_code', code, redirect_uri });
    const refresh = (token: string | null, changes: Changes = {}) =>
      ask({ grant_type: 'refresh_token', refresh_token: token ?? '' }, changes);
    const other = { attestation: { cnf: { jwk: stranger.publicJwk } }, proofKey: stranger.privateJwk };
    const refusal = {
      action: 'BAD_REQUEST',
      responseContent: expect.stringContaining('"error":"invalid_grant"'),
    };
    expect(await refresh(refreshToken, other)).toMatchObject(refusal);
    const refreshed = await refresh(refreshToken);
    expect(refreshed).toMatchObject({ action: 'OK' });
    expect(await refresh(refreshed.refreshToken ?? '', other)).toMatchObject(refusal);
    expect(await refresh(refreshed.refreshToken ?? '')).toMatchObject({ action: 'OK' });
  });
});

describe('The challenge of a proof of possession', () => {
  it('must be a current one, if there is one', async () => {
    const authlete = world();
    const { body } = await authlete.call('attestation_challenge_api', {});
    const proof = { challenge: body.attestationChallenge };
    expect(await attempt({ proof }, authlete)).toMatchObject({ action: 'OK' });
    expect(await attempt({ proof: { challenge: 'an old one' } }, authlete)).toMatchObject({
      action: 'INVALID_CLIENT',
      responseContent: expect.stringContaining('is not a current one'),
    });
  });
});
