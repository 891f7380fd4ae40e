import { describe, expect, it } from 'vitest';
import { authorizationChecks } from '../../../src/mock/oauth/authorization-checks.js';
import { testAuthlete } from '../../support/authlete.js';
import {
  allTypes,
  type Case,
  claims,
  direct,
  http,
  https,
  redirected,
} from '../../support/authorization-cases.js';
import { demoWith } from '../../support/demo.js';
import { authorize, encoded, goodRequest, type OAuthParameters } from '../../support/flow.js';

async function ask({ change = {}, append = '', ...changes }: Case) {
  const authlete = testAuthlete({ fixtures: demoWith(changes) });
  const request = encoded({ ...goodRequest(authlete.confidential), ...change });
  const parameters = append === '' ? request : `${request}&${append}`;
  return (await authlete.call('auth_authorization_api', { parameters })).body;
}

describe('POST /auth/authorization refuses', () => {
  it.each(direct)('with $code and no redirect: $change $append', async (given) => {
    const answered = await ask(given);
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode: given.code });
    expect(answered.ticket).toBeUndefined();
    const error: unknown = JSON.parse(answered.responseContent ?? '');
    expect(error).toMatchObject({ error: expect.any(String), error_description: answered.resultMessage });
  });

  it.each(redirected)('with $code and a redirect: $change $append', async (given) => {
    const answered = await ask(given);
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: given.code });
    expect(answered.ticket).toBeUndefined();
    const { search, hash } = new URL(answered.responseContent ?? '');
    const parameters = new URLSearchParams(search || hash.slice(1));
    expect(parameters.get('error')).toMatch(/^[a-z_]+$/);
    expect(parameters.get('error_description')).toBe(answered.resultMessage);
    expect(parameters.get('iss')).toBe('https://as.example.com');
    if (given.change?.['state'] === undefined) expect(parameters.get('state')).toBe('a state');
  });

  it('every code of the table of checks has a test', () => {
    const tested = new Set([...direct, ...redirected].map(({ code }) => code));
    const codes = authorizationChecks.flatMap(({ at, codes }) =>
      at.authorization === undefined ? [] : codes,
    );
    // Those of FAPI have tests of their own.
    const untested = codes.filter((code) => !tested.has(code) && !/^A(15[01]|294|309)/.test(code));
    expect(untested).toEqual([]);
  });

  it('a call without parameters, and an empty request', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    expect((await authlete.call('auth_authorization_api', {})).body).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A004201',
    });
    const { body } = await authlete.call('auth_authorization_api', { parameters: '' });
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A004301' });
  });
});

describe('An error that is redirected', () => {
  it('is in the fragment if a token would be there', async () => {
    const answered = await ask({
      code: '',
      change: { response_type: 'token', max_age: 'x', redirect_uri: https },
      confidential: allTypes,
    });
    expect(answered.responseContent).toContain(`${https}#error=invalid_request&`);
  });

  it('is posted as a form in the response mode form_post', async () => {
    const answered = await ask({
      code: '',
      change: { response_mode: 'form_post', max_age: 'x', state: '"><script>' },
    });
    expect(answered).toMatchObject({ action: 'FORM', resultCode: 'A017303' });
    expect(answered.responseContent).toContain(`action="${http}"`);
    expect(answered.responseContent).toContain('name="state" value="&quot;&gt;&lt;script&gt;"');
  });

  it('is not signed if the client has no algorithm, and a form is then called a LOCATION', async () => {
    const answered = await ask({ code: '', change: { response_mode: 'form_post.jwt' } });
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: 'A012305' });
    expect(answered.responseContent).toMatch(/^<html>.*name="error" value="invalid_request"/);
  });

  it('has no description and no URI if the service omits them', async () => {
    const service = { errorDescriptionOmitted: true, errorUriOmitted: true, issSuppressed: true };
    const answered = await ask({ code: '', change: { max_age: 'x' }, service });
    expect(answered.responseContent).toBe(`${http}?error=invalid_request&state=a+state`);
  });
});

describe('claims of /auth/authorization', () => {
  it('leaves out what the service itself puts into an ID token', async () => {
    const names = ['sub', 'auth_time', 'acr', 'nonce', 'iss', 'aud', 'exp', 'iat', 'email', 'amr'];
    const claims = JSON.stringify({ id_token: Object.fromEntries(names.map((name) => [name, null])) });
    const { claims: shown, idTokenClaims } = await authorize(testAuthlete({ fixtures: demoWith() }), {
      claims,
    });
    expect(shown).toEqual(['email', 'amr']);
    expect(Object.keys(JSON.parse(idTokenClaims ?? ''))).toEqual(names);
  });
});

