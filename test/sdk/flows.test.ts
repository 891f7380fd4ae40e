import { Authlete } from '@authlete/typescript-sdk';
import { authorizationManagementGetTicketInfo } from '@authlete/typescript-sdk/funcs/authorizationManagementGetTicketInfo.js';
import { authorizationManagementUpdateTicket } from '@authlete/typescript-sdk/funcs/authorizationManagementUpdateTicket.js';
import { afterAll, describe, expect, it } from 'vitest';
import { testAuthlete } from '../support/authlete.js';
import { cibaGrant, decoupledData, deviceGrant } from '../support/decisions.js';
import { encoded, goodRequest, type OAuthParameters, tokensFor } from '../support/flow.js';

/** The published SDK, 0.0.3-beta, over a real port: flows that do not begin in a browser. */
const managing = ['grant_management_query', 'grant_management_revoke'];
const supportedScopes = ['openid', 'email', ...managing].map((name) => ({ name }));
const mock = testAuthlete({
  fixtures: decoupledData({
    service: {
      supportedScopes,
      dynamicRegistrationSupported: true,
      registrationEndpoint: 'https://as.example.com/register',
    },
  }),
});
const { url } = await mock.listen({ port: 0 });
const sdk = new Authlete({ bearer: mock.accessToken, serverURL: url });
const serviceId = String(mock.serviceId);
const credentials = {
  clientId: String(mock.confidential.clientId),
  clientSecret: mock.confidential.clientSecret,
};

afterAll(() => mock.close());

const asClient = (parameters: OAuthParameters) => ({ parameters: encoded(parameters), ...credentials });
const token = (parameters: OAuthParameters) =>
  sdk.token.process({ serviceId, tokenRequest: asClient(parameters) });
const authorize = (parameters: OAuthParameters) =>
  sdk.authorization.processRequest({
    serviceId,
    authorizationRequest: { parameters: encoded(parameters) },
  });

describe('@authlete/typescript-sdk 0.0.3-beta pushes a request', () => {
  const push = (parameters: OAuthParameters, secret = credentials.clientSecret) =>
    sdk.pushedAuthorization.create({
      serviceId,
      pushedAuthorizationRequest: { ...asClient(parameters), clientSecret: secret },
    });

  it('CREATED, and its request_uri makes an authorization request', async () => {
    const pushed = await push(goodRequest(mock.confidential));
    expect(pushed).toMatchObject({ action: 'CREATED', resultCode: 'A245001' });
    const { requestUri, responseContent } = pushed;
    expect(JSON.parse(responseContent ?? '')).toEqual({ expires_in: 600, request_uri: requestUri });
    const asked = await authorize({ client_id: credentials.clientId, request_uri: requestUri });
    expect(asked).toMatchObject({ action: 'INTERACTION', scopes: [{ name: 'openid' }] });
  });

  it('BAD_REQUEST and UNAUTHORIZED', async () => {
    expect(await push({ ...goodRequest(mock.confidential), prompt: 'magic' })).toMatchObject({
      action: 'BAD_REQUEST',
    });
    expect(await push(goodRequest(mock.confidential), 'wrong')).toMatchObject({ action: 'UNAUTHORIZED' });
  });
});

describe('@authlete/typescript-sdk 0.0.3-beta runs the device flow', () => {
  const begin = () =>
    sdk.deviceFlow.authorization({
      serviceId,
      deviceAuthorizationRequest: asClient({ scope: 'openid' }),
    });
  const complete = (userCode = '', result: 'AUTHORIZED' | 'ACCESS_DENIED' = 'AUTHORIZED') =>
    sdk.deviceFlow.complete({
      serviceId,
      deviceCompleteRequest: { userCode, result, subject: 'joe' },
    });
  const verify = (userCode = '') =>
    sdk.deviceFlow.verification({ serviceId, deviceVerificationRequest: { userCode } });

  it('authorization OK, verification VALID, complete SUCCESS, token OK', async () => {
    const begun = await begin();
    expect(begun).toMatchObject({
      action: 'OK',
      clientName: 'Demo web app',
      scopes: [{ name: 'openid' }],
      expiresIn: 600,
      interval: 5,
    });
    expect(await verify(begun.userCode)).toMatchObject({ action: 'VALID', clientName: 'Demo web app' });
    expect(await complete(begun.userCode)).toMatchObject({ action: 'SUCCESS' });
    const device_code = begun.deviceCode;
    expect(await token({ grant_type: deviceGrant, device_code })).toMatchObject({
      action: 'OK',
      grantType: 'DEVICE_CODE',
      subject: 'joe',
    });
  });

  it('verification NOT_EXIST, complete USER_CODE_NOT_EXIST and INVALID_REQUEST, token BAD_REQUEST', async () => {
    const { userCode, deviceCode: device_code } = await begin();
    expect(await verify('WRONG')).toMatchObject({ action: 'NOT_EXIST' });
    expect(await complete('WRONG')).toMatchObject({ action: 'USER_CODE_NOT_EXIST' });
    expect(await complete(userCode, 'ACCESS_DENIED')).toMatchObject({ action: 'SUCCESS' });
    expect(await complete(userCode)).toMatchObject({ action: 'INVALID_REQUEST' });
    expect(await token({ grant_type: deviceGrant, device_code })).toMatchObject({ action: 'BAD_REQUEST' });
  });
});

