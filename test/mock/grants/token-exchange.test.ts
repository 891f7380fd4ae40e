import { importJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { created } from '../../support/created-token.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { encoded, type OAuthParameters, requestToken } from '../../support/flow.js';
import { wholeSeconds } from '../../support/times.js';
import { badJwts, forgedJwt, serviceKeys, wait } from '../../support/tokens.js';

const grantTypes = ['TOKEN_EXCHANGE', 'AUTHORIZATION_CODE', 'REFRESH_TOKEN'] as const;
const type = (name: string) => `urn:ietf:params:oauth:token-type:${name}`;
const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange';

const world = ({ service, confidential, publicClient }: Changes = {}) =>
  testAuthlete({
    fixtures: demoWith({
      service: { supportedGrantTypes: [...grantTypes], ...service },
      confidential: { grantTypes: [...grantTypes], ...confidential },
      publicClient: { grantTypes: [...grantTypes], ...publicClient },
    }),
  });

const exchange = (authlete: TestAuthlete, parameters: OAuthParameters) =>
  requestToken(authlete, { grant_type, ...parameters });

const ofJwt = (claims: object, header: object = { alg: 'ES256' }) => ({
  subject_token: forgedJwt(header, claims),
  subject_token_type: type('jwt'),
});

const anonymous = async (authlete: TestAuthlete, parameters: OAuthParameters) =>
  (await authlete.call('auth_token_api', { parameters: encoded({ grant_type, ...parameters }) })).body;

const bad = (resultCode: string) => ({ action: 'BAD_REQUEST', resultCode });

describe('token exchange', () => {
  it('returns what is known about the tokens, and stores nothing', async () => {
    const authlete = world();
    const subject = await created(authlete, {
      scopes: ['notes.read'],
      properties: [{ key: 'k', value: 'v' }],
    });
    const answered = await exchange(authlete, {
      subject_token: subject.accessToken,
      subject_token_type: type('access_token'),
      actor_token: subject.refreshToken,
      actor_token_type: type('refresh_token'),
      requested_token_type: type('jwt'),
      scope: 'notes.read magic',
      audience: 'https://rs.example.com',
      resource: 'https://rs.example.com/notes',
    });
    const info = {
      clientId: authlete.confidential.clientId,
      subject: 'joe',
      scopes: [{ name: 'notes.read', defaultEntry: false }],
      properties: [{ key: 'k', value: 'v', hidden: false }],
    };
    expect(answered).toMatchObject({
      action: 'TOKEN_EXCHANGE',
      resultCode: 'A311001',
      subjectToken: subject.accessToken,
      subjectTokenType: 'ACCESS_TOKEN',
      subjectTokenInfo: { ...info, expiresAt: wholeSeconds(subject.expiresAt) },
      actorToken: subject.refreshToken,
      actorTokenType: 'REFRESH_TOKEN',
      actorTokenInfo: info,
      requestedTokenType: 'JWT',
      scopes: ['notes.read'],
      audiences: ['https://rs.example.com'],
      resources: ['https://rs.example.com/notes'],
    });
    expect(answered.responseContent).toBeUndefined();
    expect(answered.accessToken).toBeUndefined();
    expect((await authlete.call('auth_token_get_list_api')).body.totalCount).toBe(1);
  });

  it.each([
    ['A250302', { subject_token_type: type('jwt') }],
    ['A250302', { subject_token: 'x' }],
    ['A250302', { ...ofJwt({}), actor_token: 'x' }],
    ['A000000', { ...ofJwt({}), actor_token_type: type('jwt') }],
    ['A000000', { ...ofJwt({}), requested_token_type: 'magic' }],
    ['A000000', { ...ofJwt({}), subject_token_type: 'urn:openid:params:token-type:device-secret' }],
    ['A311306', { subject_token: 'x', subject_token_type: type('access_token') }],
    ['A311306', { subject_token: 'x', subject_token_type: type('refresh_token') }],
    ['A000000', { subject_token: 'x', subject_token_type: type('jwt') }],
    ['A000000', ofJwt({ exp: 1 })],
    ['A000000', ofJwt({ exp: 'soon' })],
    ['A000000', ofJwt({ nbf: 9_999_999_999 })],
    ['A251308', { ...ofJwt({}), resource: 'https://rs.example.com/#x' }],
  ])('%s for %j', async (resultCode, parameters: OAuthParameters) => {
    expect(await exchange(world(), parameters)).toMatchObject(bad(resultCode));
  });

  it('A250301 for a parameter that comes twice', async () => {
    const authlete = world();
    const { clientId, clientSecret } = authlete.confidential;
    const parameters = `${encoded({ grant_type })}&subject_token=x&subject_token=y`;
    const body = { parameters, clientId: String(clientId), clientSecret };
    expect((await authlete.call('auth_token_api', body)).body).toMatchObject(bad('A250301'));
  });

  it('an expired token is refused', async () => {
    const authlete = world();
    const { accessToken } = await created(authlete);
    await wait(authlete, 86_400);
    const parameters = { subject_token: accessToken, subject_token_type: type('access_token') };
    expect(await exchange(authlete, parameters)).toMatchObject(bad('A000000'));
  });

  it('a JWT need not be signed or readable, unless the service asks for it', async () => {
    const encrypted = { subject_token: badJwts.encrypted, subject_token_type: type('jwt') };
    const unsigned = ofJwt({ sub: 'joe' }, { alg: 'none' });
    const lenient = world();
    expect(await exchange(lenient, encrypted)).toMatchObject({ action: 'TOKEN_EXCHANGE' });
    expect(await exchange(lenient, unsigned)).toMatchObject({ action: 'TOKEN_EXCHANGE' });
    const saml = { subject_token: '<xml/>', subject_token_type: type('saml2') };
    expect(await exchange(lenient, saml)).toMatchObject({ subjectTokenType: 'SAML2' });
    const strict = world({
      service: { tokenExchangeEncryptedJwtRejected: true, tokenExchangeUnsignedJwtRejected: true },
    });
    expect(await exchange(strict, encrypted)).toMatchObject(bad('A000000'));
    expect(await exchange(strict, unsigned)).toMatchObject(bad('A000000'));
  });

  it('an ID token must be signed by the service', async () => {
    const authlete = world();
    const [jwk] = serviceKeys().filter(({ alg }) => alg === 'ES256');
    if (jwk === undefined) throw new Error('No key.');
    const key = await importJWK(jwk, 'ES256');
    const now = Math.floor((await authlete.world()).clock.now() / 1000);
    const claims = { iss: 'https://as.example.com', aud: 'me', iat: now, exp: now + 60, nonce: 'n' };
    const signed = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: jwk.kid ?? '' })
      .sign(key);
    const ask = (subject_token: string) =>
      exchange(authlete, { subject_token, subject_token_type: type('id_token') });
    expect(await ask(signed)).toMatchObject({ action: 'TOKEN_EXCHANGE', subjectTokenType: 'ID_TOKEN' });
    const wrong: [object, object][] = [
      [{ alg: 'ES256' }, claims],
      [{ alg: 'HS256' }, claims],
      [{ alg: 'ES256' }, { ...claims, iss: 'https://other.example.com' }],
      [{ alg: 'ES256' }, { ...claims, iss: 'https://as.example.com?x' }],
      [{ alg: 'ES256' }, { ...claims, nonce: 1 }],
      [{ alg: 'ES256' }, { ...claims, aud: undefined }],
    ];
    for (const [header, payload] of wrong) {
      expect(await ask(forgedJwt(header, payload))).toMatchObject(bad('A000000'));
    }
  });

  it('may be for clients that are known, confidential or permitted only', async () => {
    const good = ofJwt({});
    expect(await anonymous(world(), good)).toMatchObject({ action: 'TOKEN_EXCHANGE', clientId: 0 });
    const known = world({ service: { tokenExchangeByIdentifiableClientsOnly: true } });
    expect(await anonymous(known, good)).toMatchObject(bad('A244305'));
    const confidential = world({ service: { tokenExchangeByConfidentialClientsOnly: true } });
    const client_id = String(confidential.publicClient.clientId);
    expect(await anonymous(confidential, { ...good, client_id })).toMatchObject(bad('A311304'));
    expect(await exchange(confidential, good)).toMatchObject({ action: 'TOKEN_EXCHANGE' });
    const service = { tokenExchangeByPermittedClientsOnly: true };
    expect(await exchange(world({ service }), good)).toMatchObject(bad('A311305'));
    const permitted = world({ service, confidential: { extension: { tokenExchangePermitted: true } } });
    expect(await exchange(permitted, good)).toMatchObject({ action: 'TOKEN_EXCHANGE' });
  });

  it('names the scopes that the service has, if no client is known', async () => {
    const answered = await anonymous(world(), { ...ofJwt({}), scope: 'notes.read magic' });
    expect(answered.scopes).toEqual(['notes.read']);
  });
});
