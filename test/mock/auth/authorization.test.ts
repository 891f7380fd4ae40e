import { describe, expect, it } from 'vitest';
import { authorizationChecks } from '../../../src/mock/oauth/authorization-checks.js';
import { testAuthlete } from '../../support/authlete.js';
import { type Changes, demoWith } from '../../support/demo.js';
import { authorize, encoded, goodRequest, type OAuthParameters } from '../../support/flow.js';

interface Case extends Changes {
  readonly code: string;
  /** Changes to a good request; undefined leaves a parameter out. */
  readonly change?: OAuthParameters;
  /** Appended to the encoded request, to repeat a parameter. */
  readonly append?: string;
}

const frontChannel = { responseTypes: ['CODE', 'TOKEN', 'ID_TOKEN', 'CODE_ID_TOKEN', 'NONE'] as const };
const allTypes = { responseTypes: [...frontChannel.responseTypes] };
const https = 'https://client.example.com/callback';
const http = 'http://localhost:3000/callback';

/** Refused without a redirect. */
const direct: readonly Case[] = [
  { code: 'A009301', change: { response_type: undefined } },
  { code: 'A009302', change: { response_type: '' } },
  { code: 'A009303', append: 'response_type=code' },
  { code: 'A009304', change: { response_type: 'magic' } },
  { code: 'A010301', change: { client_id: undefined } },
  { code: 'A010302', change: { client_id: '' } },
  { code: 'A010303', append: 'client_id=1' },
  { code: 'A010304', change: { client_id: '1' } },
  { code: 'A010307', confidential: { locked: true } },
  { code: 'A010308', change: { client_id: 'nobody' } },
  { code: 'A011302', append: 'redirect_uri=x' },
  { code: 'A011303', change: { redirect_uri: undefined } },
  { code: 'A011304', change: { redirect_uri: 'https://elsewhere.example.com/' } },
  { code: 'A011305', change: { response_type: 'id_token', redirect_uri: http }, confidential: allTypes },
  {
    code: 'A011306',
    change: { response_type: 'id_token', redirect_uri: 'https://localhost/cb' },
    confidential: { ...allTypes, redirectUris: ['https://localhost/cb'] },
  },
  { code: 'A011307', change: { redirect_uri: https }, confidential: { applicationType: 'NATIVE' } },
  {
    code: 'A011308',
    change: { redirect_uri: 'http://127.0.0.1/cb' },
    confidential: { applicationType: 'NATIVE', redirectUris: ['http://127.0.0.1/cb'] },
  },
  {
    code: 'A011310',
    change: { redirect_uri: https },
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE', redirectUris: [] },
  },
  {
    code: 'A011311',
    change: { response_type: 'token', redirect_uri: https },
    confidential: { ...allTypes, redirectUris: [] },
  },
  {
    code: 'A011312',
    change: { scope: undefined, redirect_uri: undefined },
    confidential: { redirectUris: [] },
  },
  { code: 'A011313', change: { scope: undefined, redirect_uri: undefined } },
  { code: 'A011314', change: { redirect_uri: 'https://a b' } },
  { code: 'A011315', change: { redirect_uri: '/callback' } },
  { code: 'A011316', change: { redirect_uri: `${https}#fragment` } },
  { code: 'A011319', change: { redirect_uri: '' } },
];

const pkce = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const jarm = { change: { response_mode: 'jwt' } };
const claims = (value: unknown): OAuthParameters => ({ claims: JSON.stringify(value) });

