import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { certificate } from '../support/certificates.js';
import { clientKey } from '../support/client-keys.js';
import {
  askBackchannel,
  askDevice,
  authReqIdFor,
  completeBackchannel,
  completeDevice,
  decoupled,
  deviceCodes,
  pollBackchannel,
  pollDevice,
} from '../support/decisions.js';
import { type Changes, demoWith } from '../support/demo.js';
import { endlessWindow, type ProofChanges, proofOf } from '../support/dpop.js';
import { authorize, codeFor, encoded, issue, redeem, ticketFor, tokensFor } from '../support/flow.js';
import { badJwts, changeClient, introspect, neverIssued, refresh, wait } from '../support/tokens.js';

const managing = 'grant_management_query grant_management_revoke';
const scopeNames = ['openid', 'profile', 'email', 'grant_management_query', 'grant_management_revoke'];
const supportedScopes = scopeNames.map((name) => ({ name }));
const details = JSON.stringify([{ type: 'account' }]);
const create = { grant_management_action: 'create' };

function world({ service = {}, confidential = {}, ...others }: Changes = {}) {
  const types = { supportedAuthorizationDetailsTypes: ['account'] };
  return testAuthlete({
    fixtures: demoWith({
      service: { supportedScopes, ...types, ...service },
      confidential: { authorizationDetailsTypes: ['account'], ...confidential },
      ...others,
    }),
  });
}

const manage = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('grant_m_api', body)).body;

/** Tokens under a new grant. */
async function granted(authlete: TestAuthlete, changes: object = {}) {
  const tokens = await tokensFor(authlete, { scope: `profile ${managing}`, ...create, ...changes });
  if (typeof tokens.grantId !== 'string') throw new Error('No grant.');
  return { ...tokens, grantId: tokens.grantId };
}

async function query(authlete: TestAuthlete, accessToken: string, grantId: string): Promise<unknown> {
  const answered = await manage(authlete, { gmAction: 'QUERY', accessToken, grantId });
  expect(answered).toMatchObject({ action: 'OK', resultCode: 'A277001' });
  return JSON.parse(answered.responseContent ?? '');
}

