import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { KeySet } from '../../../../src/mock/jose/keys.js';
import { hours } from '../../../../src/mock/state/clock.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { everyResponseType } from '../../../support/authorization-cases.js';
import { type Changes, demoWith, jwks } from '../../../support/demo.js';
import { authorize, codeFor, issue, type OAuthParameters, ticketFor } from '../../../support/flow.js';

const https = 'https://client.example.com/callback';
const everyType = { responseTypes: [...everyResponseType] } satisfies Changes['confidential'];

const world = (changes: Changes = {}) =>
  testAuthlete({
    fixtures: demoWith({ ...changes, confidential: { ...everyType, ...changes.confidential } }),
  });

const keys = createLocalJWKSet({ keys: new KeySet(jwks).publicKeys() });
const verified = async (jwt: string | null | undefined) => (await jwtVerify(jwt ?? '', keys)).payload;

const halfHash = (value: string) =>
  createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url');

/** The parameters of the response, from the query or the fragment. */
function parametersOf(responseContent: string | null | undefined): Record<string, string> {
  const { search, hash } = new URL(responseContent ?? '');
  return Object.fromEntries(new URLSearchParams(search || hash.slice(1)));
}

async function respond(authlete: TestAuthlete, change: OAuthParameters = {}, more: object = {}) {
  return issue(authlete, await ticketFor(authlete, { redirect_uri: https, ...change }), more);
}

