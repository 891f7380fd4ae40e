import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { tokensFor } from '../../support/flow.js';
import { wholeSeconds } from '../../support/times.js';
import {
  badJwts,
  changeClient,
  changeKeys,
  changeToken,
  clientCredentialsToken,
  forgedJwt,
  introspect,
  neverIssued,
  refresh,
  revoke,
  serviceKeys,
  wait,
} from '../../support/tokens.js';

const day = 86_400;
const tenDays = 864_000;

describe('POST /auth/introspection, a live token', () => {
  it('returns everything about the token', async () => {
    const attributes = [{ key: 'tier', value: 'gold' }];
    const authlete = testAuthlete({
      fixtures: demoWith({ service: { attributes }, confidential: { attributes } }),
    });
    const properties = [
      { key: 'shown', value: 'a', hidden: false },
      { key: 'kept', value: 'b', hidden: true },
    ];
    const more = { acr: 'silver', authTime: 1_700_000_000, properties, consentedClaims: ['name'] };
    const { accessToken, accessTokenExpiresAt } = await tokensFor(
      authlete,
      { scope: 'openid notes.read' },
      more,
    );

    const body = await introspect(authlete, accessToken, { scopes: ['notes.read'] });
    const { clientId } = authlete.confidential;
    expect(body).toMatchObject({
      action: 'OK',
      resultCode: 'A056001',
      responseContent: 'Bearer error="invalid_request"',
      existent: true,
      usable: true,
      sufficient: true,
      refreshable: true,
      clientId,
      clientIdAlias: String(clientId),
      clientIdAliasUsed: true,
      subject: 'joe',
      scopes: ['notes.read', 'openid'],
      scopeDetails: [{ name: 'notes.read', description: 'Read your notes' }, { name: 'openid' }],
      expiresAt: wholeSeconds(accessTokenExpiresAt),
      properties,
      consentedClaims: ['name'],
      grantType: 'AUTHORIZATION_CODE',
      acr: 'silver',
      authTime: 1_700_000_000,
      serviceAttributes: attributes,
      clientAttributes: attributes,
    });
    expect((body.expiresAt ?? 1) % 1000).toBe(0);
  });

  it('has no subject, no refresh token and no authentication time in the client credentials grant', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await clientCredentialsToken(authlete);
    const body = await introspect(authlete, accessToken);
    expect(body).toMatchObject({ action: 'OK', refreshable: false, authTime: 0 });
    for (const name of ['subject', 'scopes', 'scopeDetails', 'acr', 'properties', 'resources']) {
      expect(body).not.toHaveProperty(name);
    }
  });

  it('is not sufficient if no scopes are asked for', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK', sufficient: false });
  });

  it('need not cover scopes that the service does not have', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    expect(await introspect(authlete, accessToken, { scopes: ['profile', 'unregistered'] })).toMatchObject({
      action: 'OK',
      sufficient: true,
    });
  });

  it('satisfies a subject, resources, an ACR and an age that it has', async () => {
    const authlete = testAuthlete();
    const authTime = Math.floor(Date.now() / 1000) - 60;
    const { accessToken } = await tokensFor(authlete, {}, { acr: 'gold', authTime });
    await changeToken(authlete, accessToken, (record) => ({
      ...record,
      accessTokenResources: ['https://rs.example.com/a', 'https://rs.example.com/b'],
    }));
    const demands = {
      subject: 'joe',
      resources: ['https://rs.example.com/b'],
      acrValues: ['silver', 'gold'],
      maxAge: 300,
    };
    expect(await introspect(authlete, accessToken, demands)).toMatchObject({
      action: 'OK',
      accessTokenResources: ['https://rs.example.com/a', 'https://rs.example.com/b'],
    });
  });

  it('may be presented any number of times', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    for (let count = 0; count < 3; count += 1) {
      expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
    }
  });

  it('can come in a form, with scopes as words', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete, { scope: 'openid notes.read' });
    const response = await authlete.fetch(
      `http://authlete.test/api/${authlete.serviceId}/auth/introspection`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${authlete.accessToken}` },
        body: new URLSearchParams({ token: accessToken, scopes: 'notes.read notes.write' }),
      },
    );
    expect(await response.json()).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A064302' });
  });
});

describe('POST /auth/introspection, an invalid token', () => {
  it.each([
    ['none', undefined, 'BAD_REQUEST', 'A057301', 'invalid_request'],
    ['an empty one', '', 'BAD_REQUEST', 'A057301', 'invalid_request'],
    ['one that was never issued', neverIssued, 'UNAUTHORIZED', 'A057302', 'invalid_token'],
    ['an encrypted JWT', badJwts.encrypted, 'UNAUTHORIZED', 'A057306', 'invalid_token'],
    ['an unsigned JWT', badJwts.unsigned, 'UNAUTHORIZED', 'A057306', 'invalid_token'],
    ['a JWT with a symmetric signature', badJwts.symmetric, 'UNAUTHORIZED', 'A057306', 'invalid_token'],
    ['a JWT that cannot be read', badJwts.unreadable, 'UNAUTHORIZED', 'A057304', 'invalid_token'],
    ['a JWT without jti', badJwts.withoutJti, 'UNAUTHORIZED', 'A057305', 'invalid_token'],
    ['a JWT with an empty jti', badJwts.emptyJti, 'UNAUTHORIZED', 'A057305', 'invalid_token'],
  ])('%s', async (_name, token, action, resultCode, error) => {
    const authlete = testAuthlete();
    const { body } = await authlete.call('auth_introspection_api', { token });
    expect(body).toMatchObject({ action, resultCode, existent: false, usable: false, sufficient: false });
    expect(body.responseContent).toMatch(
      new RegExp(
        `^Bearer error="${error}",error_description="\\[${resultCode}\\] [^"]+",error_uri="https://docs\\.authlete\\.com/#${resultCode}"$`,
      ),
    );
    expect(body).not.toHaveProperty('subject');
  });

  it('a token of another service', async () => {
    const here = testAuthlete();
    const there = testAuthlete();
    const { accessToken } = await tokensFor(there);
    expect(await introspect(here, accessToken)).toMatchObject({ resultCode: 'A057302' });
  });

  it('a refresh token', async () => {
    const authlete = testAuthlete();
    const { refreshToken } = await tokensFor(authlete);
    expect(await introspect(authlete, refreshToken)).toMatchObject({ resultCode: 'A057302' });
  });

  it('a token that was revoked', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await revoke(authlete, accessToken);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
  });

  it('a token whose client is gone', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await changeClient(authlete);
    expect(await introspect(authlete, accessToken)).toMatchObject({
      action: 'UNAUTHORIZED',
      resultCode: 'A098301',
    });
  });

  it('a token whose client is locked, until it is unlocked', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await changeClient(authlete, { locked: true });
    expect(await introspect(authlete, accessToken)).toMatchObject({
      action: 'UNAUTHORIZED',
      resultCode: 'A098303',
    });
    await changeClient(authlete, { locked: false });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
  });
});

