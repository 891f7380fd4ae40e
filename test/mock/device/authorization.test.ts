import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { askDevice, contentOf, decoupled } from '../../support/decisions.js';
import { encoded } from '../../support/flow.js';
import { forgedJwt } from '../../support/tokens.js';

const post = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('device_authorization_api', body)).body;

const refused = (action: string, resultCode: string, error: string) => ({
  action,
  resultCode,
  responseContent: expect.stringContaining(`"error":"${error}"`),
});

describe('POST /device/authorization', () => {
  it('issues a device code and a user code', async () => {
    const authlete = await decoupled({
      service: { attributes: [{ key: 'a', value: 'b' }] },
      confidential: { clientName: 'TV' },
    });
    const answered = await askDevice(authlete, { scope: 'openid email notes.read', acr_values: 'gold' });
    expect(answered).toMatchObject({
      action: 'OK',
      resultCode: 'A220001',
      clientId: authlete.confidential.clientId,
      clientIdAliasUsed: true,
      clientName: 'TV',
      clientAuthMethod: 'CLIENT_SECRET_BASIC',
      serviceAttributes: [{ key: 'a', value: 'b' }],
      deviceCode: expect.stringMatching(/^[\w-]{43}$/),
      userCode: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/),
      verificationUri: 'https://as.example.com/device',
      verificationUriComplete: `https://as.example.com/device?user_code=${answered.userCode}`,
      expiresIn: 600,
      interval: 5,
      claimNames: ['email', 'email_verified'],
      acrs: ['gold'],
    });
    // Descriptions are left out.
    expect(answered.scopes).toEqual([
      { name: 'email', defaultEntry: false },
      { name: 'notes.read', defaultEntry: false },
      { name: 'openid', defaultEntry: false },
    ]);
    expect(answered.warnings).toBeUndefined();
    expect(contentOf(answered)).toEqual({
      user_code: answered.userCode,
      device_code: answered.deviceCode,
      verification_uri: 'https://as.example.com/device',
      verification_uri_complete: answered.verificationUriComplete,
      expires_in: 600,
      interval: 5,
    });
  });

  it('leaves interval out of the response to the client when it is 0', async () => {
    const authlete = await decoupled({ service: { deviceFlowPollingInterval: 0 } });
    const answered = await askDevice(authlete);
    expect(answered.interval).toBe(0);
    expect(contentOf(answered)).not.toHaveProperty('interval');
  });

  it.each([
    ['NUMERIC', 6, /^\d{6}$/],
    ['BASE20', 10, /^[BCDFGHJKLMNPQRSTVWXZ]{10}$/],
    [undefined, 0, /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/],
  ] as const)('makes user codes of the charset %s and the length %d', async (charset, length, form) => {
    const authlete = await decoupled({
      service: { ...(charset && { userCodeCharset: charset }), userCodeLength: length },
    });
    expect((await askDevice(authlete)).userCode).toMatch(form);
  });

  it('accepts a public client, which is only identified', async () => {
    const authlete = await decoupled();
    const client_id = String(authlete.publicClient.clientId);
    expect(await post(authlete, { parameters: encoded({ client_id }) })).toMatchObject({
      action: 'OK',
      clientId: authlete.publicClient.clientId,
      clientAuthMethod: 'NONE',
    });
  });

  it('accepts a client by its alias', async () => {
    const authlete = await decoupled({ confidential: { clientIdAlias: 'tv' } });
    expect(await askDevice(authlete, {}, { clientId: 'tv' })).toMatchObject({
      action: 'OK',
      clientIdAlias: 'tv',
      clientIdAliasUsed: true,
    });
  });

  it('ignores scopes, claims and ACRs that it cannot give, and warns', async () => {
    const authlete = await decoupled({
      service: { supportedClaims: ['email'] },
      confidential: {
        extension: {
          requestableScopesEnabled: true,
          requestableScopes: ['openid', 'email'],
        },
      },
    });
    const answered = await askDevice(authlete, {
      scope: 'openid email notes.read unheard-of',
      acr_values: 'gold platinum',
    });
    expect(answered).toMatchObject({
      action: 'OK',
      scopes: [{ name: 'email' }, { name: 'openid' }],
      claimNames: ['email'],
      acrs: ['gold'],
    });
    expect(answered.warnings).toEqual([
      '[A219301] The client may not request the scope notes.read. It is ignored.',
      '[A219302] The service does not support the scope unheard-of. It is ignored.',
      '[A219304] The service does not support the claim email_verified, for which the scope email stands. It is ignored.',
      '[A238302] The service does not support the ACR platinum. It is ignored.',
    ]);
  });

  it('has no claims without openid', async () => {
    const answered = await askDevice(await decoupled(), { scope: 'email' });
    expect(answered.action).toBe('OK');
    expect(answered.claimNames).toBeUndefined();
  });

  it('takes the default scopes and the default ACRs if the request has none', async () => {
    const authlete = await decoupled({
      service: { supportedScopes: [{ name: 'openid', defaultEntry: true }, { name: 'other' }] },
      confidential: { defaultAcrs: ['silver'] },
    });
    expect(await askDevice(authlete, { scope: undefined, device_name: 'TV' })).toMatchObject({
      action: 'OK',
      scopes: [{ name: 'openid', defaultEntry: true }],
      acrs: ['silver'],
    });
  });

  it('keeps the value of a parameterized scope', async () => {
    const authlete = await decoupled({
      service: { supportedScopes: [{ name: 'pay', attributes: [{ key: 'regex', value: 'pay:\\d+' }] }] },
    });
    expect(await askDevice(authlete, { scope: 'pay:10' })).toMatchObject({
      dynamicScopes: [{ name: 'pay', value: 'pay:10' }],
    });
  });

  it('takes resources and authorization details', async () => {
    const authlete = await decoupled({
      service: { supportedAuthorizationDetailsTypes: ['payment'] },
      confidential: { authorizationDetailsTypes: ['payment'] },
    });
    const asked = {
      resource: 'https://rs.example.com/',
      authorization_details: JSON.stringify([{ type: 'payment' }]),
    };
    expect(await askDevice(authlete, asked)).toMatchObject({
      action: 'OK',
      resources: ['https://rs.example.com/'],
      authorizationDetails: { elements: [{ type: 'payment' }] },
    });
  });

  it('warns of a template without a place for the user code', async () => {
    const authlete = await decoupled({
      service: { deviceVerificationUriComplete: 'https://as.example.com/device' },
    });
    const answered = await askDevice(authlete);
    expect(answered.verificationUriComplete).toBeUndefined();
    expect(contentOf(answered)).not.toHaveProperty('verification_uri_complete');
    expect(answered.warnings).toEqual([expect.stringContaining('[A223201]')]);
    const without = await decoupled({ service: { deviceVerificationUriComplete: '' } });
    expect((await askDevice(without)).warnings).toBeUndefined();
  });
});