describe('POST /auth/authorization/issue', () => {
  it('issues a code in the query: state, code, iss', async () => {
    const answered = await respond(world());
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: 'A040001', ticketInfo: {} });
    const { authorizationCode: code } = answered;
    expect(code).toMatch(/^[\w-]{43}$/);
    expect(answered.responseContent).toBe(
      `${https}?state=a+state&code=${code}&iss=https%3A%2F%2Fas.example.com`,
    );
    expect(answered).not.toHaveProperty('accessToken');
    expect(answered).not.toHaveProperty('idToken');
  });

  it('keeps the query of the redirect URI', async () => {
    const uri = 'https://client.example.com/callback?tenant=1';
    const authlete = world({ confidential: { redirectUris: [uri] } });
    const answered = await respond(authlete, { redirect_uri: uri, state: undefined });
    expect(answered.responseContent).toBe(
      `${uri}&code=${answered.authorizationCode}&iss=https%3A%2F%2Fas.example.com`,
    );
  });

  it.each([
    ['none', ['state', 'iss'], '?'],
    ['code', ['state', 'code', 'iss'], '?'],
    ['token', ['state', 'access_token', 'token_type', 'expires_in', 'scope', 'iss'], '#'],
    ['id_token', ['state', 'id_token', 'iss'], '#'],
    ['code token', ['state', 'code', 'access_token', 'token_type', 'expires_in', 'scope', 'iss'], '#'],
    ['code id_token', ['state', 'code', 'id_token', 'iss'], '#'],
    [
      'id_token token',
      ['state', 'access_token', 'token_type', 'expires_in', 'scope', 'id_token', 'iss'],
      '#',
    ],
    [
      'code id_token token',
      ['state', 'code', 'access_token', 'token_type', 'expires_in', 'scope', 'id_token', 'iss'],
      '#',
    ],
  ])('response_type=%s has %j', async (response_type, names, separator) => {
    const { responseContent } = await respond(world(), { response_type });
    expect(responseContent?.startsWith(https + separator)).toBe(true);
    expect(Object.keys(parametersOf(responseContent))).toEqual(names);
  });

  it('an ID token of the hybrid flow is verifiable, and has the hashes of the values next to it', async () => {
    const answered = await respond(
      world(),
      { response_type: 'code id_token token' },
      { acr: 'gold', authTime: 1_700_000_000 },
    );
    const claims = await verified(answered.idToken);
    expect(claims).toMatchObject({
      iss: 'https://as.example.com',
      sub: 'joe',
      aud: [expect.stringMatching(/^\d+$/)],
      nonce: 'a nonce',
      acr: 'gold',
      auth_time: 1_700_000_000,
      at_hash: halfHash(answered.accessToken ?? ''),
      c_hash: halfHash(answered.authorizationCode ?? ''),
      s_hash: halfHash('a state'),
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(86_400);
    expect(answered).toMatchObject({ accessTokenDuration: 86_400 });
  });

  it('takes claims, header parameters, sub and the form of aud from the call', async () => {
    const more = {
      claims: JSON.stringify({ name: 'Joe' }),
      idtHeaderParams: JSON.stringify({ typ: 'id+jwt' }),
      sub: 'someone-else',
      idTokenAudType: 'string',
    };
    const { idToken } = await respond(world(), { response_type: 'id_token' }, more);
    expect(await verified(idToken)).toMatchObject({
      name: 'Joe',
      sub: 'someone-else',
      aud: expect.stringMatching(/^\d+$/),
    });
    expect(decodeProtectedHeader(idToken ?? '')).toMatchObject({
      alg: 'RS256',
      typ: 'id+jwt',
      kid: expect.any(String),
    });
  });

  it('signs with the algorithm of the client: ES256, HS256 with its secret', async () => {
    const es = await respond(world({ confidential: { idTokenSignAlg: 'ES256' } }), {
      response_type: 'id_token',
    });
    expect(await verified(es.idToken)).toMatchObject({ sub: 'joe' });
    const authlete = world({ confidential: { idTokenSignAlg: 'HS256' } });
    const hs = await respond(authlete, { response_type: 'id_token' });
    const secret = new TextEncoder().encode(authlete.confidential.clientSecret);
    expect((await jwtVerify(hs.idToken ?? '', secret)).payload).toMatchObject({ sub: 'joe' });
    expect(decodeProtectedHeader(hs.idToken ?? '')).not.toHaveProperty('kid');
  });

  it('gives a pairwise client a sub of its own sector', async () => {
    const pairwise = { subjectType: 'PAIRWISE' as const };
    const { idToken } = await respond(world({ confidential: pairwise }), { response_type: 'id_token' });
    const { sub } = await verified(idToken);
    expect(sub).toMatch(/^[\w-]{43}$/);
    expect(sub).not.toBe('joe');
  });

  it('replaces scopes; openid cannot be added', async () => {
    const answered = await respond(
      world(),
      { response_type: 'token', scope: 'profile' },
      { scopes: ['openid', 'email'] },
    );
    expect(parametersOf(answered.responseContent)).toMatchObject({ scope: 'email' });
    const none = await respond(world(), { response_type: 'token' }, { scopes: [] });
    expect(none.responseContent).toContain('&scope=&');
  });

  it.each([
    ['token', { example_parameter: 'example_value' }],
    ['id_token token', { example_parameter: 'example_value' }],
    ['code token', { example_parameter: 'example_value' }],
    ['code id_token token', { example_parameter: 'example_value' }],
    ['code', {}],
    ['code id_token', {}],
  ])('has the visible extra properties of its access token: %s', async (response_type, shown) => {
    const properties = [
      { key: 'example_parameter', value: 'example_value' },
      { key: 'secret_parameter', value: 'x', hidden: true },
      { key: 'scope', value: 'reserved' },
    ];
    const { responseContent } = await respond(world(), { response_type }, { properties });
    const parameters = parametersOf(responseContent);
    expect(parameters).toMatchObject(shown);
    expect(parameters['scope']).not.toBe('reserved');
    for (const hidden of ['secret_parameter', ...('example_parameter' in shown ? [] : ['example_parameter'])])
      expect(parameters).not.toHaveProperty(hidden);
  });

  it('uses the access token and the lifetime of the call', async () => {
    const more = { accessToken: 'chosen', accessTokenDuration: 60 };
    expect(
      parametersOf((await respond(world(), { response_type: 'token' }, more)).responseContent),
    ).toMatchObject({
      access_token: 'chosen',
      expires_in: '60',
    });
  });

  it('returns the context', async () => {
    const authlete = world();
    const { body } = await authlete.call('auth_authorization_api', {
      parameters: `response_type=code&client_id=${authlete.confidential.clientId}&redirect_uri=${https}`,
      context: 'my context',
    });
    expect((await issue(authlete, body.ticket ?? '')).ticketInfo).toEqual({ context: 'my context' });
  });
});