describe('POST /auth/introspection, an expired token', () => {
  it('is reported as expired once, then as unknown; its refresh token is still valid', async () => {
    const authlete = testAuthlete();
    const { accessToken, refreshToken } = await tokensFor(authlete);
    await wait(authlete, day);
    const first = await introspect(authlete, accessToken, { scopes: ['openid', 'profile'] });
    expect(first).toMatchObject({
      action: 'UNAUTHORIZED',
      resultCode: 'A065301',
      existent: true,
      usable: false,
      sufficient: true,
      refreshable: true,
      clientId: authlete.confidential.clientId,
      subject: 'joe',
      scopes: ['openid', 'profile'],
    });
    expect(first.responseContent).toMatch(/^Bearer error="invalid_token",.*,scope="openid profile"$/);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302', existent: false });

    const refreshed = await refresh(authlete, refreshToken);
    expect(refreshed).toMatchObject({ action: 'OK' });
    expect(await introspect(authlete, refreshed.accessToken ?? '')).toMatchObject({ action: 'OK' });
  });

  it('lives until its last second', async () => {
    const authlete = testAuthlete();
    (await authlete.world()).clock.freeze();
    const { accessToken, accessTokenExpiresAt } = await tokensFor(authlete);
    const { clock } = await authlete.world();
    const expiresAt = wholeSeconds(accessTokenExpiresAt);
    clock.set(expiresAt - 1);
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK' });
    clock.set(expiresAt);
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A065301' });
  });

  it('may have a refresh token that expired too', async () => {
    const authlete = testAuthlete();
    const { accessToken, refreshToken } = await tokensFor(authlete);
    await wait(authlete, tenDays);
    expect(await introspect(authlete, accessToken)).toMatchObject({
      action: 'UNAUTHORIZED',
      resultCode: 'A065302',
      existent: true,
      refreshable: false,
    });
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
  });

  it('may never have had a refresh token', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await clientCredentialsToken(authlete);
    await wait(authlete, day);
    expect(await introspect(authlete, accessToken)).toMatchObject({
      action: 'UNAUTHORIZED',
      resultCode: 'A065303',
      existent: true,
      refreshable: false,
    });
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
  });

  it('is reported as expired to one of many concurrent callers', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await wait(authlete, day);
    const answers = await Promise.all(Array.from({ length: 20 }, () => introspect(authlete, accessToken)));
    const codes = answers.map(({ resultCode }) => resultCode).sort();
    expect(codes).toEqual([...Array(19).fill('A057302'), 'A065301']);
  });

  it('is reported as expired before any other error', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    await wait(authlete, day);
    const demands = { scopes: ['notes.write'], subject: 'jane', maxAge: 1 };
    expect(await introspect(authlete, accessToken, demands)).toMatchObject({
      resultCode: 'A065301',
      sufficient: false,
    });
  });
});