describe('@authlete/typescript-sdk 0.0.3-beta runs CIBA', () => {
  const begin = () =>
    sdk.ciba.processAuthentication({
      serviceId,
      backchannelAuthenticationRequest: asClient({ scope: 'openid', login_hint: 'joe' }),
    });
  const issue = (ticket = '') =>
    sdk.ciba.issue({ serviceId, backchannelAuthenticationIssueRequest: { ticket } });
  const complete = (ticket = '') =>
    sdk.ciba.complete({
      serviceId,
      backchannelAuthenticationCompleteRequest: { ticket, result: 'AUTHORIZED', subject: 'joe' },
    });

  it('USER_IDENTIFICATION, issue OK, complete NO_ACTION, token OK', async () => {
    const { ticket, ...begun } = await begin();
    expect(begun).toMatchObject({
      action: 'USER_IDENTIFICATION',
      deliveryMode: 'POLL',
      hintType: 'LOGIN_HINT',
      hint: 'joe',
    });
    const { authReqId, ...issued } = await issue(ticket);
    expect(issued).toMatchObject({ action: 'OK', expiresIn: 300, interval: 5 });
    expect(await complete(ticket)).toMatchObject({ action: 'NO_ACTION', deliveryMode: 'POLL' });
    expect(await token({ grant_type: cibaGrant, auth_req_id: authReqId })).toMatchObject({
      action: 'OK',
      grantType: 'CIBA',
      subject: 'joe',
    });
  });

  it('fail FORBIDDEN, issue INVALID_TICKET', async () => {
    const { ticket = '' } = await begin();
    const failed = await sdk.ciba.fail({
      serviceId,
      backchannelAuthenticationFailRequest: { ticket, reason: 'ACCESS_DENIED' },
    });
    expect(failed).toMatchObject({ action: 'FORBIDDEN' });
    expect(await issue(ticket)).toMatchObject({ action: 'INVALID_TICKET' });
  });
});

describe('@authlete/typescript-sdk 0.0.3-beta registers clients', () => {
  const metadata = { client_name: 'By SDK', redirect_uris: ['https://client.example.com/cb'] };

  it('register CREATED, get OK, update UPDATED, delete DELETED', async () => {
    const { dynamicClientRegistration: clients } = sdk;
    const registered = await clients.register({
      serviceId,
      requestBody: { json: JSON.stringify(metadata) },
    });
    expect(registered).toMatchObject({ action: 'CREATED', client: { clientName: 'By SDK' } });
    const { client_id: clientId, registration_access_token } = JSON.parse(registered.responseContent ?? '');
    const requestBody = { clientId, token: registration_access_token };
    const read = await clients.get({ serviceId, requestBody });
    expect(read).toMatchObject({ action: 'OK', client: { clientId: Number(clientId) } });
    const json = JSON.stringify({ ...metadata, client_id: clientId, client_name: 'Changed' });
    const updated = await clients.update({ serviceId, requestBody: { ...requestBody, json } });
    expect(updated).toMatchObject({ action: 'UPDATED', client: { clientName: 'Changed' } });
    expect(await clients.delete({ serviceId, requestBody })).toMatchObject({ action: 'DELETED' });
    expect((await clients.get({ serviceId, requestBody })).action).toMatch(/^(BAD_REQUEST|UNAUTHORIZED)$/);
  });

  it('register BAD_REQUEST', async () => {
    const requestBody = { json: '[]' };
    expect(await sdk.dynamicClientRegistration.register({ serviceId, requestBody })).toMatchObject({
      action: 'BAD_REQUEST',
    });
  });
});

describe('@authlete/typescript-sdk 0.0.3-beta manages grants', () => {
  it('OK, NO_CONTENT, NOT_FOUND, UNAUTHORIZED', async () => {
    const scope = `openid ${managing.join(' ')}`;
    const { accessToken, grantId = '' } = await tokensFor(mock, { scope, grant_management_action: 'create' });
    const manage = (gMRequest: object) =>
      sdk.grantManagement.processRequest({ serviceId, gMRequest: { accessToken, grantId, ...gMRequest } });
    const queried = await manage({ gmAction: 'QUERY' });
    expect(queried).toMatchObject({ action: 'OK', responseContent: expect.stringContaining('"scopes"') });
    expect(await manage({ gmAction: 'REVOKE' })).toMatchObject({ action: 'NO_CONTENT' });
    expect(await manage({ gmAction: 'QUERY' })).toMatchObject({ action: 'NOT_FOUND' });
    expect(await manage({ gmAction: 'QUERY', accessToken: 'unknown' })).toMatchObject({
      action: 'UNAUTHORIZED',
    });
  });
});

describe('@authlete/typescript-sdk 0.0.3-beta keeps something with a ticket', () => {
  // Functions alone: this version forgot them in its class. It reads the info of an update as a text, which
  // the service answers as an object.
  it('authorizationManagementUpdateTicket, authorizationManagementGetTicketInfo', async () => {
    const { ticket = '' } = await authorize(goodRequest(mock.confidential));
    const updated = await authorizationManagementUpdateTicket(sdk, {
      serviceId,
      authorizationTicketUpdateRequest: { ticket, info: 'a page' },
    });
    expect(updated).toMatchObject({ ok: false, error: { message: 'Response validation failed' } });
    const found = await authorizationManagementGetTicketInfo(sdk, {
      serviceId,
      authorizationTicketInfoRequest: { ticket },
    });
    expect(found).toMatchObject({ ok: true, value: { action: 'OK', info: { context: 'a page' } } });
  });
});
