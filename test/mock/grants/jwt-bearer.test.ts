import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { encoded, type OAuthParameters, requestToken } from '../../support/flow.js';
import { badJwts, forgedJwt } from '../../support/tokens.js';

const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const claims = {
  iss: 'https://idp.example.com',
  sub: 'joe',
  aud: 'https://as.example.com',
  exp: 9_999_999_999,
};
const assertionOf = (changes: object, header: object = { alg: 'ES256' }) =>
  forgedJwt(header, { ...claims, ...changes });

const world = ({ service }: Changes = {}) =>
  testAuthlete({
    fixtures: demoWith({
      service: { supportedGrantTypes: ['JWT_BEARER'], ...service },
      confidential: { grantTypes: ['JWT_BEARER'] },
    }),
  });

const ask = (parameters: OAuthParameters, changes: Changes = {}) =>
  requestToken(world(changes), { grant_type, ...parameters });

describe('the JWT bearer grant', () => {
  it('passes a valid assertion to the authorization server', async () => {
    const assertion = assertionOf({ aud: ['x', 'https://as.example.com/token'] });
    const more = { scope: 'notes.read magic', resource: 'https://rs.example.com/' };
    const answered = await ask({ assertion, ...more });
    expect(answered).toMatchObject({
      action: 'JWT_BEARER',
      assertion,
      scopes: ['notes.read'],
      resources: ['https://rs.example.com/'],
    });
    expect(answered.responseContent).toBeUndefined();
  });

  it.each([
    ['A314314', { aud: 'https://other.example.com' }],
    ['A314314', { aud: undefined }],
    ['A314305', { exp: undefined }],
    ['A314309', { exp: 1 }],
    ['A314309', { exp: 'soon' }],
    ['A000000', { iat: 9_999_999_999 }],
    ['A000000', { nbf: 9_999_999_999 }],
    ['A000000', { iss: undefined }],
    ['A000000', { sub: 1 }],
  ])('%s for %j', async (resultCode, changes) => {
    const answered = await ask({ assertion: assertionOf(changes) });
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(JSON.parse(answered.responseContent ?? '')).toMatchObject({ error: 'invalid_grant' });
  });

  it('needs one assertion, which is a JWT', async () => {
    expect(await ask({})).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(await ask({ assertion: 'x' })).toMatchObject({ resultCode: 'A000000' });
    expect(await ask({ assertion: assertionOf({}), resource: 'relative' })).toMatchObject({
      action: 'BAD_REQUEST',
    });
  });

  it('the service may refuse assertions that are unsigned or encrypted', async () => {
    const unsigned = { assertion: assertionOf({}, { alg: 'none' }) };
    const encrypted = { assertion: badJwts.encrypted };
    expect(await ask(unsigned)).toMatchObject({ action: 'JWT_BEARER' });
    expect(await ask(encrypted)).toMatchObject({ action: 'JWT_BEARER' });
    expect(await ask(unsigned, { service: { jwtGrantUnsignedJwtRejected: true } })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A314310',
    });
    expect(await ask(encrypted, { service: { jwtGrantEncryptedJwtRejected: true } })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A000000',
    });
  });

  it('the service may ask who the client is', async () => {
    const parameters = encoded({ grant_type, assertion: assertionOf({}) });
    const anyone = await world().call('auth_token_api', { parameters });
    expect(anyone.body).toMatchObject({ action: 'JWT_BEARER' });
    const known = world({ service: { jwtGrantByIdentifiableClientsOnly: true } });
    expect((await known.call('auth_token_api', { parameters })).body).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A244305',
      responseContent: expect.stringContaining('"error":"invalid_request"'),
    });
  });
});