describe('The response mode', () => {
  it('form_post makes a form that posts itself', async () => {
    const answered = await respond(world(), { response_mode: 'form_post' });
    expect(answered).toMatchObject({ action: 'FORM', resultCode: 'A040001' });
    expect(answered.responseContent).toContain(`<form method="post" action="${https}">`);
    expect(answered.responseContent).toContain(`name="code" value="${answered.authorizationCode}"`);
  });

  it('fragment moves a code to the fragment', async () => {
    expect((await respond(world(), { response_mode: 'fragment' })).responseContent).toContain(
      `${https}#state=`,
    );
  });

  it.each([
    ['jwt', 'code', '?'],
    ['query.jwt', 'code', '?'],
    ['fragment.jwt', 'code', '#'],
    ['jwt', 'code id_token', '#'],
  ])('%s with %s carries one signed response', async (response_mode, response_type, separator) => {
    const authlete = world({ confidential: { authorizationSignAlg: 'ES256' } });
    (await authlete.world()).clock.freeze();
    const { responseContent, authorizationCode } = await respond(authlete, { response_mode, response_type });
    expect(responseContent?.startsWith(`${https}${separator}response=`)).toBe(true);
    const claims = await verified(parametersOf(responseContent)['response']);
    expect(claims).toMatchObject({
      iss: 'https://as.example.com',
      aud: String(authlete.confidential.clientId),
      code: authorizationCode,
      state: 'a state',
    });
    expect(claims.exp).toBe(Math.floor((await authlete.world()).clock.now() / 1000) + 600);
  });

  it('form_post.jwt posts the signed response, errors too', async () => {
    const authlete = world({ confidential: { authorizationSignAlg: 'ES256' } });
    const good = await respond(authlete, { response_mode: 'form_post.jwt' });
    expect(good).toMatchObject({
      action: 'FORM',
      responseContent: expect.stringMatching(/name="response" value="ey/),
    });
    const refused = await authorize(authlete, { response_mode: 'form_post.jwt', max_age: 'x' });
    expect(refused).toMatchObject({ action: 'FORM', resultCode: 'A017303' });
    const jwt = /value="(ey[^"]+)"/.exec(refused.responseContent ?? '')?.[1];
    expect(await verified(jwt)).toMatchObject({ error: 'invalid_request', state: 'a state' });
  });
});

