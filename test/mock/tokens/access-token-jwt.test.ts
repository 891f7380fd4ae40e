import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { tokensFor } from '../../support/flow.js';
import { wholeSeconds } from '../../support/times.js';
import { changeToken, clientCredentialsToken, refresh, serviceKeys } from '../../support/tokens.js';

const mockWith = (service: object) => testAuthlete({ fixtures: demoWith({ service }) });

/** Verifies as a resource server does: with what the service publishes, at the time of the service. */
async function verified(authlete: TestAuthlete, jwt: string) {
  const { body } = await authlete.call('service_jwks_get_api');
  const { keys } = JSON.parse(JSON.stringify(body));
  const currentDate = new Date((await authlete.world()).clock.now());
  return jwtVerify(jwt, createLocalJWKSet({ keys }), { currentDate, typ: 'at+jwt' });
}

describe('a JWT access token', () => {
  it.each(['RS256', 'ES256'])('signed with %s verifies with the JWK Set of the service', async (alg) => {
    const authlete = mockWith({ accessTokenSignAlg: alg });
    const more = {
      acr: 'gold',
      authTime: 1_700_000_000,
      properties: [
        { key: 'shown', value: 'a' },
        { key: 'kept', value: 'b', hidden: true },
      ],
    };
    const tokens = await tokensFor(authlete, { scope: 'openid notes.read' }, more);
    const { jwtAccessToken = '', accessToken, accessTokenExpiresAt } = tokens;
    const { protectedHeader, payload } = await verified(authlete, jwtAccessToken);
    expect(protectedHeader).toEqual({ alg, typ: 'at+jwt', kid: expect.any(String) });
    const exp = wholeSeconds(accessTokenExpiresAt) / 1000;
    expect(payload).toEqual({
      iss: 'https://as.example.com',
      sub: 'joe',
      client_id: String(authlete.confidential.clientId),
      scope: 'notes.read openid',
      iat: exp - 86_400,
      exp,
      jti: accessToken,
      acr: 'gold',
      auth_time: 1_700_000_000,
      grant_type: 'authorization_code',
      shown: 'a',
    });
  });

  it('is what the client gets', async () => {
    const authlete = mockWith({ accessTokenSignAlg: 'ES256' });
    const { jwtAccessToken, responseContent } = await tokensFor(authlete);
    expect(JSON.parse(responseContent ?? '').access_token).toBe(jwtAccessToken);
  });

  it('has no subject and no scope if there is none', async () => {
    const authlete = mockWith({ accessTokenSignAlg: 'ES256' });
    const { jwtAccessToken = '' } = await clientCredentialsToken(authlete);
    const { payload } = await verified(authlete, jwtAccessToken);
    expect(payload).toMatchObject({ grant_type: 'client_credentials' });
    for (const name of ['sub', 'scope', 'aud']) expect(payload).not.toHaveProperty(name);
  });

  it('is for the resources of the token, and only then has an audience', async () => {
    const authlete = mockWith({ accessTokenSignAlg: 'ES256' });
    const { accessToken, refreshToken } = await tokensFor(authlete);
    const resources = ['https://rs.example.com'];
    await changeToken(authlete, accessToken, (record) => ({
      ...record,
      resources,
      accessTokenResources: resources,
    }));
    const { jwtAccessToken = '' } = await refresh(authlete, refreshToken);
    expect((await verified(authlete, jwtAccessToken)).payload.aud).toEqual(resources);
  });

  it('is signed with the key that the service chose', async () => {
    const [rsa] = serviceKeys();
    const keys = [
      { ...rsa, kid: 'one' },
      { ...rsa, kid: 'two' },
    ];
    const authlete = mockWith({
      jwks: JSON.stringify({ keys }),
      accessTokenSignAlg: 'RS256',
      accessTokenSignatureKeyId: 'two',
      idTokenSignatureKeyId: 'one',
    });
    const { jwtAccessToken = '', idToken = '' } = await tokensFor(authlete);
    expect(decodeProtectedHeader(jwtAccessToken).kid).toBe('two');
    expect(decodeProtectedHeader(idToken).kid).toBe('one');
  });

  it('is made again by a refresh', async () => {
    const authlete = mockWith({ accessTokenSignAlg: 'ES256' });
    const { refreshToken } = await tokensFor(authlete);
    const { accessToken, jwtAccessToken = '' } = await refresh(authlete, refreshToken);
    expect((await verified(authlete, jwtAccessToken)).payload.jti).toBe(accessToken);
  });

  it('does not exist if the service issues opaque tokens', async () => {
    const authlete = testAuthlete();
    const answer = await tokensFor(authlete);
    expect(answer).not.toHaveProperty('jwtAccessToken');
    expect(JSON.parse(answer.responseContent ?? '').access_token).toBe(answer.accessToken);
  });
});
