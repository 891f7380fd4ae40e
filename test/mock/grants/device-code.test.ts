import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import {
  completeDevice,
  contentOf,
  decoupled,
  deviceCodes,
  deviceGrant,
  pollDevice,
} from '../../support/decisions.js';
import type { Changes } from '../../support/demo.js';
import { encoded, type OAuthParameters, requestToken } from '../../support/flow.js';
import { changeClient, introspect, wait } from '../../support/tokens.js';

/** A device code whose user has decided. */
async function decided(changes: Changes, decision: object = {}, parameters: OAuthParameters = {}) {
  const authlete = await decoupled(changes);
  const { deviceCode, userCode } = await deviceCodes(authlete, parameters);
  await completeDevice(authlete, userCode, decision);
  return { authlete, deviceCode, userCode };
}

const refused = (resultCode: string, error: string, action = 'BAD_REQUEST') => ({
  action,
  resultCode,
  responseContent: expect.stringContaining(`"error":"${error}"`),
});

describe('grant_type=urn:ietf:params:oauth:grant-type:device_code', () => {
  it('yields tokens once the user has approved', async () => {
    const { authlete, deviceCode } = await decided(
      {},
      {
        sub: 'pseudonym',
        acr: 'gold',
        authTime: 1_700_000_000,
        claims: JSON.stringify({ email: 'joe@example.com' }),
        idtHeaderParams: JSON.stringify({ typ: 'JWT' }),
        idTokenAudType: 'string',
        properties: [{ key: 'a', value: 'b' }],
        consentedClaims: ['email'],
      },
      { scope: 'openid email', resource: 'https://rs.example.com/' },
    );
    const answered = await pollDevice(authlete, deviceCode);
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A242002',
      grantType: 'DEVICE_CODE',
      subject: 'joe',
      scopes: ['email', 'openid'],
      resources: ['https://rs.example.com/'],
      properties: [{ key: 'a', value: 'b', hidden: false }],
      accessToken: expect.stringMatching(/^[\w-]{43}$/),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    const content = contentOf(answered);
    expect(content).toMatchObject({ token_type: 'Bearer', scope: 'email openid', a: 'b' });
    const claims = decodeJwt(content.id_token);
    expect(claims).toMatchObject({
      sub: 'pseudonym',
      aud: String(authlete.confidential.clientId),
      acr: 'gold',
      auth_time: 1_700_000_000,
      email: 'joe@example.com',
    });
    expect(claims).not.toHaveProperty('at_hash');
    expect(decodeProtectedHeader(content.id_token).typ).toBe('JWT');
    expect(await introspect(authlete, String(answered.accessToken))).toMatchObject({
      action: 'OK',
      subject: 'joe',
      consentedClaims: ['email'],
    });
  });

  it('yields no ID token without openid', async () => {
    const { authlete, deviceCode } = await decided({}, {}, { scope: 'notes.read' });
    const answered = await pollDevice(authlete, deviceCode);
    expect(answered).toMatchObject({ action: 'OK', scopes: ['notes.read'] });
    expect(answered.idToken).toBeUndefined();
  });

  it('has the scopes that the decision replaced, but never openid if it was not asked for', async () => {
    const { authlete, deviceCode } = await decided(
      {},
      { scopes: ['openid', 'email', 'unheard-of'] },
      { scope: 'notes.read' },
    );
    expect(await pollDevice(authlete, deviceCode)).toMatchObject({ action: 'OK', scopes: ['email'] });
    const none = await decided({}, { scopes: [] }, { scope: 'openid email' });
    expect(await pollDevice(none.authlete, none.deviceCode)).toMatchObject({ scopes: ['openid'] });
  });

  it('narrows the access token to a part of the resources', async () => {
    const { authlete, deviceCode } = await decided({}, {}, { resource: 'https://rs.example.com/' });
    const ask = (resource: string) =>
      requestToken(authlete, { grant_type: deviceGrant, device_code: deviceCode, resource });
    expect(await ask('https://other.example.com/')).toMatchObject(refused('A000000', 'invalid_target'));
    expect(await ask('https://rs.example.com/')).toMatchObject({
      action: 'OK',
      accessTokenResources: ['https://rs.example.com/'],
    });
  });

  it('takes durations from the decision, unless the token request has its own', async () => {
    const durations = { accessTokenDuration: 60, refreshTokenDuration: 120 };
    const { authlete, deviceCode } = await decided({}, durations);
    expect(await pollDevice(authlete, deviceCode)).toMatchObject({
      accessTokenDuration: 60,
      refreshTokenDuration: 120,
    });
    const own = await decided({}, durations);
    expect(await pollDevice(own.authlete, own.deviceCode, { accessTokenDuration: 30 })).toMatchObject({
      accessTokenDuration: 30,
      refreshTokenDuration: 120,
    });
  });

  it('is for a public client too', async () => {
    const authlete = await decoupled();
    const client_id = String(authlete.publicClient.clientId);
    const asked = await authlete.call('device_authorization_api', {
      parameters: encoded({ client_id, scope: 'openid' }),
    });
    const { deviceCode: device_code, userCode = '' } = asked.body;
    await completeDevice(authlete, userCode);
    const parameters = encoded({ grant_type: deviceGrant, device_code, client_id });
    expect((await authlete.call('auth_token_api', { parameters })).body).toMatchObject({
      action: 'OK',
      clientId: authlete.publicClient.clientId,
    });
  });

  it('says that the user has not decided, and slows down a client that asks too often', async () => {
    const authlete = await decoupled();
    const { deviceCode, userCode } = await deviceCodes(authlete);
    expect(await pollDevice(authlete, deviceCode)).toMatchObject(refused('A242307', 'authorization_pending'));
    await wait(authlete, 4);
    expect(await pollDevice(authlete, deviceCode)).toMatchObject(refused('A000000', 'slow_down'));
    // The interval counts from the last request, even if that one came too soon.
    await wait(authlete, 4);
    expect(await pollDevice(authlete, deviceCode)).toMatchObject(refused('A000000', 'slow_down'));
    await wait(authlete, 5);
    expect(await pollDevice(authlete, deviceCode)).toMatchObject(refused('A242307', 'authorization_pending'));
    // After the user's decision, the interval no longer applies.
    await completeDevice(authlete, userCode);
    expect(await pollDevice(authlete, deviceCode)).toMatchObject({ action: 'OK' });
  });

  it('accepts one of many simultaneous polls', async () => {
    const authlete = await decoupled();
    const { deviceCode } = await deviceCodes(authlete);
    const answers = await Promise.all(Array.from({ length: 10 }, () => pollDevice(authlete, deviceCode)));
    expect(answers.filter(({ resultCode }) => resultCode === 'A242307')).toHaveLength(1);
    expect(answers.filter(({ resultCode }) => resultCode === 'A000000')).toHaveLength(9);
  });

  it('never slows down clients if the interval is 0', async () => {
    const authlete = await decoupled({ service: { deviceFlowPollingInterval: 0 } });
    const { deviceCode } = await deviceCodes(authlete);
    for (let count = 0; count < 3; count += 1) {
      expect(await pollDevice(authlete, deviceCode)).toMatchObject({ resultCode: 'A242307' });
    }
  });

  it.each([
    ['ACCESS_DENIED', 'access_denied'],
    ['TRANSACTION_FAILED', 'expired_token'],
  ])('tells the client of %s, each time that it asks', async (result, error) => {
    const { authlete, deviceCode } = await decided(
      {},
      { result, errorDescription: 'not today', errorUri: 'https://as.example.com/why' },
    );
    for (let count = 0; count < 2; count += 1) {
      const answered = await pollDevice(authlete, deviceCode);
      expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A242001' });
      expect(contentOf(answered)).toEqual({
        error,
        error_description: 'not today',
        error_uri: 'https://as.example.com/why',
      });
    }
  });

  it('adds nothing to the denial of the authorization server', async () => {
    const { authlete, deviceCode } = await decided({}, { result: 'ACCESS_DENIED' });
    expect(contentOf(await pollDevice(authlete, deviceCode))).toEqual({ error: 'access_denied' });
  });

  it.each([
    ['A242301', 'invalid_request', {}],
    ['A242302', 'invalid_request', { device_code: '' }],
    ['A242304', 'invalid_grant', { device_code: 'bogus' }],
  ])('refuses with %s %s: %j', async (resultCode, error, parameters) => {
    const authlete = await decoupled();
    expect(await requestToken(authlete, { grant_type: deviceGrant, ...parameters })).toMatchObject(
      refused(resultCode, error),
    );
  });

  it('refuses more than one device code', async () => {
    const authlete = await decoupled();
    const parameters = `${encoded({ grant_type: deviceGrant })}&device_code=a&device_code=b`;
    expect(await requestToken(authlete, {}, { parameters })).toMatchObject(
      refused('A242303', 'invalid_request'),
    );
  });

  it('refuses a device code of another client', async () => {
    const { authlete, deviceCode } = await decided({});
    const parameters = encoded({
      grant_type: deviceGrant,
      device_code: deviceCode,
      client_id: String(authlete.publicClient.clientId),
    });
    expect((await authlete.call('auth_token_api', { parameters })).body).toMatchObject(
      refused('A242305', 'invalid_grant'),
    );
    expect(await pollDevice(authlete, deviceCode)).toMatchObject({ action: 'OK' });
  });

  it.each([true, false])('refuses a device code that has expired (approved: %s)', async (approved) => {
    const authlete = await decoupled();
    const { deviceCode, userCode } = await deviceCodes(authlete);
    if (approved) await completeDevice(authlete, userCode);
    else await authlete.call('device_verification_api', { userCode });
    await wait(authlete, 600);
    for (let count = 0; count < 2; count += 1) {
      expect(await pollDevice(authlete, deviceCode)).toMatchObject(refused('A242306', 'expired_token'));
      await authlete.call('device_verification_api', { userCode });
    }
  });

  it('is spent by success alone', async () => {
    const { authlete, deviceCode } = await decided({});
    expect(await pollDevice(authlete, deviceCode, { clientSecret: 'wrong' })).toMatchObject({
      resultCode: 'A157305',
    });
    await changeClient(authlete, { idTokenSignAlg: 'NONE' });
    expect(await pollDevice(authlete, deviceCode)).toMatchObject(refused('A242308', 'server_error'));
    await changeClient(authlete, { idTokenSignAlg: 'ES384' });
    expect(await pollDevice(authlete, deviceCode)).toMatchObject({ resultCode: 'A162203' });
    await changeClient(authlete, { idTokenSignAlg: 'ES256' });
    const properties = [{ key: 'a', value: 'x'.repeat(65_536) }];
    expect(await pollDevice(authlete, deviceCode, { properties })).toMatchObject(
      refused('A242201', 'server_error', 'INTERNAL_SERVER_ERROR'),
    );
    expect(await pollDevice(authlete, deviceCode)).toMatchObject({ action: 'OK' });
    expect(await pollDevice(authlete, deviceCode)).toMatchObject(refused('A242304', 'invalid_grant'));
  });

  it('lets one of 100 concurrent requests succeed', async () => {
    const { authlete, deviceCode } = await decided({ confidential: { idTokenSignAlg: 'ES256' } });
    const answers = await Promise.all(Array.from({ length: 100 }, () => pollDevice(authlete, deviceCode)));
    const codes = answers.map(({ resultCode }) => resultCode);
    expect(codes.filter((code) => code === 'A242002')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['A242002', 'A242309']));
    expect(answers.find(({ resultCode }) => resultCode === 'A242309')).toMatchObject(
      refused('A242309', 'invalid_grant'),
    );
  });

  it('refuses a client without the grant type', async () => {
    const authlete: TestAuthlete = await decoupled({ confidential: { grantTypes: ['AUTHORIZATION_CODE'] } });
    expect(await pollDevice(authlete, 'x')).toMatchObject({ resultCode: 'A047302' });
  });
});