describe('A grant', () => {
  it('is created when the code is redeemed, and named last in the token response', async () => {
    const authlete = world();
    const code = await codeFor(authlete, { scope: 'profile', ...create });
    const grants = await authlete.world();
    expect(await grants.count('grant')).toBe(0);
    const tokens = await redeem(authlete, code);
    expect(await grants.count('grant')).toBe(1);
    expect(tokens.grantId).toMatch(/^[\w-]{43}$/);
    const response: Record<string, unknown> = JSON.parse(tokens.responseContent ?? '');
    expect(Object.entries(response).at(-1)).toEqual(['grant_id', tokens.grantId]);
  });

  it('is created at issue for a token of the authorization endpoint', async () => {
    const authlete = world({
      service: { accessTokenSignAlg: 'RS256' },
      confidential: { responseTypes: ['CODE_TOKEN'] },
    });
    const redirect_uri = 'https://client.example.com/callback';
    const change = { response_type: 'code token', scope: 'openid profile', redirect_uri, ...create };
    const issued = await issue(authlete, await ticketFor(authlete, change));
    const grantId = decodeJwt(issued.jwtAccessToken ?? '')['grant_id'];
    expect(await (await authlete.world()).find('grant', String(grantId))).toMatchObject({ subject: 'joe' });
    const tokens = await redeem(authlete, issued.authorizationCode ?? '', { redirect_uri });
    expect(tokens.grantId).toBe(grantId);
  });

  it('is not created unless it is requested', async () => {
    const authlete = world();
    expect(await tokensFor(authlete)).not.toHaveProperty('grantId');
    const without = await authorize(authlete);
    for (const name of ['gmAction', 'grantId', 'grant', 'grantSubject'])
      expect(without).not.toHaveProperty(name);
  });

  it('holds scopes, claims and authorization details, and introspection shows it', async () => {
    const authlete = world();
    const resource = 'https://api.example.com/';
    const { accessToken, grantId } = await granted(authlete, {
      scope: `openid profile ${managing}`,
      claims: '{"userinfo":{"email":null}}',
      authorization_details: details,
      resource,
    });
    const scope = 'grant_management_query grant_management_revoke openid profile';
    expect(await query(authlete, accessToken, grantId)).toEqual({
      scopes: [{ scope, resource: [resource] }],
      claims: expect.arrayContaining(['birthdate', 'email', 'family_name']),
      authorization_details: [{ type: 'account' }],
    });
    expect(await introspect(authlete, accessToken)).toMatchObject({
      grantId,
      grant: {
        scopes: [{ scope, resource: [resource] }],
        authorizationDetails: { elements: [{ type: 'account' }] },
      },
    });
  });

  it('holds the claims that the user consented to', async () => {
    const authlete = world();
    const changes = { scope: `openid profile ${managing}`, ...create };
    const tokens = await tokensFor(authlete, changes, { consentedClaims: ['name', 'email'] });
    expect(await query(authlete, tokens.accessToken, tokens.grantId ?? '')).toMatchObject({
      claims: ['email', 'name'],
    });
  });

  it('is described for requests to merge or replace it', async () => {
    const authlete = world();
    const { grantId } = await granted(authlete);
    const answered = await authorize(authlete, { grant_management_action: 'merge', grant_id: grantId });
    expect(answered).toMatchObject({
      gmAction: 'MERGE',
      grantId,
      grantSubject: 'joe',
      grant: { scopes: [{ scope: 'grant_management_query grant_management_revoke profile' }] },
    });
  });

  it('grows with a merge, and keeps the scopes of other resources apart', async () => {
    const authlete = world();
    const { accessToken, grantId } = await granted(authlete, { authorization_details: details });
    const merge = { grant_management_action: 'merge', grant_id: grantId, authorization_details: details };
    const merged = await tokensFor(authlete, { ...merge, scope: 'email' });
    expect(merged.grantId).toBe(grantId);
    const scope = 'email grant_management_query grant_management_revoke profile';
    expect(await query(authlete, accessToken, grantId)).toMatchObject({
      scopes: [{ scope }],
      authorization_details: [{ type: 'account' }],
    });
    const resource = 'https://api.example.com/';
    await tokensFor(authlete, { ...merge, scope: 'email', resource });
    expect(await query(authlete, accessToken, grantId)).toMatchObject({
      scopes: [{ scope }, { scope: 'email', resource: [resource] }],
    });
  });

  it('has only the new values after a replace', async () => {
    const authlete = world();
    const { accessToken, grantId } = await granted(authlete, { authorization_details: details });
    const replace = { grant_management_action: 'replace', grant_id: grantId };
    expect((await tokensFor(authlete, { ...replace, scope: 'email' })).grantId).toBe(grantId);
    expect(await query(authlete, accessToken, grantId)).toEqual({ scopes: [{ scope: 'email' }] });
  });

  it('of another subject is left alone', async () => {
    const authlete = world();
    const { accessToken, grantId } = await granted(authlete);
    const replace = { grant_management_action: 'replace', grant_id: grantId, scope: 'email' };
    const tokens = await tokensFor(authlete, replace, { subject: 'ann' });
    expect(tokens).not.toHaveProperty('grantId');
    expect(await query(authlete, accessToken, grantId)).toMatchObject({
      scopes: [{ scope: `${managing} profile` }],
    });
  });

  it('is deleted with its client', async () => {
    const authlete = world();
    await granted(authlete);
    await authlete.call('client_delete_api', undefined, {
      path: { clientId: authlete.confidential.clientId },
    });
    expect(await (await authlete.world()).count('grant')).toBe(0);
  });
});