/** Refused by a redirect to the client. */
const redirected: readonly Case[] = [
  {
    code: 'A004302',
    change: { response_type: 'code id_token', scope: 'profile', redirect_uri: https },
    confidential: allTypes,
  },
  { code: 'A004303', change: { scope: 'openid offline_access' } },
  { code: 'A007302', append: 'scope=email' },
  { code: 'A007305', change: { scope: 'unknown' }, service: { scopeRequired: true } },
  { code: 'A009305', service: { supportedResponseTypes: ['TOKEN'] } },
  { code: 'A009306', change: { response_type: 'token', redirect_uri: https } },
  { code: 'A012302', append: 'response_mode=query&response_mode=query' },
  { code: 'A012303', change: { response_mode: 'pigeon' } },
  { code: 'A012303', change: { response_mode: 'fragment' }, confidential: { responseModes: ['QUERY'] } },
  {
    code: 'A012304',
    change: { response_type: 'token', response_mode: 'query', redirect_uri: https },
    confidential: allTypes,
  },
  { code: 'A012305', ...jarm },
  { code: 'A012306', ...jarm, confidential: { authorizationSignAlg: 'NONE' } },
  {
    code: 'A012307',
    ...jarm,
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE', authorizationSignAlg: 'HS256' },
  },
  {
    code: 'A012308',
    ...jarm,
    confidential: {
      clientType: 'PUBLIC',
      tokenAuthMethod: 'NONE',
      authorizationSignAlg: 'ES256',
      authorizationEncryptionAlg: 'A128KW',
    },
  },
  {
    code: 'A012309',
    change: { response_type: 'token', response_mode: 'query.jwt', redirect_uri: https },
    confidential: { ...allTypes, authorizationSignAlg: 'ES256' },
  },
  { code: 'A013302', append: 'state=again' },
  { code: 'A013303', change: { state: 'café' } },
  { code: 'A013304', change: { state: 'x'.repeat(10_001) } },
  { code: 'A014302', append: 'nonce=again' },
  {
    code: 'A014303',
    change: { response_type: 'code id_token', nonce: undefined, redirect_uri: https },
    confidential: allTypes,
  },
  { code: 'A014304', change: { nonce: 'café' } },
  { code: 'A014305', change: { nonce: 'x'.repeat(10_001) } },
  { code: 'A015302', append: 'display=page&display=page' },
  { code: 'A015303', change: { display: 'hologram' } },
  { code: 'A015304', service: { supportedDisplays: ['POPUP'] } },
  { code: 'A015305', change: { display: 'wap' }, service: { supportedDisplays: ['PAGE'] } },
  { code: 'A016302', append: 'prompt=login&prompt=login' },
  { code: 'A016303', change: { prompt: 'shout' } },
  { code: 'A016303', change: { prompt: 'create' }, service: { supportedPromptValues: ['LOGIN'] } },
  { code: 'A016304', change: { prompt: 'none login' } },
  { code: 'A017302', append: 'max_age=1&max_age=1' },
  { code: 'A017303', change: { max_age: 'old' } },
  { code: 'A017304', change: { max_age: '1.5' } },
  { code: 'A017305', change: { max_age: '-1' } },
  { code: 'A018302', append: 'ui_locales=de&ui_locales=de' },
  { code: 'A020302', append: 'claims_locales=de&claims_locales=de' },
  { code: 'A021302', append: 'acr_values=a&acr_values=a' },
  { code: 'A021303', change: { acr_values: 'gold' } },
  { code: 'A021304', change: { acr_values: 'gold' }, service: { supportedAcrs: ['silver'] } },
  { code: 'A022302', append: 'claims=%7B%7D&claims=%7B%7D' },
  { code: 'A022303', change: { claims: '[]' } },
  { code: 'A022304', change: claims({ userinfo: 1 }) },
  { code: 'A022305', change: claims({ id_token: 'x' }) },
  { code: 'A023301', change: claims({ id_token: { name: 'x' } }) },
  { code: 'A023302', change: claims({ id_token: { name: { essential: 'yes' } } }) },
  { code: 'A023303', change: claims({ id_token: { email_verified: { value: 'yes' } } }) },
  { code: 'A023304', change: claims({ id_token: { name: { values: 'x' } } }) },
  { code: 'A023305', change: claims({ id_token: { name: { values: [1] } } }) },
  { code: 'A069302', append: 'login_hint=a&login_hint=a' },
  { code: 'A124301', service: { pkceRequired: true } },
  { code: 'A124301', confidential: { pkceRequired: true } },
  { code: 'A124302', change: { code_challenge: '' } },
  { code: 'A124303', change: { code_challenge: pkce }, append: `code_challenge=${pkce}` },
  { code: 'A124304', change: { code_challenge: 'short' } },
  {
    code: 'A124305',
    change: { code_challenge: pkce },
    append: 'code_challenge_method=S256&code_challenge_method=S256',
  },
  { code: 'A124306', change: { code_challenge: pkce, code_challenge_method: 'S512' } },
  { code: 'A124307', change: { code_challenge: pkce }, service: { pkceS256Required: true } },
  {
    code: 'A124308',
    change: { code_challenge: pkce, code_challenge_method: 'plain' },
    confidential: { pkceS256Required: true },
  },
  { code: 'A252302', append: 'purpose=because&purpose=because' },
  { code: 'A252303', change: { purpose: 'ab' } },
  { code: 'A252304', change: { purpose: 'x'.repeat(301) } },
  { code: 'A251306', change: { resource: 'https://a b' } },
  { code: 'A251307', change: { resource: '/relative' } },
  { code: 'A251308', change: { resource: 'https://api.example.com/#x' } },
  { code: 'A249301', change: { authorization_details: '[{"locations":[]}]' } },
  { code: 'A249302', change: { authorization_details: '[{"type":"payment"}]' } },
  {
    code: 'A249303',
    change: { authorization_details: '[{"type":"payment"}]' },
    service: { supportedAuthorizationDetailsTypes: ['payment'] },
  },
  { code: 'A249304', change: { authorization_details: 'not-json' } },
  { code: 'A249304', change: { authorization_details: '{"type":"payment"}' } },
  { code: 'A249305', change: { authorization_details: '"payment"' } },
  { code: 'A249306', change: { authorization_details: '["payment"]' } },
  { code: 'A249306', change: { authorization_details: '[{"type":"payment","actions":"all"}]' } },
  { code: 'A000000', change: { grant_management_action: 'query' } },
  {
    code: 'A285311',
    change: { grant_management_action: 'create' },
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' },
  },
  {
    code: 'A406301',
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE', idTokenSignAlg: 'HS256' },
  },
];