describe('POST /auth/introspection, an insufficient token', () => {
  it('lacks a scope: the challenge names all required scopes', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    const body = await introspect(authlete, accessToken, {
      scopes: ['profile', 'notes.read', 'notes.write'],
    });
    expect(body).toMatchObject({
      action: 'FORBIDDEN',
      resultCode: 'A064302',
      existent: true,
      usable: true,
      sufficient: false,
      refreshable: true,
      subject: 'joe',
    });
    expect(body.resultMessage).toContain('notes.read');
    expect(body.responseContent).toMatch(
      /^Bearer error="insufficient_scope",error_description="\[A064302\] [^"]+",error_uri="https:\/\/docs\.authlete\.com\/#A064302",scope="profile notes\.read notes\.write"$/,
    );
  });

  it('has no scope at all', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await clientCredentialsToken(authlete);
    const body = await introspect(authlete, accessToken, { scopes: ['notes.read'] });
    expect(body).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A064301', sufficient: false });
    expect(body.responseContent).toMatch(/error="insufficient_scope",.*,scope="notes\.read"$/);
  });

  it('has no subject', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await clientCredentialsToken(authlete);
    const body = await introspect(authlete, accessToken, { subject: 'joe' });
    expect(body).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A066301' });
    expect(body.responseContent).toContain('error="invalid_request"');
  });

  it('has another subject', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    const body = await introspect(authlete, accessToken, { subject: 'jane', scopes: ['openid'] });
    expect(body).toMatchObject({
      action: 'FORBIDDEN',
      resultCode: 'A066302',
      usable: true,
      sufficient: true,
    });
    expect(body.responseContent).toContain('error="invalid_request"');
  });

  it('is not for the resource', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    const body = await introspect(authlete, accessToken, { resources: ['https://rs.example.com'] });
    expect(body).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A000000', usable: true });
    expect(body.responseContent).toContain('error="invalid_target"');
    expect(body.resultMessage).toContain('https://rs.example.com');
  });

  it.each([
    ['another ACR', { acr: 'bronze' }],
    ['no ACR', {}],
  ])('is from an authentication with %s', async (_name, more) => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete, {}, more);
    const body = await introspect(authlete, accessToken, { acrValues: ['silver', 'gold'] });
    expect(body).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A341302' });
    expect(body.responseContent).toMatch(
      /^Bearer error="insufficient_user_authentication",.*,acr_values="silver gold"$/,
    );
  });

  it.each([
    ['too long ago', { authTime: 1_700_000_000 }],
    ['nobody knows when', {}],
  ])('is from an authentication %s', async (_name, more) => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete, {}, more);
    const body = await introspect(authlete, accessToken, { maxAge: 600 });
    expect(body).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A340301' });
    expect(body.responseContent).toMatch(
      /^Bearer error="insufficient_user_authentication",.*,max_age="600"$/,
    );
  });

  it('lacks the scope first, then the subject, the resource, the ACR and the age', async () => {
    const authlete = testAuthlete();
    const { accessToken } = await tokensFor(authlete);
    const demands = {
      maxAge: 1,
      acrValues: ['gold'],
      resources: ['https://rs.example.com'],
      subject: 'jane',
      scopes: ['notes.read'],
    };
    const met: string[] = [];
    for (const demand of Object.keys(demands)) {
      const so = Object.fromEntries(
        Object.entries(demands).slice(0, Object.keys(demands).indexOf(demand) + 1),
      );
      met.push((await introspect(authlete, accessToken, so)).resultCode);
    }
    expect(met).toEqual(['A340301', 'A341302', 'A000000', 'A066302', 'A064302']);
  });
});