describe('An authorization request is refused', () => {
  const errorOf = (content: string | null | undefined) => new URL(content ?? '').searchParams.get('error');

  it.each([
    ['query', { grant_management_action: 'query' }, 'invalid_request'],
    ['create with a grant_id', { ...create, grant_id: 'x' }, 'invalid_request'],
    ['merge without a grant_id', { grant_management_action: 'merge' }, 'invalid_request'],
    ['a grant_id alone', { grant_id: 'x' }, 'invalid_request'],
    ['an unknown grant', { grant_management_action: 'replace', grant_id: 'x' }, 'invalid_grant_id'],
  ])('for %s', async (_, change, error) => {
    const authlete = world();
    const answered = await authorize(authlete, change);
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: 'A000000' });
    expect(errorOf(answered.responseContent)).toBe(error);

    const { clientId, clientSecret } = authlete.confidential;
    const parameters = encoded({
      response_type: 'code',
      redirect_uri: authlete.confidential.redirectUri,
      ...change,
    });
    const pushed = await authlete.call('pushed_auth_req_api', {
      parameters,
      clientId: String(clientId),
      clientSecret,
    });
    expect(pushed.body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(JSON.parse(pushed.body.responseContent ?? '').error).toBe(error);
  });

  it.each(['grant_management_action', 'grant_id'])('for a repeated %s', async (name) => {
    const authlete = world();
    const { clientId, redirectUri } = authlete.confidential;
    const good = encoded({ response_type: 'code', client_id: String(clientId), redirect_uri: redirectUri });
    const parameters = `${good}&${name}=merge&${name}=merge`;
    const { body } = await authlete.call('auth_authorization_api', { parameters });
    expect(body).toMatchObject({ action: 'LOCATION', resultCode: 'A000000' });
  });

  it('for the grant of another client', async () => {
    const authlete = world();
    const { grantId } = await granted(authlete);
    const store = await authlete.world();
    const grant = await store.find('grant', grantId);
    if (grant !== undefined) await store.put('grant', grantId, { ...grant, clientId: 1 });
    const answered = await authorize(authlete, { grant_management_action: 'merge', grant_id: grantId });
    expect(errorOf(answered.responseContent)).toBe('invalid_grant_id');
  });

  it('without an action, if the service needs one', async () => {
    const authlete = world({ service: { grantManagementActionRequired: true } });
    expect(await authorize(authlete)).toMatchObject({ action: 'LOCATION', resultCode: 'A000000' });
    expect(await authorize(authlete, create)).toMatchObject({ action: 'INTERACTION', gmAction: 'CREATE' });
  });
});

describe('POST /gm', () => {
  it('REVOKE deletes the grant and its refresh tokens; access tokens live on', async () => {
    const authlete = world();
    const { accessToken, refreshToken, grantId } = await granted(authlete);
    const other = await granted(authlete);
    const revoke = { gmAction: 'REVOKE', accessToken, grantId };
    expect(await manage(authlete, revoke)).toMatchObject({ action: 'NO_CONTENT', resultCode: 'A000000' });

    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
    const introspected = await introspect(authlete, accessToken);
    expect(introspected).toMatchObject({ action: 'OK', usable: true, refreshable: false, grantId });
    expect(introspected).not.toHaveProperty('grant');
    expect(await manage(authlete, revoke)).toMatchObject({ action: 'NOT_FOUND', resultCode: 'A283301' });
    expect(await authorize(authlete, { grant_management_action: 'merge', grant_id: grantId })).toMatchObject({
      resultCode: 'A000000',
    });
    expect(await refresh(authlete, other.refreshToken)).toMatchObject({ action: 'OK' });
  });

  it('REVOKE leaves nothing of tokens whose access token has expired', async () => {
    const authlete = world();
    const { refreshToken, grantId } = await granted(authlete);
    await wait(authlete, 86_401);
    const { accessToken } = await granted(authlete);
    await manage(authlete, { gmAction: 'REVOKE', accessToken, grantId });
    expect(await refresh(authlete, refreshToken)).toMatchObject({ resultCode: 'A053305' });
    expect(await (await authlete.world()).count('token')).toBe(1);
  });

  it('takes the token of another subject, issued under another grant', async () => {
    const authlete = world();
    const { grantId } = await granted(authlete);
    const ann = await tokensFor(authlete, { scope: managing }, { subject: 'ann' });
    expect(await query(authlete, ann.accessToken, grantId)).toHaveProperty('scopes');
  });

  it('a grant that was revoked before its code is redeemed is not merged', async () => {
    const authlete = world();
    const { accessToken, grantId } = await granted(authlete);
    const code = await codeFor(authlete, { grant_management_action: 'merge', grant_id: grantId });
    await manage(authlete, { gmAction: 'REVOKE', accessToken, grantId });
    expect(await redeem(authlete, code)).not.toHaveProperty('grantId');
  });

  it.each([{}, { gmAction: 'CREATE', grantId: 'x' }, { gmAction: 'QUERY' }])(
    'answers CALLER_ERROR to %j',
    async (body) => {
      const answered = await manage(world(), { accessToken: 'x', ...body });
      expect(answered).toMatchObject({ action: 'CALLER_ERROR', resultCode: 'A000000' });
    },
  );

  it('refuses a token that is missing, unknown or no token at all', async () => {
    const authlete = world();
    const call = { gmAction: 'QUERY', grantId: 'x' };
    expect(await manage(authlete, call)).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A000000' });
    for (const accessToken of [neverIssued, ...Object.values(badJwts)]) {
      const answered = await manage(authlete, { ...call, accessToken });
      expect(answered).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A279306' });
      expect(answered.responseContent).toMatch(/^Bearer error="invalid_token"/);
    }
  });

  it('refuses an expired token, and one whose client is locked or gone', async () => {
    const authlete = world();
    const { accessToken, grantId } = await granted(authlete);
    const call = { gmAction: 'QUERY', grantId, accessToken };
    const refused = { action: 'UNAUTHORIZED', resultCode: 'A000000' };
    await changeClient(authlete, { locked: true });
    expect(await manage(authlete, call)).toMatchObject(refused);
    await changeClient(authlete, { locked: false });
    expect(await manage(authlete, call)).toMatchObject({ action: 'OK' });
    await wait(authlete, 86_400);
    expect(await manage(authlete, call)).toMatchObject(refused);
  });

  it('refuses a token without the scope of the action', async () => {
    const authlete = world();
    const { accessToken, grantId } = await granted(authlete, { scope: 'profile grant_management_query' });
    const answered = await manage(authlete, { gmAction: 'REVOKE', accessToken, grantId });
    expect(answered).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A000000' });
    expect(answered.responseContent).toContain('error="insufficient_scope"');
    expect(answered.responseContent).toContain('scope="grant_management_revoke"');
    expect(await query(authlete, accessToken, grantId)).toHaveProperty('scopes');
  });

  it('refuses the token of a public client, and the grant of another client', async () => {
    const authlete = world();
    const { accessToken, grantId } = await granted(authlete);
    const call = { gmAction: 'QUERY', grantId, accessToken };
    const store = await authlete.world();
    const grant = await store.find('grant', grantId);
    if (grant !== undefined) await store.put('grant', grantId, { ...grant, clientId: 1 });
    expect(await manage(authlete, call)).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A000000' });
    await changeClient(authlete, { clientType: 'PUBLIC' });
    expect(await manage(authlete, call)).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A285311' });
  });
});