describe('An error of /auth/authorization', () => {
  it.each<[what: string, changes: OAuthParameters, action: string, client: boolean]>([
    ['a request without a client', { client_id: undefined }, 'BAD_REQUEST', false],
    ['an unknown client', { client_id: '42' }, 'BAD_REQUEST', false],
    [
      'a redirect URI that is not registered',
      { redirect_uri: 'https://evil.example.com' },
      'BAD_REQUEST',
      true,
    ],
    ['an unknown prompt', { prompt: 'magic' }, 'LOCATION', true],
    ['an unknown prompt by form', { prompt: 'magic', response_mode: 'form_post' }, 'FORM', true],
  ])('shows the service, and the client once it is known: %s', async (_, changes, action, client) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const { client: shown, service } = await authorize(authlete);
    const answered = await authorize(authlete, changes);
    expect(answered).toMatchObject({ action, service: { apiKey: authlete.serviceId } });
    expect(answered.service).toEqual(service);
    expect(answered.service).not.toHaveProperty('apiSecret');
    expect(answered.client).toEqual(client ? shown : undefined);
  });

  it('shows the service if the request is empty', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    for (const body of [{}, { parameters: '' }])
      expect((await authlete.call('auth_authorization_api', body)).body.service).toMatchObject({
        apiKey: authlete.serviceId,
      });
  });
});