describe('POST /device/authorization refuses', () => {
  it.each([
    ['A166201', 'INTERNAL_SERVER_ERROR', 'server_error', {}],
    ['A166202', 'INTERNAL_SERVER_ERROR', 'server_error', { parameters: 'scope=%zz' }],
    ['A166301', 'BAD_REQUEST', 'invalid_request', { parameters: '' }],
    ['A166302', 'BAD_REQUEST', 'invalid_request', { parameters: 'scope=openid' }],
    ['A166303', 'BAD_REQUEST', 'invalid_request', { parameters: 'client_id=' }],
    ['A166304', 'BAD_REQUEST', 'invalid_request', { parameters: 'client_id=1&client_id=1' }],
    ['A166304', 'BAD_REQUEST', 'invalid_request', { parameters: 'scope=a&scope=b' }],
    ['A218305', 'UNAUTHORIZED', 'invalid_client', { parameters: 'client_id=1' }],
    ['A218305', 'UNAUTHORIZED', 'invalid_client', { parameters: 'client_id=nobody' }],
    ['A218301', 'UNAUTHORIZED', 'invalid_client', { parameters: 'client_assertion=x' }],
    [
      'A218302',
      'UNAUTHORIZED',
      'invalid_client',
      { parameters: `client_assertion=${forgedJwt({ alg: 'ES256' }, {})}` },
    ],
  ])('with %s %s %s: %j', async (resultCode, action, error, body) => {
    expect(await post(await decoupled(), body)).toMatchObject(refused(action, resultCode, error));
  });

  it('a request that repeats a parameter, and names the parameter', async () => {
    const { resultMessage } = await post(await decoupled(), { parameters: 'acr_values=a&acr_values=b' });
    expect(resultMessage).toBe('[A166304] The request has more than one acr_values.');
  });

  it('a client that calls itself by two names, and one that is locked', async () => {
    const authlete = await decoupled();
    const other = String(authlete.publicClient.clientId);
    expect(await askDevice(authlete, { client_id: other })).toMatchObject(
      refused('UNAUTHORIZED', 'A218303', 'invalid_client'),
    );
    const client_assertion = forgedJwt({ alg: 'ES256' }, { iss: String(authlete.confidential.clientId) });
    expect(
      await post(authlete, { parameters: encoded({ client_id: other, client_assertion }) }),
    ).toMatchObject(refused('UNAUTHORIZED', 'A218304', 'invalid_client'));
    const locked = await decoupled({ confidential: { locked: true } });
    expect(await askDevice(locked)).toMatchObject(refused('UNAUTHORIZED', 'A218305', 'invalid_client'));
  });

  it('a confidential client that does not authenticate', async () => {
    const authlete = await decoupled();
    expect(await askDevice(authlete, {}, { clientSecret: 'wrong' })).toMatchObject(
      refused('UNAUTHORIZED', 'A157305', 'invalid_client'),
    );
    expect(await askDevice(authlete, {}, { clientSecret: undefined })).toMatchObject(
      refused('UNAUTHORIZED', 'A157304', 'invalid_client'),
    );
  });

  it('a client whose attestation is missing', async () => {
    const authlete = await decoupled({
      service: { supportedTokenAuthMethods: ['ATTEST_JWT_CLIENT_AUTH'] },
      confidential: { tokenAuthMethod: 'ATTEST_JWT_CLIENT_AUTH' },
    });
    const client_id = String(authlete.confidential.clientId);
    expect(await post(authlete, { parameters: encoded({ client_id }) })).toMatchObject(
      refused('UNAUTHORIZED', 'A000000', 'invalid_client'),
    );
  });

  it('a grant type that the service, or the client, does not use', async () => {
    const service = await decoupled({ service: { supportedGrantTypes: ['AUTHORIZATION_CODE'] } });
    expect(await askDevice(service)).toMatchObject(
      refused('BAD_REQUEST', 'A166305', 'unsupported_grant_type'),
    );
    const client = await decoupled({ confidential: { grantTypes: ['CIBA'] } });
    expect(await askDevice(client)).toMatchObject(refused('BAD_REQUEST', 'A166306', 'unauthorized_client'));
  });

  it('a request without a usable scope if the service needs one', async () => {
    const authlete = await decoupled({ service: { scopeRequired: true } });
    expect(await askDevice(authlete, { scope: 'unheard-of' })).toMatchObject(
      refused('BAD_REQUEST', 'A219305', 'invalid_scope'),
    );
  });

  it.each([
    ['A251306', 'invalid_target', { resource: 'no uri' }],
    ['A251307', 'invalid_target', { resource: '/relative' }],
    ['A251308', 'invalid_target', { resource: 'https://rs.example.com/#a' }],
    ['A249304', 'invalid_authorization_details', { authorization_details: 'x' }],
    ['A249305', 'invalid_authorization_details', { authorization_details: '1' }],
    ['A249306', 'invalid_authorization_details', { authorization_details: '[1]' }],
    ['A249301', 'invalid_authorization_details', { authorization_details: '[{}]' }],
    ['A249302', 'invalid_authorization_details', { authorization_details: '[{"type":"a"}]' }],
    ['A249303', 'invalid_authorization_details', { authorization_details: '[{"type":"payment"}]' }],
  ])('with %s %s: %j', async (resultCode, error, parameters) => {
    const authlete = await decoupled({ service: { supportedAuthorizationDetailsTypes: ['payment'] } });
    expect(await askDevice(authlete, parameters)).toMatchObject(refused('BAD_REQUEST', resultCode, error));
  });

  it('every request while the service is not configured', async () => {
    const noUri = await decoupled({ service: { deviceVerificationUri: '' } });
    expect(await askDevice(noUri)).toMatchObject(refused('INTERNAL_SERVER_ERROR', 'A222101', 'server_error'));
    const noDuration = await decoupled({ service: { deviceFlowCodeDuration: 0 } });
    expect(await askDevice(noDuration)).toMatchObject(
      refused('INTERNAL_SERVER_ERROR', 'A222102', 'server_error'),
    );
  });

  it('when its user codes run out, until they expire', async () => {
    const authlete = await decoupled({ service: { userCodeCharset: 'NUMERIC', userCodeLength: 1 } });
    const userCodes = new Set<string | undefined>();
    for (let count = 0; count < 10; count += 1) userCodes.add((await askDevice(authlete)).userCode);
    expect(userCodes.size).toBe(10);
    expect(await askDevice(authlete)).toMatchObject(
      refused('INTERNAL_SERVER_ERROR', 'A221101', 'server_error'),
    );
    (await authlete.world()).clock.advance(600_000);
    expect(await askDevice(authlete)).toMatchObject({ action: 'OK' });
  });
});