describe('POST /gm with a token that is bound', async () => {
  const key = await clientKey();
  const endpoint = 'https://as.example.com/grants';
  const service = { grantManagementEndpoint: endpoint, dpopNonceDuration: endlessWindow };

  /** A grant, with a token that is bound to the key. */
  async function bound(authlete: TestAuthlete) {
    const code = await codeFor(authlete, { scope: managing, ...create });
    const { accessToken = '', grantId = '' } = await redeem(
      authlete,
      code,
      {},
      { dpop: await proofOf(authlete, key) },
    );
    const proof = async (htm: string, { claims, ...changes }: ProofChanges = {}, signer = key) => {
      const htu = `${endpoint}/${grantId}`;
      return proofOf(authlete, signer, {
        accessToken: accessToken ?? '',
        claims: { htm, htu, ...claims },
        ...changes,
      });
    };
    return { call: { accessToken, grantId }, proof };
  }

  it('accepts a proof for the URL of the grant: GET to query, DELETE to revoke', async () => {
    const authlete = world({ service });
    const { call, proof } = await bound(authlete);
    const query = { ...call, gmAction: 'QUERY' };
    expect(await manage(authlete, { ...query, dpop: await proof('GET') })).toMatchObject({ action: 'OK' });
    expect(await manage(authlete, { ...query, dpop: await proof('DELETE') })).toMatchObject({
      action: 'UNAUTHORIZED',
    });
    const revoke = { ...call, gmAction: 'REVOKE', dpop: await proof('DELETE') };
    expect(await manage(authlete, revoke)).toMatchObject({ action: 'NO_CONTENT' });
  });

  it('refuses it without a proof, with a wrong one, and with that of another key', async () => {
    const authlete = world({ service });
    const { call, proof } = await bound(authlete);
    const query = { ...call, gmAction: 'QUERY' };
    const without = await manage(authlete, query);
    expect(without).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A281305' });
    expect(without.responseContent).toMatch(/^DPoP error="invalid_token".*algs=/);

    const wrong = { ...query, dpop: await proof('GET', { claims: { ath: 'x' } }) };
    expect((await manage(authlete, wrong)).responseContent).toMatch(/^DPoP error="invalid_dpop_proof"/);
    const other = { ...query, dpop: await proof('GET', {}, await clientKey()) };
    expect(await manage(authlete, other)).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A000000' });
  });

  it('returns the required nonce in success and in failure', async () => {
    const authlete = world({ service });
    const { call, proof } = await bound(authlete);
    const query = { ...call, gmAction: 'QUERY', dpopNonceRequired: true };
    const refused = await manage(authlete, { ...query, dpop: await proof('GET') });
    expect(refused).toMatchObject({ action: 'UNAUTHORIZED', dpopNonce: expect.any(String) });
    expect(refused.responseContent).toContain('use_dpop_nonce');
    const claims = { nonce: refused.dpopNonce };
    const answered = await manage(authlete, { ...query, dpop: await proof('GET', { claims }) });
    expect(answered).toMatchObject({ action: 'OK', dpopNonce: refused.dpopNonce });
  });

  it('refuses it without the certificate that it is bound to', async () => {
    const authlete = world({
      service: { tlsClientCertificateBoundAccessTokens: true },
      confidential: { tlsClientCertificateBoundAccessTokens: true },
    });
    const { pem: clientCertificate } = await certificate();
    const code = await codeFor(authlete, { scope: managing, ...create });
    const { accessToken, grantId } = await redeem(authlete, code, {}, { clientCertificate });
    const query = { gmAction: 'QUERY', accessToken, grantId };
    expect(await manage(authlete, query)).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A000000' });
    expect(await manage(authlete, { ...query, clientCertificate })).toMatchObject({ action: 'OK' });
  });
});

