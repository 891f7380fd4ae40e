import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../../support/authlete.js';
import { certificate } from '../../support/certificates.js';
import { askBackchannel, decoupled } from '../../support/decisions.js';
import { encoded } from '../../support/flow.js';
import { forgedJwt } from '../../support/tokens.js';

const post = async (authlete: TestAuthlete, body: object) =>
  (await authlete.call('backchannel_authentication_api', body)).body;

const refused = (action: string, resultCode: string, error: string) => ({
  action,
  resultCode,
  responseContent: expect.stringContaining(`"error":"${error}"`),
});

const issuer = 'https://as.example.com';

describe('POST /backchannel/authentication', () => {
  it('asks the authorization server to identify the user', async () => {
    const authlete = await decoupled({
      service: { attributes: [{ key: 'a', value: 'b' }], backchannelUserCodeParameterSupported: true },
      confidential: { clientName: 'Call centre', bcUserCodeRequired: true },
    });
    const answered = await askBackchannel(authlete, {
      scope: 'openid email',
      acr_values: 'gold',
      binding_message: 'W4SCT',
      user_code: '1234',
      requested_expiry: '120',
      resource: 'https://rs.example.com/',
    });
    expect(answered).toMatchObject({
      action: 'USER_IDENTIFICATION',
      resultCode: 'A179001',
      ticket: expect.stringMatching(/^[\w-]{43}$/),
      clientId: authlete.confidential.clientId,
      clientName: 'Call centre',
      clientAuthMethod: 'CLIENT_SECRET_BASIC',
      serviceAttributes: [{ key: 'a', value: 'b' }],
      deliveryMode: 'POLL',
      claimNames: ['email', 'email_verified'],
      acrs: ['gold'],
      hintType: 'LOGIN_HINT',
      hint: 'joe@example.com',
      bindingMessage: 'W4SCT',
      userCode: '1234',
      userCodeRequired: true,
      requestedExpiry: 120,
      clientNotificationToken: 'notify-me',
      resources: ['https://rs.example.com/'],
    });
    expect(answered.responseContent).toBeUndefined();
    // Descriptions are left out.
    expect(answered.scopes).toEqual([
      { name: 'email', defaultEntry: false },
      { name: 'openid', defaultEntry: false },
    ]);
    expect(answered).not.toHaveProperty('warnings');
  });

  it.each([
    ['the decimal client ID', {}, true],
    ['another name', { clientIdAlias: 'call-centre' }, false],
  ])('counts an alias that is %s as used: %j %s', async (_form, confidential, clientIdAliasUsed) => {
    const authlete = await decoupled({ confidential });
    expect(await askBackchannel(authlete)).toMatchObject({ clientIdAliasUsed });
    const alias = String(Object.values(confidential)[0] ?? authlete.confidential.clientId);
    expect(await askBackchannel(authlete, {}, { clientId: alias })).toMatchObject({
      clientIdAliasUsed: true,
    });
  });

  it('omits members that the request omits', async () => {
    const answered = await askBackchannel(await decoupled(), { client_notification_token: undefined });
    expect(answered).toMatchObject({
      action: 'USER_IDENTIFICATION',
      requestedExpiry: 0,
      userCodeRequired: false,
    });
    for (const name of ['acrs', 'claimNames', 'bindingMessage', 'userCode', 'sub', 'resources']) {
      expect(answered).not.toHaveProperty(name);
    }
  });

  it('ignores scopes, claims and ACRs that it cannot give, and warns', async () => {
    const authlete = await decoupled({
      service: { supportedClaims: ['email'] },
      confidential: {
        extension: { requestableScopesEnabled: true, requestableScopes: ['openid', 'email'] },
      },
    });
    const answered = await askBackchannel(authlete, {
      scope: 'openid email notes.read unheard-of',
      acr_values: 'platinum',
    });
    expect(answered).toMatchObject({ action: 'USER_IDENTIFICATION', claimNames: ['email'] });
    expect(answered.scopes?.map(({ name }) => name)).toEqual(['email', 'openid']);
    expect(answered.warnings).toEqual([
      '[A176302] The client may not request the scope notes.read. It is ignored.',
      '[A176303] The service does not support the scope unheard-of. It is ignored.',
      '[A176306] The service does not support the claim email_verified, for which the scope email stands. It is ignored.',
      '[A173301] The service does not support the ACR platinum. It is ignored.',
    ]);
  });

  it('takes the default scopes and the default ACRs if the request has none', async () => {
    const authlete = await decoupled({
      service: { supportedScopes: [{ name: 'openid', defaultEntry: true }] },
      confidential: { defaultAcrs: ['silver'] },
    });
    expect(await askBackchannel(authlete, { scope: undefined })).toMatchObject({
      action: 'USER_IDENTIFICATION',
      scopes: [{ name: 'openid', defaultEntry: true }],
      acrs: ['silver'],
    });
  });

  it('accepts a login_hint_token', async () => {
    const hints = { login_hint: undefined, login_hint_token: 'whatever' };
    expect(await askBackchannel(await decoupled(), hints)).toMatchObject({
      action: 'USER_IDENTIFICATION',
      hintType: 'LOGIN_HINT_TOKEN',
      hint: 'whatever',
    });
  });

  it.each(['array', 'string', 'alias'])(
    'accepts an ID token as a hint, even an expired one (%s)',
    async (form) => {
      const authlete = await decoupled({ confidential: { clientIdAlias: 'call-centre' } });
      const client = form === 'alias' ? 'call-centre' : String(authlete.confidential.clientId);
      const id_token_hint = forgedJwt(
        { alg: 'ES256' },
        { iss: issuer, aud: form === 'string' ? client : [client], sub: 'joe', exp: 1 },
      );
      expect(await askBackchannel(authlete, { login_hint: undefined, id_token_hint })).toMatchObject({
        action: 'USER_IDENTIFICATION',
        hintType: 'ID_TOKEN_HINT',
        hint: id_token_hint,
        sub: 'joe',
      });
    },
  );

  it('accepts a valid client notification token for ping and push', async () => {
    for (const bcDeliveryMode of ['PING', 'PUSH'] as const) {
      const authlete = await decoupled({ confidential: { bcDeliveryMode } });
      const client_notification_token = `${'x'.repeat(1023)}=`;
      expect(await askBackchannel(authlete, { client_notification_token })).toMatchObject({
        action: 'USER_IDENTIFICATION',
        deliveryMode: bcDeliveryMode,
        clientNotificationToken: client_notification_token,
      });
    }
  });

  it('takes the certificate that pushed tokens are to be bound to', async () => {
    const authlete = await decoupled({
      service: { tlsClientCertificateBoundAccessTokens: true },
      confidential: { bcDeliveryMode: 'PUSH', tlsClientCertificateBoundAccessTokens: true },
    });
    const { pem: clientCertificate } = await certificate();
    expect(await askBackchannel(authlete, {}, { clientCertificate })).toMatchObject({
      action: 'USER_IDENTIFICATION',
    });
    expect(await askBackchannel(authlete)).toMatchObject(
      refused('BAD_REQUEST', 'A180301', 'invalid_request'),
    );
    expect(await askBackchannel(authlete, {}, { clientCertificate: 'no certificate' })).toMatchObject(
      refused('BAD_REQUEST', 'A180302', 'invalid_request'),
    );
  });
});