describe('POST /auth/introspection, a JWT access token', () => {
  const data = demoWith({ service: { accessTokenSignAlg: 'RS256' } });

  it('is known by the JWT and by its jti', async () => {
    const authlete = testAuthlete({ fixtures: data });
    const { accessToken, jwtAccessToken = '' } = await tokensFor(authlete);
    expect(await introspect(authlete, jwtAccessToken)).toMatchObject({ action: 'OK', subject: 'joe' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'OK', subject: 'joe' });
  });

  it('is verified with the keys that the service has now', async () => {
    const authlete = testAuthlete({ fixtures: data });
    const { jwtAccessToken = '' } = await tokensFor(authlete);
    await changeKeys(authlete, serviceKeys().reverse());
    expect(await introspect(authlete, jwtAccessToken)).toMatchObject({ action: 'OK', subject: 'joe' });
    const others = serviceKeys().filter(({ kty }) => kty !== 'RSA');
    await changeKeys(authlete, others);
    expect(await introspect(authlete, jwtAccessToken)).toMatchObject({ resultCode: 'A057302' });
  });

  it('returns the values of the record, not those of the JWT', async () => {
    const authlete = testAuthlete({ fixtures: data });
    const { jwtAccessToken = '' } = await tokensFor(authlete);
    await changeToken(authlete, jwtAccessToken, (record) => ({ ...record, scopes: ['email'] }));
    expect(await introspect(authlete, jwtAccessToken)).toMatchObject({ scopes: ['email'] });
  });

  it('does not exist when its signature is forged, even with the jti of a live token', async () => {
    const authlete = testAuthlete({ fixtures: data });
    const { accessToken } = await tokensFor(authlete);
    const forged = forgedJwt({ alg: 'RS256', typ: 'at+jwt' }, { jti: accessToken });
    expect(await introspect(authlete, forged)).toMatchObject({
      action: 'UNAUTHORIZED',
      resultCode: 'A057302',
    });
  });

  it('expires as its record does', async () => {
    const authlete = testAuthlete({ fixtures: data });
    const { accessToken, jwtAccessToken = '' } = await tokensFor(authlete);
    await wait(authlete, day);
    expect(await introspect(authlete, jwtAccessToken)).toMatchObject({ resultCode: 'A065301' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ resultCode: 'A057302' });
  });
});
