import { Authlete } from '@authlete/typescript-sdk';
import { clientManagementDeleteAuthorizations } from '@authlete/typescript-sdk/funcs/clientManagementDeleteAuthorizations.js';
import { clientManagementDeleteGrantedScopes } from '@authlete/typescript-sdk/funcs/clientManagementDeleteGrantedScopes.js';
import { clientManagementDeleteRequestableScopes } from '@authlete/typescript-sdk/funcs/clientManagementDeleteRequestableScopes.js';
import { clientManagementGetGrantedScopes } from '@authlete/typescript-sdk/funcs/clientManagementGetGrantedScopes.js';
import { clientManagementGetRequestableScopes } from '@authlete/typescript-sdk/funcs/clientManagementGetRequestableScopes.js';
import { clientManagementListAuthorizations } from '@authlete/typescript-sdk/funcs/clientManagementListAuthorizations.js';
import { clientManagementUpdateAuthorizations } from '@authlete/typescript-sdk/funcs/clientManagementUpdateAuthorizations.js';
import { clientManagementUpdateRequestableScopes } from '@authlete/typescript-sdk/funcs/clientManagementUpdateRequestableScopes.js';
import { afterAll, describe, expect, it } from 'vitest';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { tokensFor } from '../support/flow.js';

/** The published SDK, 0.0.3-beta, over a real port: what clients may ask for and what people allowed them. */
const mock = testAuthlete({ fixtures: demoWith() });
const { url } = await mock.listen({ port: 0 });
const sdk = new Authlete({ bearer: mock.accessToken, serverURL: url });
const serviceId = String(mock.serviceId);
const clientId = String(mock.confidential.clientId);

afterAll(() => mock.close());

// Functions alone: this version forgot them in its class. It asks for a subject twice, where only one is sent.
const of = (subject: string) => ({
  serviceId,
  clientId,
  subjectPathParameter: subject,
  subjectQueryParameter: subject,
});

describe('@authlete/typescript-sdk 0.0.3-beta manages what people allowed', () => {
  it('clientManagementGetGrantedScopes, clientManagementDeleteGrantedScopes', async () => {
    await tokensFor(mock, { scope: 'openid email' });
    expect(await clientManagementGetGrantedScopes(sdk, of('joe'))).toMatchObject({
      ok: true,
      value: { subject: 'joe', latestGrantedScopes: ['email', 'openid'] },
    });
    expect(await clientManagementDeleteGrantedScopes(sdk, of('joe'))).toMatchObject({ ok: true });
    expect(await clientManagementGetGrantedScopes(sdk, of('joe'))).toMatchObject({
      ok: true,
      value: { resultCode: 'A139001' },
    });
  });

  it('clientManagementListAuthorizations, …UpdateAuthorizations, …DeleteAuthorizations', async () => {
    const { accessToken } = await tokensFor(mock, { scope: 'openid email' }, { subject: 'jane' });
    const introspect = () =>
      sdk.introspection.process({ serviceId, introspectionRequest: { token: accessToken } });
    expect(await clientManagementListAuthorizations(sdk, of('jane'))).toMatchObject({
      ok: true,
      value: { totalCount: 1, clients: [{ clientId: Number(clientId) }] },
    });
    const clientAuthorizationUpdateRequest = { subject: 'jane', scopes: ['email'] };
    const update = { serviceId, clientId, clientAuthorizationUpdateRequest };
    expect(await clientManagementUpdateAuthorizations(sdk, update)).toMatchObject({ ok: true });
    expect(await introspect()).toMatchObject({ action: 'OK', scopes: ['email'] });
    expect(await clientManagementDeleteAuthorizations(sdk, of('jane'))).toMatchObject({ ok: true });
    expect(await introspect()).toMatchObject({ action: 'UNAUTHORIZED' });
  });
});

describe('@authlete/typescript-sdk 0.0.3-beta manages what a client may ask for', () => {
  it('clientManagementUpdateRequestableScopes, …GetRequestableScopes, …DeleteRequestableScopes', async () => {
    const client = { serviceId, clientId };
    const clientExtensionRequestableScopesUpdateRequest = { requestableScopes: ['openid'] };
    const updated = await clientManagementUpdateRequestableScopes(sdk, {
      ...client,
      clientExtensionRequestableScopesUpdateRequest,
    });
    expect(updated).toMatchObject({ ok: true, value: { requestableScopes: ['openid'] } });
    const read = await clientManagementGetRequestableScopes(sdk, client);
    expect(read).toMatchObject({ ok: true, value: { requestableScopes: ['openid'] } });
    expect(await clientManagementDeleteRequestableScopes(sdk, client)).toMatchObject({ ok: true });
    // Null stands for all scopes; this version takes it for an error.
    expect(await clientManagementGetRequestableScopes(sdk, client)).toMatchObject({
      ok: false,
      error: { statusCode: 200, body: '{"requestableScopes":null}' },
    });
  });
});