async function ask({ change = {}, append = '', ...changes }: Case) {
  const authlete = testAuthlete({ data: demoWith(changes) });
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
    const codes = authorizationChecks.flatMap((check) => check.codes);
    // Those of FAPI have tests of their own.
    const untested = codes.filter((code) => !tested.has(code) && !/^A(15[01]|294)/.test(code));
    expect(untested).toEqual([]);
  });

  it('a call without parameters, and an empty request', async () => {
    const authlete = testAuthlete({ data: demoWith() });
    expect((await authlete.call('auth_authorization_api', {})).body).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A004201',
    });
    const { body } = await authlete.call('auth_authorization_api', { parameters: '' });
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A004301' });
  });
});

describe('An error that is redirected', () => {
  it('stands in the fragment where a token would', async () => {
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

  it('is not signed where the client has no algorithm, and a form is then called a LOCATION', async () => {
    const answered = await ask({ code: '', change: { response_mode: 'form_post.jwt' } });
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: 'A012305' });
    expect(answered.responseContent).toMatch(/^<html>.*name="error" value="invalid_request"/);
  });

  it('has no description and no URI where the service omits them', async () => {
    const service = { errorDescriptionOmitted: true, errorUriOmitted: true, issSuppressed: true };
    const answered = await ask({ code: '', change: { max_age: 'x' }, service });
    expect(answered.responseContent).toBe(`${http}?error=invalid_request&state=a+state`);
  });
});