describe('POST /backchannel/authentication refuses', () => {
  it.each([
    ['A166201', 'INTERNAL_SERVER_ERROR', 'server_error', {}],
    ['A166202', 'INTERNAL_SERVER_ERROR', 'server_error', { parameters: 'scope=%' }],
    ['A166301', 'BAD_REQUEST', 'invalid_request', { parameters: '' }],
    ['A166303', 'BAD_REQUEST', 'invalid_request', { parameters: 'client_id=' }],
    ['A166304', 'BAD_REQUEST', 'invalid_request', { parameters: 'client_id=1&client_id=2' }],
    ['A166304', 'BAD_REQUEST', 'invalid_request', { parameters: 'login_hint=1&login_hint=2' }],
    ['A168309', 'UNAUTHORIZED', 'invalid_client', { parameters: 'scope=openid' }],
    ['A168309', 'UNAUTHORIZED', 'invalid_client', { parameters: 'request=x' }],
    ['A168310', 'UNAUTHORIZED', 'invalid_client', { parameters: 'client_id=1' }],
    ['A168310', 'UNAUTHORIZED', 'invalid_client', { parameters: 'client_id=nobody' }],
    ['A168301', 'UNAUTHORIZED', 'invalid_client', { parameters: 'client_assertion=x' }],
    [
      'A168302',
      'UNAUTHORIZED',
      'invalid_client',
      { parameters: `client_assertion=${forgedJwt({ alg: 'ES256' }, {})}` },
    ],
  ])('with %s %s %s: %j', async (resultCode, action, error, body) => {
    expect(await post(await decoupled(), body)).toMatchObject(refused(action, resultCode, error));
  });

  it('a client that calls itself by two names', async () => {
    const authlete = await decoupled();
    const { clientId, clientSecret } = authlete.confidential;
    const other = String(authlete.publicClient.clientId);
    expect(await askBackchannel(authlete, { client_id: other })).toMatchObject(
      refused('UNAUTHORIZED', 'A168303', 'invalid_client'),
    );
    const client_assertion = forgedJwt({ alg: 'ES256' }, { iss: other });
    const client_id = String(clientId);
    expect(await post(authlete, { parameters: encoded({ client_id, client_assertion }) })).toMatchObject(
      refused('UNAUTHORIZED', 'A168305', 'invalid_client'),
    );
    const parameters = encoded({ client_assertion });
    expect(await post(authlete, { parameters, clientId: client_id, clientSecret })).toMatchObject(
      refused('UNAUTHORIZED', 'A168307', 'invalid_client'),
    );
  });

  it('a client that is locked, public, or not authenticated', async () => {
    const locked = await decoupled({ confidential: { locked: true } });
    expect(await askBackchannel(locked)).toMatchObject(refused('UNAUTHORIZED', 'A168310', 'invalid_client'));
    const authlete = await decoupled();
    const client_id = String(authlete.publicClient.clientId);
    expect(await post(authlete, { parameters: encoded({ client_id }) })).toMatchObject(
      refused('BAD_REQUEST', 'A168311', 'unauthorized_client'),
    );
    expect(await askBackchannel(authlete, {}, { clientSecret: 'wrong' })).toMatchObject(
      refused('UNAUTHORIZED', 'A157305', 'invalid_client'),
    );
    const { clientId, clientSecret: client_secret } = authlete.confidential;
    const inBody = encoded({ client_id: String(clientId), client_secret });
    expect(await post(authlete, { parameters: inBody })).toMatchObject(
      refused('UNAUTHORIZED', 'A157357', 'invalid_client'),
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
    const service = await decoupled({ service: { supportedGrantTypes: ['DEVICE_CODE'] } });
    expect(await askBackchannel(service)).toMatchObject(
      refused('BAD_REQUEST', 'A166305', 'unsupported_grant_type'),
    );
    const client = await decoupled({ confidential: { grantTypes: ['DEVICE_CODE'] } });
    expect(await askBackchannel(client)).toMatchObject(
      refused('BAD_REQUEST', 'A166306', 'unauthorized_client'),
    );
  });

  it('a client without a delivery mode, or with one that the service does not support', async () => {
    const without = await decoupled({ confidential: { bcDeliveryMode: undefined } as object });
    expect(await askBackchannel(without)).toMatchObject(
      refused('BAD_REQUEST', 'A169301', 'unauthorized_client'),
    );
    const unsupported = await decoupled({
      service: { supportedBackchannelTokenDeliveryModes: ['PING'] },
    });
    expect(await askBackchannel(unsupported)).toMatchObject(
      refused('BAD_REQUEST', 'A169302', 'unauthorized_client'),
    );
  });

  it.each([
    ['A155301', undefined],
    ['A155301', ''],
    ['A155302', 'x'.repeat(1025)],
    ['A155303', 'two words'],
  ])('a client of ping mode with %s', async (resultCode, client_notification_token) => {
    const authlete = await decoupled({ confidential: { bcDeliveryMode: 'PING' } });
    expect(await askBackchannel(authlete, { client_notification_token })).toMatchObject(
      refused('BAD_REQUEST', resultCode, 'invalid_request'),
    );
  });

  it.each([
    ['A176301', 'invalid_scope', { scope: '' }],
    ['A176304', 'invalid_scope', { scope: 'email' }],
    ['A174301', 'invalid_request', { login_hint: undefined }],
    ['A174302', 'invalid_request', { login_hint_token: 'x' }],
    ['A201301', 'invalid_request', { requested_expiry: 'soon' }],
    ['A201301', 'invalid_request', { requested_expiry: '1.5' }],
    ['A201301', 'invalid_request', { requested_expiry: '2147483648' }],
    ['A201302', 'invalid_request', { requested_expiry: '0' }],
    ['A201302', 'invalid_request', { requested_expiry: '-1' }],
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
    expect(await askBackchannel(authlete, parameters)).toMatchObject(
      refused('BAD_REQUEST', resultCode, error),
    );
  });

  it('the scope openid if the service has none, or the client may not have it', async () => {
    const service = await decoupled({ service: { supportedScopes: [{ name: 'email' }] } });
    expect(await askBackchannel(service)).toMatchObject(
      refused('INTERNAL_SERVER_ERROR', 'A176105', 'server_error'),
    );
    const client = await decoupled({
      confidential: { extension: { requestableScopesEnabled: true, requestableScopes: ['email'] } },
    });
    expect(await askBackchannel(client)).toMatchObject(refused('BAD_REQUEST', 'A176305', 'invalid_scope'));
  });

  it('a request without the user code that service and client agreed on', async () => {
    const agreed = await decoupled({
      service: { backchannelUserCodeParameterSupported: true },
      confidential: { bcUserCodeRequired: true },
    });
    expect(await askBackchannel(agreed)).toMatchObject(
      refused('BAD_REQUEST', 'A177301', 'missing_user_code'),
    );
    const alone = await decoupled({ confidential: { bcUserCodeRequired: true } });
    expect(await askBackchannel(alone)).toMatchObject({ action: 'USER_IDENTIFICATION' });
  });

  it('an ID token hint that is not from the service, or not for the client', async () => {
    const authlete = await decoupled();
    const aud = String(authlete.confidential.clientId);
    const header = { alg: 'ES256' };
    const hints: [string, string][] = [
      ['A175301', 'no JWT'],
      ['A175302', forgedJwt({ alg: 'none' }, { iss: issuer, aud, sub: 'joe' })],
      ['A175303', 'a.b.c.d.e'],
      ['A175304', forgedJwt(header, 'no json')],
      ['A175305', forgedJwt(header, { aud, sub: 'joe' })],
      ['A175306', forgedJwt(header, { iss: 'https://other.example.com', aud, sub: 'joe' })],
      ['A175307', forgedJwt(header, { iss: issuer, sub: 'joe' })],
      ['A175308', forgedJwt(header, { iss: issuer, aud: ['other'], sub: 'joe' })],
      ['A175309', forgedJwt(header, { iss: issuer, aud: 'other', sub: 'joe' })],
      ['A175310', forgedJwt(header, { iss: issuer, aud })],
    ];
    for (const [resultCode, id_token_hint] of hints) {
      expect(await askBackchannel(authlete, { login_hint: undefined, id_token_hint })).toMatchObject(
        refused('BAD_REQUEST', resultCode, 'invalid_request'),
      );
    }
  });
});