describe('POST /auth/authorization accepts', () => {
  it('a valid request: a ticket, and the data for the authorization server', async () => {
    const answered = await authorize(testAuthlete({ fixtures: demoWith() }));
    expect(answered).toMatchObject({
      action: 'INTERACTION',
      resultCode: 'A004001',
      ticket: expect.stringMatching(/^[\w-]{43}$/),
      client: { clientName: 'Demo web app', clientType: 'CONFIDENTIAL' },
      service: { serviceName: 'Demo service', issuer: 'https://as.example.com' },
      scopes: [{ name: 'openid' }, { name: 'profile' }],
      display: 'PAGE',
      lowestPrompt: 'CONSENT',
      maxAge: 0,
      acrEssential: false,
      clientIdAliasUsed: true,
    });
    expect(answered.resultMessage).toMatch(/\[response_type=code, openid=true\]$/);
    expect(answered).not.toHaveProperty('responseContent');
    expect(answered).not.toHaveProperty('prompts');
    expect(answered.service).not.toHaveProperty('jwks');
    expect(answered.service).not.toHaveProperty('apiSecret');
    expect(answered.client).not.toHaveProperty('clientSecret');
  });

  it('prompt=none with NO_INTERACTION', async () => {
    expect(await authorize(testAuthlete({ fixtures: demoWith() }), { prompt: 'none' })).toMatchObject({
      action: 'NO_INTERACTION',
      resultCode: 'A004001',
      prompts: ['NONE'],
      lowestPrompt: 'NONE',
    });
  });

  it('a client by its alias', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: { clientIdAlias: 'my-app' } }) });
    expect(await authorize(authlete, { client_id: 'my-app' })).toMatchObject({
      action: 'INTERACTION',
      clientIdAliasUsed: true,
    });
    expect(await authorize(authlete)).toMatchObject({ action: 'INTERACTION', clientIdAliasUsed: false });
  });

  it('scopes: unknown ones are dropped, default ones added when none is asked for', async () => {
    const supportedScopes = [{ name: 'a' }, { name: 'b', defaultEntry: true }];
    const authlete = testAuthlete({ fixtures: demoWith({ service: { supportedScopes } }) });
    expect((await authorize(authlete, { scope: 'a unknown' })).scopes).toEqual([{ name: 'a' }]);
    expect((await authorize(authlete, { scope: undefined })).scopes).toEqual([
      { name: 'b', defaultEntry: true },
    ]);
    expect(await authorize(authlete, { scope: 'unknown' })).not.toHaveProperty('scopes');
  });

  it('only the requestable scopes of the client', async () => {
    const extension = { requestableScopesEnabled: true, requestableScopes: ['openid'] };
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: { extension } }) });
    expect((await authorize(authlete)).scopes).toEqual([{ name: 'openid' }]);
  });

  it('no redirect_uri when the client has one and the request is not OpenID', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: { redirectUris: [https] } }) });
    expect(await authorize(authlete, { redirect_uri: undefined, scope: 'profile' })).toMatchObject({
      action: 'INTERACTION',
    });
  });

  it('another port of a loopback redirect URI, if the service says so', async () => {
    const change = { redirect_uri: 'http://localhost:9999/callback' };
    expect(await ask({ code: '', change })).toMatchObject({ resultCode: 'A011304' });
    expect(await ask({ code: '', change, service: { loopbackRedirectionUriVariable: true } })).toMatchObject({
      action: 'INTERACTION',
    });
    const path = { redirect_uri: 'http://localhost:9999/other' };
    expect(
      await ask({ code: '', change: path, service: { loopbackRedirectionUriVariable: true } }),
    ).toMatchObject({ resultCode: 'A011304' });
  });

  it('offline_access with consent; without a code it is dropped', async () => {
    const authlete = testAuthlete({ fixtures: demoWith({ confidential: allTypes }) });
    const consented = await authorize(authlete, { scope: 'openid offline_access', prompt: 'consent' });
    expect(consented.scopes).toEqual([{ name: 'offline_access' }, { name: 'openid' }]);
    const implicit = await authorize(authlete, {
      scope: 'openid offline_access',
      response_type: 'id_token',
      redirect_uri: https,
    });
    expect(implicit.scopes).toEqual([{ name: 'openid' }]);
  });

  it('claims, ACRs, hints and locales, and returns them', async () => {
    const service = {
      supportedAcrs: ['gold'],
      supportedUiLocales: ['de', 'en-US'],
      supportedClaimLocales: ['fr'],
    };
    const authlete = testAuthlete({ fixtures: demoWith({ service }) });
    const requested = {
      id_token: { sub: { value: 'joe' }, acr: { essential: true, values: ['gold'] }, nickname: null },
      userinfo: { email: { essential: true } },
    };
    const answered = await authorize(authlete, {
      ...claims(requested),
      ui_locales: 'EN-us xx',
      claims_locales: 'fr',
      login_hint: 'joe@example.com',
      max_age: '60',
      display: 'popup',
      purpose: 'to test it',
      prompt: 'login consent',
    });
    expect(answered).toMatchObject({
      subject: 'joe',
      acrs: ['gold'],
      acrEssential: true,
      claims: ['nickname'],
      idTokenClaims: JSON.stringify(requested.id_token),
      userInfoClaims: JSON.stringify(requested.userinfo),
      uiLocales: ['EN-us'],
      claimsLocales: ['fr'],
      loginHint: 'joe@example.com',
      maxAge: 60,
      display: 'POPUP',
      purpose: 'to test it',
      prompts: ['LOGIN', 'CONSENT'],
      lowestPrompt: 'LOGIN',
    });
    expect(answered.claimsAtUserInfo).toEqual(expect.arrayContaining(['email', 'name', 'family_name']));
  });

  it('the claims of scopes for the ID token, unless the service restricts the shortcut', async () => {
    const open = testAuthlete({ fixtures: demoWith({ service: { claimShortcutRestrictive: false } }) });
    expect((await authorize(open, { scope: 'openid email' })).claims).toEqual(['email', 'email_verified']);
    const restrictive = testAuthlete({ fixtures: demoWith({ confidential: allTypes }) });
    expect(await authorize(restrictive, { scope: 'openid email' })).not.toHaveProperty('claims');
    const idTokenOnly = { scope: 'openid email', response_type: 'id_token', redirect_uri: https };
    expect((await authorize(restrictive, idTokenOnly)).claims).toEqual(['email', 'email_verified']);
  });

  it('the defaults of the client: max age and ACRs', async () => {
    const service = { supportedAcrs: ['gold', 'silver'] };
    const confidential = { defaultMaxAge: 300, defaultAcrs: ['gold'] };
    const authlete = testAuthlete({ fixtures: demoWith({ service, confidential }) });
    expect(await authorize(authlete)).toMatchObject({ maxAge: 300, acrs: ['gold'], acrEssential: false });
    expect(await authorize(authlete, { acr_values: 'silver gold', max_age: '1' })).toMatchObject({
      maxAge: 1,
      acrs: ['silver', 'gold'],
    });
  });
});
