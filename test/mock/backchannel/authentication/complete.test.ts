import { createHash } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ServiceRecord } from '../../../../src/domain/records.js';
import { KeySet } from '../../../../src/mock/jose/keys.js';
import { findByAccessToken } from '../../../../src/mock/tokens/token-records.js';
import { certificate } from '../../../support/certificates.js';
import {
  askBackchannel,
  authReqIdFor,
  backchannelTicket,
  badDecisions,
  completeBackchannel,
  contentOf,
  decoupled,
  issueBackchannel,
  pollBackchannel,
} from '../../../support/decisions.js';
import { jwks } from '../../../support/demo.js';
import { changeClient, introspect, wait } from '../../../support/tokens.js';

const notified = {
  clientNotificationEndpoint: 'https://client.example.com/notified',
  clientNotificationToken: 'notify-me',
};

const leftHalf = (value: string): string =>
  createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url');

const mode = (bcDeliveryMode: 'POLL' | 'PING' | 'PUSH') => decoupled({ confidential: { bcDeliveryMode } });

describe('POST /backchannel/authentication/complete', () => {
  it.each([
    ['AUTHORIZED', 'A198001'],
    ['ACCESS_DENIED', 'A198002'],
    ['TRANSACTION_FAILED', 'A198002'],
  ])('in poll mode leaves the client to ask: %s', async (result, resultCode) => {
    const authlete = await mode('POLL');
    const { ticket, authReqId } = await authReqIdFor(authlete);
    const answered = await completeBackchannel(authlete, ticket, { result, consentedClaims: ['email'] });
    expect(answered).toMatchObject({
      action: 'NO_ACTION',
      resultCode,
      clientId: authlete.confidential.clientId,
      clientIdAliasUsed: true,
      deliveryMode: 'POLL',
      authReqId,
      accessTokenDuration: 0,
      refreshTokenDuration: 0,
      idTokenDuration: 0,
      consentedClaims: ['email'],
    });
    expect(answered.responseContent).toBeUndefined();
    expect(answered.accessToken).toBeUndefined();
    expect(answered.resultMessage).toContain(`result=${result}`);
  });

  it.each([
    ['AUTHORIZED', 'A198001'],
    ['ACCESS_DENIED', 'A198002'],
    ['TRANSACTION_FAILED', 'A198002'],
  ])('in ping mode has the client notified, and not told more: %s', async (result, resultCode) => {
    const authlete = await mode('PING');
    const { ticket, authReqId } = await authReqIdFor(authlete);
    const answered = await completeBackchannel(authlete, ticket, { result });
    expect(answered).toMatchObject({
      action: 'NOTIFICATION',
      resultCode,
      deliveryMode: 'PING',
      ...notified,
    });
    expect(contentOf(answered)).toEqual({ auth_req_id: authReqId });
  });

  it('in push mode issues tokens at once', async () => {
    const authlete = await decoupled({ confidential: { bcDeliveryMode: 'PUSH', idTokenSignAlg: 'ES256' } });
    const { ticket, authReqId } = await authReqIdFor(authlete, { resource: 'https://rs.example.com/' });
    const accessToken = 'chosen-by-the-caller-of-the-api-0000000000000';
    const answered = await completeBackchannel(authlete, ticket, {
      accessToken,
      accessTokenDuration: 60,
      refreshTokenDuration: 120,
      claims: JSON.stringify({ email: 'joe@example.com' }),
      idTokenAudType: 'string',
      properties: [{ key: 'a', value: 'b' }],
    });
    expect(answered).toMatchObject({
      action: 'NOTIFICATION',
      resultCode: 'A198003',
      deliveryMode: 'PUSH',
      ...notified,
      authReqId,
      accessToken,
      accessTokenDuration: 60,
      refreshTokenDuration: 120,
      idTokenDuration: 86_400,
      resources: ['https://rs.example.com/'],
    });
    const content = contentOf(answered);
    expect(content).toEqual({
      auth_req_id: authReqId,
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 60,
      refresh_token: answered.refreshToken,
      id_token: answered.idToken,
    });
    const keys = createLocalJWKSet({ keys: new KeySet(jwks).publicKeys() });
    const currentDate = new Date((await authlete.world()).clock.now());
    const { payload } = await jwtVerify(content.id_token, keys, { currentDate });
    expect(payload).toMatchObject({
      sub: 'joe',
      aud: String(authlete.confidential.clientId),
      email: 'joe@example.com',
      at_hash: leftHalf(accessToken),
      'urn:openid:params:jwt:claim:rt_hash': leftHalf(content.refresh_token),
      'urn:openid:params:jwt:claim:auth_req_id': authReqId,
    });
    expect(await introspect(authlete, accessToken)).toMatchObject({
      action: 'OK',
      grantType: 'CIBA',
      subject: 'joe',
      scopes: ['openid'],
    });
    expect(await completeBackchannel(authlete, ticket)).toMatchObject({
      action: 'SERVER_ERROR',
      resultCode: 'A186202',
    });
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject({ resultCode: 'A200304' });
  });

  it('in push mode binds the tokens to the certificate of the request', async () => {
    const authlete = await decoupled({
      service: { tlsClientCertificateBoundAccessTokens: true },
      confidential: { bcDeliveryMode: 'PUSH', tlsClientCertificateBoundAccessTokens: true },
    });
    const { pem: clientCertificate } = await certificate();
    const { ticket = '' } = await askBackchannel(authlete, {}, { clientCertificate });
    await issueBackchannel(authlete, ticket);
    const { accessToken = '' } = await completeBackchannel(authlete, ticket);
    const record = await findByAccessToken(await authlete.world(), accessToken);
    expect(record?.certificateThumbprint).toMatch(/^[\w-]{43}$/);
    expect(await introspect(authlete, accessToken, { clientCertificate })).toMatchObject({ action: 'OK' });
    expect(await introspect(authlete, accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  it('in push mode pushes no refresh token if there is none', async () => {
    const authlete = await decoupled({ confidential: { bcDeliveryMode: 'PUSH', grantTypes: ['CIBA'] } });
    const { ticket } = await authReqIdFor(authlete);
    const answered = await completeBackchannel(authlete, ticket);
    expect(answered).toMatchObject({ resultCode: 'A198003', refreshTokenDuration: 0 });
    expect(contentOf(answered)).not.toHaveProperty('refresh_token');
    expect(Buffer.from(String(answered.idToken).split('.')[1] ?? '', 'base64url').toString()).not.toContain(
      'rt_hash',
    );
  });

  it.each([
    ['ACCESS_DENIED', 'access_denied'],
    ['TRANSACTION_FAILED', 'expired_token'],
  ])('in push mode has the client told of %s', async (result, error) => {
    const authlete = await mode('PUSH');
    const { ticket, authReqId } = await authReqIdFor(authlete);
    const more = { errorDescription: 'not today', errorUri: 'https://as.example.com/why' };
    const answered = await completeBackchannel(authlete, ticket, { result, ...more });
    expect(answered).toMatchObject({ action: 'NOTIFICATION', resultCode: 'A198004', ...notified });
    expect(contentOf(answered)).toEqual({
      auth_req_id: authReqId,
      error,
      error_description: 'not today',
      error_uri: 'https://as.example.com/why',
    });
    expect(await completeBackchannel(authlete, ticket)).toMatchObject({ resultCode: 'A186202' });
  });
});

describe('POST /backchannel/authentication/complete refuses', () => {
  it.each(['POLL', 'PING', 'PUSH'] as const)('a call without a ticket that exists (%s)', async (delivery) => {
    const authlete = await mode(delivery);
    expect(await completeBackchannel(authlete, '')).toMatchObject({
      action: 'SERVER_ERROR',
      resultCode: 'A186201',
    });
    const answered = await completeBackchannel(authlete, 'bogus');
    expect(answered).toMatchObject({ action: 'SERVER_ERROR', resultCode: 'A186202' });
    expect(answered.responseContent).toBeUndefined();
  });

  it.each(['POLL', 'PING', 'PUSH'] as const)('a ticket without an auth_req_id (%s)', async (delivery) => {
    const authlete = await mode(delivery);
    const answered = await completeBackchannel(authlete, await backchannelTicket(authlete));
    // The client has nothing yet that a notification could name.
    expect(answered).toMatchObject({ action: 'SERVER_ERROR', resultCode: 'A196204' });
    expect(answered.responseContent).toBeUndefined();
  });

  describe.each([
    ['POLL', 'SERVER_ERROR', undefined],
    ['PING', 'NOTIFICATION', {}],
    ['PUSH', 'NOTIFICATION', { error: 'server_error' }],
  ] as const)('in %s mode with %s', (delivery, action, error) => {
    it.each(
      badDecisions({
        noResult: 'A187201',
        noSubject: 'A188201',
        longSubject: 'A188202',
        subjectNotAscii: 'A188203',
        longSub: 'A189201',
        subNotAscii: 'A189202',
        claimsNotJson: 'A190201',
        largeClaims: 'A190202',
        largeProperties: 'A191201',
        longErrorDescription: 'A193201',
        longErrorUri: 'A193202',
        errorUriNotAscii: 'A193203',
        longAcr: 'A194201',
        acrNotAscii: 'A194202',
        negativeAuthTime: 'A195201',
        headerParametersNotJson: 'A256201',
      }),
    )('%s, and leaves the ticket as it is', async (resultCode, body) => {
      const authlete = await mode(delivery);
      const { ticket, authReqId } = await authReqIdFor(authlete);
      const answered = await completeBackchannel(authlete, ticket, body);
      expect(answered).toMatchObject({ action, resultCode });
      if (error === undefined) expect(answered.responseContent).toBeUndefined();
      else expect(contentOf(answered)).toMatchObject({ auth_req_id: authReqId, ...error });
      if (delivery === 'PING') expect(Object.keys(contentOf(answered))).toEqual(['auth_req_id']);
      expect(await completeBackchannel(authlete, ticket)).toMatchObject({
        resultCode: delivery === 'PUSH' ? 'A198003' : 'A198001',
      });
    });

    it('a call that comes too late', async () => {
      const authlete = await mode(delivery);
      const { ticket } = await authReqIdFor(authlete);
      await wait(authlete, 300);
      const answered = await completeBackchannel(authlete, ticket);
      expect(answered).toMatchObject({ action, resultCode: 'A196202' });
      if (delivery === 'PUSH') expect(contentOf(answered)).toMatchObject({ error: 'expired_token' });
    });

    it('a request for which no ID token can be made', async () => {
      const authlete = await mode(delivery);
      const { ticket } = await authReqIdFor(authlete);
      await changeClient(authlete, { idTokenSignAlg: 'NONE' });
      expect(await completeBackchannel(authlete, ticket)).toMatchObject({ action, resultCode: 'A197301' });
    });

    it('a client that was deleted', async () => {
      const authlete = await mode(delivery);
      const { ticket } = await authReqIdFor(authlete);
      await changeClient(authlete);
      expect(await completeBackchannel(authlete, ticket)).toMatchObject({ action, resultCode: 'A199301' });
    });
  });

  it.each([
    ['POLL', 'SERVER_ERROR'],
    ['PING', 'NOTIFICATION'],
  ] as const)('a second decision in %s mode with %s', async (delivery, action) => {
    const authlete = await mode(delivery);
    const { ticket } = await authReqIdFor(authlete);
    const answers = await Promise.all([
      completeBackchannel(authlete, ticket),
      completeBackchannel(authlete, ticket, { result: 'ACCESS_DENIED' }),
    ]);
    expect(answers.filter(({ resultCode }) => resultCode === 'A196203')).toHaveLength(1);
    expect(await completeBackchannel(authlete, ticket)).toMatchObject({ action, resultCode: 'A196203' });
  });

  it('a second push at the same time, without a notification of its own', async () => {
    const authlete = await mode('PUSH');
    const { ticket } = await authReqIdFor(authlete);
    const answers = await Promise.all([1, 2].map(() => completeBackchannel(authlete, ticket)));
    expect(answers.map(({ action, resultCode }) => `${action} ${resultCode}`).sort()).toEqual([
      'NOTIFICATION A198003',
      'SERVER_ERROR A196201',
    ]);
  });

  it.each([
    ['A162203', { idTokenSignAlg: 'ES384' }],
    ['A046303', { idTokenEncryptionAlg: 'RSA_OAEP_256' }],
    ['A046313', { idTokenEncryptionAlg: 'DIR', clientType: 'PUBLIC' }],
  ] as const)(
    'with %s to push what it cannot sign or encrypt, and leaves the ticket as it is',
    async (code, change) => {
      const authlete = await mode('PUSH');
      const { ticket, authReqId } = await authReqIdFor(authlete);
      await changeClient(authlete, change);
      const answered = await completeBackchannel(authlete, ticket);
      expect(answered).toMatchObject({ action: 'NOTIFICATION', resultCode: code });
      expect(contentOf(answered)).toMatchObject({ auth_req_id: authReqId, error: 'server_error' });
      expect(await completeBackchannel(authlete, ticket, { result: 'ACCESS_DENIED' })).toMatchObject({
        resultCode: 'A198004',
      });
    },
  );

  it('to push what it has no key for, or several keys', async () => {
    const [key] = new KeySet(jwks).keys;
    const twice = JSON.stringify({ keys: [key, { ...key, kid: 'again' }] });
    for (const [code, keys] of [
      ['A162201', undefined],
      ['A162204', twice],
    ] as const) {
      const authlete = await mode('PUSH');
      const { ticket } = await authReqIdFor(authlete);
      const world = await authlete.world();
      const { jwks: _, ...settings } = (await world.settings()) ?? {};
      await world.put('service', 'settings', {
        ...(settings as ServiceRecord),
        ...(keys !== undefined && { jwks: keys }),
      });
      expect(await completeBackchannel(authlete, ticket)).toMatchObject({
        action: 'NOTIFICATION',
        resultCode: code,
      });
    }
  });
});
