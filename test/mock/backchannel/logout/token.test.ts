import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../../support/authlete.js';
import { demoWith } from '../../../support/demo.js';

const backchannelLogoutUri = 'https://client.example.com/logout';
const start = (confidential: object = {}, service: object = {}) =>
  testAuthlete({ fixtures: demoWith({ service, confidential: { backchannelLogoutUri, ...confidential } }) });

const ask = async (authlete: ReturnType<typeof start>, body: object) => {
  const clientIdentifier = String(authlete.confidential.clientId);
  return (await authlete.call('backchannel_logout_token_api', { clientIdentifier, ...body })).body;
};

describe('/backchannel/logout/token', () => {
  it('makes a logout token that the keys of the service verify', async () => {
    const authlete = start();
    const answer = await ask(authlete, { subject: 'joe', sessionId: 'session-1' });
    expect(answer).toMatchObject({ action: 'OK', resultCode: 'A504001', backchannelLogoutUri });
    const { body } = await authlete.call('service_jwks_get_api');
    const keys = createLocalJWKSet(JSON.parse(JSON.stringify(body)));
    const { payload, protectedHeader } = await jwtVerify(String(answer.logoutToken), keys, {
      issuer: 'https://as.example.com',
      audience: String(authlete.confidential.clientId),
    });
    expect(protectedHeader).toMatchObject({ typ: 'logout+jwt', alg: 'RS256' });
    expect(payload).toMatchObject({
      sub: 'joe',
      sid: 'session-1',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(120);
    expect(payload).not.toHaveProperty('nonce');
  });

  it('has a sid without a sub, and a sub without a sid', async () => {
    const authlete = start();
    const claims = async (body: object) => {
      const { logoutToken = '' } = await ask(authlete, body);
      return JSON.parse(Buffer.from(logoutToken.split('.')[1] ?? '', 'base64url').toString());
    };
    expect(await claims({ sessionId: 's' })).not.toHaveProperty('sub');
    expect(await claims({ subject: 'joe' })).not.toHaveProperty('sid');
  });

  it.each([
    ['no client', {}, { clientIdentifier: undefined, subject: 'joe' }],
    ['an unknown client', {}, { clientIdentifier: 'nobody', subject: 'joe' }],
    ['neither a subject nor a session', {}, {}],
    ['a client without an endpoint', { backchannelLogoutUri: undefined }, { subject: 'joe' }],
    [
      'no session for a client that demands one',
      { backchannelLogoutSessionRequired: true },
      { subject: 'joe' },
    ],
  ])('blames the caller for %s', async (_, confidential, body) => {
    expect(await ask(start(confidential), body)).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('fails in a service without keys', async () => {
    const answer = await ask(start({}, { jwks: '{"keys":[]}' }), { subject: 'joe' });
    expect(answer).toMatchObject({ action: 'SERVER_ERROR', resultCode: 'A162203' });
  });
});