describe('POST /auth/authorization accepts', () => {
  it('a good request: a ticket and what the authorization server shows', async () => {
    const answered = await authorize(testAuthlete({ data: demoWith() }));
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
      clientIdAliasUsed: false,
    });
    expect(answered.resultMessage).toMatch(/\[response_type=code, openid=true\]$/);
    expect(answered).not.toHaveProperty('responseContent');
    expect(answered).not.toHaveProperty('prompts');
    expect(answered.service).not.toHaveProperty('jwks');
    expect(answered.service).not.toHaveProperty('apiSecret');
    expect(answered.client).not.toHaveProperty('clientSecret');
  });

  it('prompt=none with NO_INTERACTION', async () => {
    expect(await authorize(testAuthlete({ data: demoWith() }), { prompt: 'none' })).toMatchObject({
      action: 'NO_INTERACTION',
      resultCode: 'A004001',
      prompts: ['NONE'],
      lowestPrompt: 'NONE',
    });
  });

  it('a client by its alias', async () => {
    const authlete = testAuthlete({ data: demoWith({ confidential: { clientIdAlias: 'my-app' } }) });
    expect(await authorize(authlete, { client_id: 'my-app' })).toMatchObject({
      action: 'INTERACTION',
      clientIdAliasUsed: true,
    });
    expect(await authorize(authlete)).toMatchObject({ action: 'INTERACTION', clientIdAliasUsed: false });
  });

  it('scopes: unknown ones are dropped, default ones added when none is asked for', async () => {
    const supportedScopes = [{ name: 'a' }, { name: 'b', defaultEntry: true }];
    const authlete = testAuthlete({ data: demoWith({ service: { supportedScopes } }) });
    expect((await authorize(authlete, { scope: 'a unknown' })).scopes).toEqual([{ name: 'a' }]);
    expect((await authorize(authlete, { scope: undefined })).scopes).toEqual([
      { name: 'b', defaultEntry: true },
    ]);
    expect(await authorize(authlete, { scope: 'unknown' })).not.toHaveProperty('scopes');
  });

  it('only the requestable scopes of the client', async () => {
    const extension = { requestableScopesEnabled: true, requestableScopes: ['openid'] };
    const authlete = testAuthlete({ data: demoWith({ confidential: { extension } }) });
    expect((await authorize(authlete)).scopes).toEqual([{ name: 'openid' }]);
  });

  it('no redirect_uri when the client has one and the request is not OpenID', async () => {
    const authlete = testAuthlete({ data: demoWith({ confidential: { redirectUris: [https] } }) });
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
    const authlete = testAuthlete({ data: demoWith({ confidential: allTypes }) });
    const consented = await authorize(authlete, { scope: 'openid offline_access', prompt: 'consent' });
    expect(consented.scopes).toEqual([{ name: 'openid' }, { name: 'offline_access' }]);
    const implicit = await authorize(authlete, {
      scope: 'openid offline_access',
      response_type: 'id_token',
      redirect_uri: https,
    });
    expect(implicit.scopes).toEqual([{ name: 'openid' }]);
  });

  it('claims, ACRs, hints and locales, and says what they are', async () => {
    const service = {
      supportedAcrs: ['gold'],
      supportedUiLocales: ['de', 'en-US'],
      supportedClaimLocales: ['fr'],
    };
    const authlete = testAuthlete({ data: demoWith({ service }) });
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
      claims: ['sub', 'acr', 'nickname'],
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
    const open = testAuthlete({ data: demoWith({ service: { claimShortcutRestrictive: false } }) });
    expect((await authorize(open, { scope: 'openid email' })).claims).toEqual(['email', 'email_verified']);
    const restrictive = testAuthlete({ data: demoWith({ confidential: allTypes }) });
    expect(await authorize(restrictive, { scope: 'openid email' })).not.toHaveProperty('claims');
    const idTokenOnly = { scope: 'openid email', response_type: 'id_token', redirect_uri: https };
    expect((await authorize(restrictive, idTokenOnly)).claims).toEqual(['email', 'email_verified']);
  });

  it('the defaults of the client: max age and ACRs', async () => {
    const service = { supportedAcrs: ['gold', 'silver'] };
    const confidential = { defaultMaxAge: 300, defaultAcrs: ['gold'] };
    const authlete = testAuthlete({ data: demoWith({ service, confidential }) });
    expect(await authorize(authlete)).toMatchObject({ maxAge: 300, acrs: ['gold'], acrEssential: false });
    expect(await authorize(authlete, { acr_values: 'silver gold', max_age: '1' })).toMatchObject({
      maxAge: 1,
      acrs: ['silver', 'gold'],
    });
  });
});
