import { describe, expect, it } from 'vitest';
import { seconds } from '../../src/mock/state/clock.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { direct, redirected } from '../support/authorization-cases.js';
import { type Changes, demoWith } from '../support/demo.js';
import { authorize, encoded, goodRequest, type OAuthParameters } from '../support/flow.js';

const world = (changes: Changes = {}) => testAuthlete({ fixtures: demoWith(changes) });

async function push(authlete: TestAuthlete, change: OAuthParameters = {}, more: object = {}) {
  const { clientId, clientSecret } = authlete.confidential;
  const parameters = encoded({ ...goodRequest(authlete.confidential), ...change });
  const body = { parameters, clientId: String(clientId), clientSecret, ...more };
  return (await authlete.call('pushed_auth_req_api', body)).body;
}

/** An authorization request with nothing but a request_uri. */
const authorizeBy = (
  authlete: TestAuthlete,
  request_uri: string | undefined,
  client = authlete.confidential,
) =>
  authlete
    .call('auth_authorization_api', {
      parameters: encoded({ client_id: String(client.clientId), request_uri }),
    })
    .then(({ body }) => body);

describe('POST /pushed_auth_req', () => {
  it('keeps a request and gives its request_uri', async () => {
    const authlete = world();
    const pushed = await push(authlete);
    expect(pushed).toMatchObject({
      action: 'CREATED',
      resultCode: 'A245001',
      requestUri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:[\w-]{43}$/),
      clientAuthMethod: 'CLIENT_SECRET_BASIC',
    });
    expect(JSON.parse(pushed.responseContent ?? '')).toEqual({
      expires_in: 600,
      request_uri: pushed.requestUri,
    });
    const ticket = await authorizeBy(authlete, pushed.requestUri ?? '');
    expect(ticket).toMatchObject({
      action: 'INTERACTION',
      scopes: [{ name: 'openid' }, { name: 'profile' }],
    });
  });

  it('answers a public client that only names itself', async () => {
    const authlete = world();
    const { publicClient } = authlete;
    const pkce = {
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    };
    const parameters = encoded({ ...goodRequest(publicClient), ...pkce });
    const { body } = await authlete.call('pushed_auth_req_api', { parameters });
    expect(body).toMatchObject({ action: 'CREATED', clientAuthMethod: 'NONE' });
  });

  it.each([
    ['A166201', 'INTERNAL_SERVER_ERROR', { parameters: undefined }],
    ['A166301', 'BAD_REQUEST', { parameters: '' }],
    ['A247306', 'UNAUTHORIZED', { parameters: 'scope=a', clientId: undefined, clientSecret: undefined }],
    ['A247307', 'UNAUTHORIZED', { clientId: '1' }],
    ['A247303', 'UNAUTHORIZED', { parameters: 'client_id=nobody' }],
    ['A010303', 'UNAUTHORIZED', { parameters: 'client_id=1&client_id=2' }],
    ['A157305', 'UNAUTHORIZED', { clientSecret: 'wrong' }],
    ['A157304', 'UNAUTHORIZED', { clientSecret: undefined }],
    ['A000000', 'PAYLOAD_TOO_LARGE', { parameters: `state=${'x'.repeat(65_536)}` }],
  ])('refuses with %s %s', async (resultCode, action, more) => {
    expect(await push(world(), {}, more)).toMatchObject({
      action,
      resultCode,
      responseContent: expect.stringContaining('"error"'),
    });
  });

  it.each([
    ['A248301', { request_uri: 'https://client.example.com/request' }],
    ['A009301', { response_type: undefined }],
    ['A011304', { redirect_uri: 'https://elsewhere.example.com' }],
    ['A017303', { max_age: 'x' }],
    ['A124304', { code_challenge: 'short' }],
  ])('refuses a bad request with %s and no redirect', async (resultCode, change) => {
    const answered = await push(world(), change);
    expect(answered).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(JSON.parse(answered.responseContent ?? '')).toHaveProperty('error');
    expect(answered.requestUri).toBeUndefined();
  });

  // The client is found, and refused, in a way of its own; see above.
  const ofTheRequest = [...direct, ...redirected].filter(({ code }) => !code.startsWith('A010'));

  it.each(ofTheRequest)(
    'refuses like the authorization endpoint, without a redirect: $code $change $append',
    async (given) => {
      const { code, change = {}, append = '', ...changes } = given;
      const authlete = world(changes);
      const request = encoded({ ...goodRequest(authlete.confidential), ...change });
      const { clientId, clientSecret } = authlete.confidential;
      const isPublic = changes.confidential?.clientType === 'PUBLIC';
      const credentials = isPublic ? {} : { clientId: String(clientId), clientSecret };
      const { body } = await authlete.call('pushed_auth_req_api', {
        parameters: `${request}&${append}`,
        ...credentials,
      });
      expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: code });
    },
  );

  it('is closed to a locked client', async () => {
    expect(await push(world({ confidential: { locked: true } }))).toMatchObject({
      action: 'FORBIDDEN',
      resultCode: 'A010307',
    });
  });
});