describe('A grant of a user who decides on another device', () => {
  it('is created when the device code is redeemed', async () => {
    const authlete = await decoupled({ service: { supportedScopes } });
    const { deviceCode, userCode } = await deviceCodes(authlete, { scope: `openid ${managing}`, ...create });
    const verified = await authlete.call('device_verification_api', { userCode });
    expect(verified.body).toMatchObject({ action: 'VALID', gmAction: 'CREATE' });
    await completeDevice(authlete, userCode);
    const { accessToken, grantId } = await pollDevice(authlete, deviceCode);
    expect(await query(authlete, accessToken ?? '', grantId ?? '')).toMatchObject({
      scopes: [{ scope: `${managing} openid` }],
    });
  });

  it('is merged by a backchannel authentication', async () => {
    const authlete = await decoupled({ service: { supportedScopes } });
    const first = await authReqIdFor(authlete, { scope: `openid ${managing}`, ...create });
    await completeBackchannel(authlete, first.ticket);
    const { accessToken, grantId } = await pollBackchannel(authlete, first.authReqId);
    const merge = { scope: 'openid email', grant_management_action: 'merge', grant_id: grantId };
    expect(await askBackchannel(authlete, merge)).toMatchObject({
      gmAction: 'MERGE',
      grantId,
      grantSubject: 'joe',
    });
    const second = await authReqIdFor(authlete, merge);
    await completeBackchannel(authlete, second.ticket, { consentedClaims: ['email'] });
    expect((await pollBackchannel(authlete, second.authReqId)).grantId).toBe(grantId);
    expect(await query(authlete, accessToken ?? '', grantId ?? '')).toMatchObject({
      scopes: [{ scope: `email ${managing} openid` }],
      claims: ['email'],
    });
  });

  it('is created with the tokens that are pushed', async () => {
    const authlete = await decoupled({
      service: { supportedScopes },
      confidential: { bcDeliveryMode: 'PUSH' },
    });
    const { ticket } = await authReqIdFor(authlete, { scope: 'openid', ...create });
    const completed = await completeBackchannel(authlete, ticket);
    expect(completed).toMatchObject({ action: 'NOTIFICATION', grantId: expect.any(String) });
    expect(JSON.parse(completed.responseContent ?? '').grant_id).toBe(completed.grantId);
  });

  it('is refused if the request is not valid', async () => {
    const authlete = await decoupled();
    const refused = { action: 'BAD_REQUEST', resultCode: 'A000000' };
    const change = { grant_management_action: 'merge', grant_id: 'x' };
    for (const answered of [await askBackchannel(authlete, change), await askDevice(authlete, change)]) {
      expect(answered).toMatchObject(refused);
      expect(JSON.parse(answered.responseContent ?? '').error).toBe('invalid_grant_id');
    }
    const { clientId } = authlete.publicClient;
    const parameters = encoded({ client_id: String(clientId), ...create });
    const { body } = await authlete.call('device_authorization_api', { parameters });
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A285311' });
  });

  it('is required for both by grantManagementActionRequired', async () => {
    const authlete = await decoupled({ service: { grantManagementActionRequired: true } });
    expect(await askBackchannel(authlete)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
    expect(await askDevice(authlete)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A000000' });
  });
});