describe('POST /auth/authorization/issue refuses', () => {
  it('a call without a ticket, or with an unknown one', async () => {
    const authlete = world();
    expect((await authlete.call('auth_authorization_issue_api', { subject: 'joe' })).body).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A041201',
    });
    expect(await issue(authlete, 'unknown')).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A041202' });
  });

  it('a ticket a second time', async () => {
    const authlete = world();
    const ticket = await ticketFor(authlete);
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'LOCATION' });
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A041202' });
  });

  it('all but one of many calls with the same ticket', async () => {
    const authlete = world();
    const ticket = await ticketFor(authlete);
    const answers = await Promise.all(Array.from({ length: 100 }, () => issue(authlete, ticket)));
    expect(answers.filter(({ action }) => action === 'LOCATION')).toHaveLength(1);
    expect(new Set(answers.map(({ resultCode }) => resultCode))).toEqual(new Set(['A040001', 'A045304']));
  });

  it('a ticket after 24 hours', async () => {
    const authlete = world();
    const ticket = await ticketFor(authlete);
    const { clock } = await authlete.world();
    clock.freeze();
    clock.advance(hours(24) - 1000);
    expect(await authlete.call('getAuthorizationTicketInfo', { ticket })).toMatchObject({
      body: { action: 'OK' },
    });
    clock.advance(1001);
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A041301' });
  });

  it('a ticket of another service', async () => {
    const data = demoWith();
    const authlete = testAuthlete({
      fixtures: { services: [...(data.services ?? []), ...(data.services ?? [])] },
    });
    const other = authlete.services[1];
    const ticket = await ticketFor(authlete);
    const response = await authlete.fetch(
      `http://authlete.test/api/${other?.serviceId}/auth/authorization/issue`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${other?.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ticket, subject: 'joe' }),
      },
    );
    expect(await response.json()).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A041202' });
  });

  it.each([
    ['A042201', { subject: undefined }],
    ['A042202', { subject: 'x'.repeat(101) }],
    ['A042203', { subject: 'café' }],
    ['A043201', { acr: 'x'.repeat(201) }],
    ['A044201', { claims: 'not JSON' }],
    ['A255201', { idtHeaderParams: '[]' }],
    ['A045201', { properties: [{ key: 'k', value: 'x'.repeat(65_536) }] }],
  ])('a mistake of the authorization server (%s), and keeps the ticket', async (resultCode, more) => {
    const authlete = world();
    const ticket = await ticketFor(authlete);
    expect(await issue(authlete, ticket, more)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode,
    });
    expect(await issue(authlete, ticket)).toMatchObject({ action: 'LOCATION', resultCode: 'A040001' });
  });

  it('no subject is needed if nothing is issued', async () => {
    expect(await respond(world(), { response_type: 'none' }, { subject: undefined })).toMatchObject({
      resultCode: 'A040001',
    });
  });

  it.each([
    ['A162203', { confidential: { idTokenSignAlg: 'ES384' } }],
    ['A162204', { service: { jwks: twice() } }],
    ['A162203', { service: { idTokenSignatureKeyId: 'nobody' } }],
    ['A045302', { confidential: { idTokenSignAlg: 'NONE' } }],
  ] satisfies [string, Changes][])(
    'with a server_error to the client if it cannot sign: %s',
    async (resultCode, changes) => {
      const authlete = world(changes);
      const answered = await respond(authlete);
      expect(answered).toMatchObject({ action: 'LOCATION', resultCode });
      expect(parametersOf(answered.responseContent)).toMatchObject({
        error: 'server_error',
        state: 'a state',
      });
    },
  );

  it('with a server_error to the client if the service has no keys', async () => {
    const authlete = world();
    await removeKeys(authlete);
    const answered = await respond(authlete);
    expect(answered).toMatchObject({ action: 'LOCATION', resultCode: 'A162201' });
    expect(parametersOf(answered.responseContent)).toMatchObject({ error: 'server_error' });
  });

  it('an essential ACR that is not met', async () => {
    const authlete = world({ service: { supportedAcrs: ['gold'] } });
    const claims = JSON.stringify({ id_token: { acr: { essential: true, value: 'gold' } } });
    const ticket = await ticketFor(authlete, { redirect_uri: https, claims });
    const refused = await issue(authlete, ticket, { acr: 'silver' });
    expect(refused).toMatchObject({ action: 'LOCATION', resultCode: 'A060305' });
    expect(parametersOf(refused.responseContent)).toMatchObject({
      error: 'unmet_authentication_requirements',
    });
    expect(await issue(authlete, ticket, { acr: 'gold' })).toMatchObject({ resultCode: 'A040001' });
  });

  it('a ticket whose client has been deleted', async () => {
    const authlete = world();
    const ticket = await ticketFor(authlete);
    await (await authlete.world()).delete('client', String(authlete.confidential.clientId));
    expect(await issue(authlete, ticket)).toMatchObject({
      action: 'INTERNAL_SERVER_ERROR',
      resultCode: 'A045301',
    });
  });
});

describe('singleAccessTokenPerSubject', () => {
  it('ends the older tokens of the same subject and client', async () => {
    const authlete = world({ service: { singleAccessTokenPerSubject: true } });
    await respond(authlete, { response_type: 'token' });
    await respond(authlete, { response_type: 'token' });
    await respond(authlete, { response_type: 'token' }, { subject: 'jane' });
    expect(await (await authlete.world()).count('token')).toBe(2);
  });
});

/** The same keys twice, with different IDs. */
function twice(): string {
  const { keys: given }: { keys: { kid: string }[] } = JSON.parse(jwks);
  return JSON.stringify({ keys: [...given, ...given.map((key) => ({ ...key, kid: `${key.kid}-2` }))] });
}

async function removeKeys(authlete: TestAuthlete): Promise<void> {
  const service = await authlete.world();
  const settings = await service.settings();
  if (settings === undefined) throw new Error('The service is gone.');
  const { jwks: _removed, ...rest } = settings;
  await service.put('service', 'settings', rest);
}

describe('The code', () => {
  it('differs each time', async () => {
    const authlete = world();
    expect(await codeFor(authlete)).not.toBe(await codeFor(authlete));
  });
});