describe('A request_uri that was pushed', () => {
  it('works once', async () => {
    const authlete = world();
    const { requestUri } = await push(authlete);
    expect(await authorizeBy(authlete, requestUri ?? '')).toMatchObject({ action: 'INTERACTION' });
    expect(await authorizeBy(authlete, requestUri ?? '')).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A008303',
      responseContent: expect.stringContaining('invalid_request_uri'),
    });
  });

  it('works once of a hundred times at once', async () => {
    const authlete = world();
    const { requestUri } = await push(authlete);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => authorizeBy(authlete, requestUri ?? '')),
    );
    expect(answers.filter(({ action }) => action === 'INTERACTION')).toHaveLength(1);
  });

  it('expires', async () => {
    const authlete = world({ service: { pushedAuthReqDuration: 60 } });
    const pushed = await push(authlete);
    expect(JSON.parse(pushed.responseContent ?? '')).toMatchObject({ expires_in: 60 });
    (await authlete.world()).clock.advance(seconds(60));
    expect(await authorizeBy(authlete, pushed.requestUri ?? '')).toMatchObject({ resultCode: 'A008303' });
  });

  it('belongs to its client, and is not spent by another', async () => {
    const authlete = world();
    const { requestUri } = await push(authlete);
    expect(await authorizeBy(authlete, requestUri ?? '', authlete.publicClient)).toMatchObject({
      resultCode: 'A008303',
    });
    expect(await authorizeBy(authlete, requestUri ?? '')).toMatchObject({ action: 'INTERACTION' });
  });

  it('alone counts: parameters next to it are ignored', async () => {
    const authlete = world();
    const { requestUri } = await push(authlete);
    expect(
      await authorize(authlete, { request_uri: requestUri ?? '', scope: 'email', state: 'other' }),
    ).toMatchObject({
      scopes: [{ name: 'openid' }, { name: 'profile' }],
    });
  });
});

describe('parRequired', () => {
  it.each([
    ['A008306', { service: { parRequired: true } }, {}],
    ['A008305', { confidential: { parRequired: true } }, {}],
    ['A008308', { service: { parRequired: true } }, { request_uri: 'https://client.example.com/request' }],
    [
      'A008307',
      { confidential: { parRequired: true } },
      { request_uri: 'https://client.example.com/request' },
    ],
  ] satisfies [string, Changes, OAuthParameters][])(
    'refuses with %s what was not pushed',
    async (resultCode, changes, change) => {
      const authlete = world(changes);
      expect(await authorize(authlete, change)).toMatchObject({ action: 'BAD_REQUEST', resultCode });
      const { requestUri } = await push(authlete);
      expect(await authorizeBy(authlete, requestUri ?? '')).toMatchObject({ action: 'INTERACTION' });
    },
  );
});
