import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import {
  authReqIdFor,
  cibaGrant,
  completeBackchannel,
  contentOf,
  decoupled,
  decoupledData,
  pollBackchannel,
} from '../../support/decisions.js';
import type { Changes } from '../../support/demo.js';
import { encoded, type OAuthParameters, requestToken } from '../../support/flow.js';
import { interleavingStore } from '../../support/interleaving-store.js';
import { changeClient, wait } from '../../support/tokens.js';

/** An auth_req_id whose user has decided. */
async function decided(changes: Changes = {}, decision: object = {}, parameters: OAuthParameters = {}) {
  const authlete = await decoupled(changes);
  const { ticket, authReqId } = await authReqIdFor(authlete, parameters);
  await completeBackchannel(authlete, ticket, decision);
  return { authlete, authReqId };
}

const refused = (resultCode: string, error: string, action = 'BAD_REQUEST') => ({
  action,
  resultCode,
  responseContent: expect.stringContaining(`"error":"${error}"`),
});

describe('grant_type=urn:openid:params:grant-type:ciba', () => {
  it.each(['POLL', 'PING'] as const)('yields tokens once the user has approved (%s)', async (delivery) => {
    const { authlete, authReqId } = await decided(
      { confidential: { bcDeliveryMode: delivery } },
      { acr: 'gold', accessTokenDuration: 60, properties: [{ key: 'a', value: 'b' }] },
      { scope: 'openid email', resource: 'https://rs.example.com/' },
    );
    const answered = await pollBackchannel(authlete, authReqId, {
      properties: [{ key: 'c', value: 'd' }],
    });
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A200002',
      grantType: 'CIBA',
      subject: 'joe',
      scopes: ['email', 'openid'],
      resources: ['https://rs.example.com/'],
      accessTokenDuration: 60,
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      properties: [
        { key: 'a', value: 'b' },
        { key: 'c', value: 'd' },
      ],
    });
    const claims = decodeJwt(contentOf(answered).id_token);
    expect(claims).toMatchObject({ sub: 'joe', acr: 'gold' });
    // These claims are for tokens that are pushed.
    expect(Object.keys(claims).filter((name) => name.startsWith('urn:') || name === 'at_hash')).toEqual([]);
  });

  it('has the scopes that the decision replaced, and openid in any case', async () => {
    const { authlete, authReqId } = await decided({}, { scopes: ['email', 'unheard-of'] });
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject({ scopes: ['email', 'openid'] });
  });

  it('says that the user has not decided, and slows down a client that asks too often', async () => {
    const authlete = await decoupled();
    const { ticket, authReqId } = await authReqIdFor(authlete);
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject(
      refused('A200308', 'authorization_pending'),
    );
    await wait(authlete, 4);
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject(refused('A000000', 'slow_down'));
    await wait(authlete, 5);
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject(
      refused('A200308', 'authorization_pending'),
    );
    await completeBackchannel(authlete, ticket);
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject({ action: 'OK' });
  });

  it.each([
    ['ACCESS_DENIED', 'access_denied'],
    ['TRANSACTION_FAILED', 'expired_token'],
  ])('tells the client of %s', async (result, error) => {
    const { authlete, authReqId } = await decided(
      {},
      { result, errorDescription: 'not today', errorUri: 'https://as.example.com/why' },
    );
    const answered = await pollBackchannel(authlete, authReqId);
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A200001' });
    expect(contentOf(answered)).toEqual({
      error,
      error_description: 'not today',
      error_uri: 'https://as.example.com/why',
    });
  });

  it.each([
    ['A200301', 'invalid_request', {}],
    ['A200302', 'invalid_request', { auth_req_id: '' }],
    ['A200304', 'invalid_grant', { auth_req_id: 'bogus' }],
  ])('refuses with %s %s: %j', async (resultCode, error, parameters) => {
    const authlete = await decoupled();
    expect(await requestToken(authlete, { grant_type: cibaGrant, ...parameters })).toMatchObject(
      refused(resultCode, error),
    );
  });

  it('refuses more than one auth_req_id', async () => {
    const authlete = await decoupled();
    const parameters = `${encoded({ grant_type: cibaGrant })}&auth_req_id=a&auth_req_id=b`;
    expect(await requestToken(authlete, {}, { parameters })).toMatchObject(
      refused('A200303', 'invalid_request'),
    );
  });

  it('refuses an auth_req_id of another client, and one whose tokens are pushed', async () => {
    const { authlete, authReqId } = await decided();
    const parameters = encoded({
      grant_type: cibaGrant,
      auth_req_id: authReqId,
      client_id: String(authlete.publicClient.clientId),
    });
    expect((await authlete.call('auth_token_api', { parameters })).body).toMatchObject(
      refused('A200305', 'invalid_grant'),
    );
    const push = await decoupled({ confidential: { bcDeliveryMode: 'PUSH' } });
    const pushed = await authReqIdFor(push);
    expect(await pollBackchannel(push, pushed.authReqId)).toMatchObject(
      refused('A200306', 'unauthorized_client'),
    );
  });

  it.each([{}, { requested_expiry: '30' }])('refuses an auth_req_id that has expired: %j', async (asked) => {
    const { authlete, authReqId } = await decided({}, {}, asked);
    const lifetime = Number(asked.requested_expiry ?? 300);
    await wait(authlete, lifetime);
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject(refused('A200307', 'expired_token'));
  });

  it('is spent by success alone', async () => {
    const { authlete, authReqId } = await decided();
    expect(await pollBackchannel(authlete, authReqId, { clientSecret: 'wrong' })).toMatchObject({
      resultCode: 'A157305',
    });
    await changeClient(authlete, { idTokenSignAlg: 'NONE' });
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject(refused('A200309', 'server_error'));
    await changeClient(authlete, { idTokenSignAlg: 'ES256' });
    const properties = [{ key: 'a', value: 'x'.repeat(65_536) }];
    expect(await pollBackchannel(authlete, authReqId, { properties })).toMatchObject(
      refused('A200201', 'server_error', 'INTERNAL_SERVER_ERROR'),
    );
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject({ action: 'OK' });
    expect(await pollBackchannel(authlete, authReqId)).toMatchObject(refused('A200304', 'invalid_grant'));
  });

  it('lets one of 100 concurrent requests succeed', async () => {
    const { authlete, authReqId } = await decided({ confidential: { idTokenSignAlg: 'ES256' } });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => pollBackchannel(authlete, authReqId)),
    );
    const codes = answers.map(({ resultCode }) => resultCode);
    expect(codes.filter((code) => code === 'A200002')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['A200002', 'A200310']));
    expect(answers.find(({ resultCode }) => resultCode === 'A200310')).toMatchObject(
      refused('A200310', 'invalid_grant'),
    );
  });

  it.each([1, 2, 3])('gives them one success in any order (%d)', async (seed) => {
    const data = decoupledData({ confidential: { idTokenSignAlg: 'ES256' } });
    const authlete = testAuthlete({ fixtures: data, store: interleavingStore(seed) });
    const { ticket, authReqId } = await authReqIdFor(authlete);
    await completeBackchannel(authlete, ticket);
    const answers = await Promise.all(Array.from({ length: 20 }, () => pollBackchannel(authlete, authReqId)));
    expect(answers.filter(({ action }) => action === 'OK')).toHaveLength(1);
    const others = answers.filter(({ action }) => action !== 'OK').map(({ resultCode }) => resultCode);
    expect(others.filter((code) => code !== 'A200310' && code !== 'A200304')).toEqual([]);
  });
});
