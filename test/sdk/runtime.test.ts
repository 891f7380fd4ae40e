import { createHash } from 'node:crypto';
import { Authlete } from '@authlete/typescript-sdk';
import { AuthleteDefaultError, ResultError } from '@authlete/typescript-sdk/models/errors';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';

/** The official SDK checks each answer with a schema of its own: one that breaks the API is an error. */
let mock: TestAuthlete;
let sdk: Authlete;
let url: string;
let serviceId: string;

beforeAll(async () => {
  mock = testAuthlete();
  ({ url } = await mock.listen({ port: 0 }));
  sdk = new Authlete({ bearer: mock.accessToken, serverURL: url });
  serviceId = String(mock.serviceId);
});

afterAll(() => mock.close());

const verifier = 'a-code-verifier-that-is-long-enough-for-rfc-7636';
const challenge = createHash('sha256').update(verifier).digest('base64url');

function authorize(parameters: Record<string, string> = {}) {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: String(mock.confidential.clientId),
    redirect_uri: mock.confidential.redirectUri,
    scope: 'openid email notes.read',
    state: 'a state',
    nonce: 'a nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...parameters,
  });
  const authorizationRequest = { parameters: query.toString() };
  return sdk.authorization.processRequest({ serviceId, authorizationRequest });
}

function issue(ticket = '') {
  const claims = JSON.stringify({ email: 'john@example.com' });
  const authorizationIssueRequest = { ticket, subject: 'john', authTime: 1_700_000_000, claims };
  return sdk.authorization.issue({ serviceId, authorizationIssueRequest });
}

async function tokens() {
  const { ticket } = await authorize();
  const { authorizationCode = '' } = await issue(ticket);
  return token({
    grant_type: 'authorization_code',
    code: authorizationCode,
    redirect_uri: mock.confidential.redirectUri,
    code_verifier: verifier,
  });
}

function token(parameters: Record<string, string>) {
  const { clientId, clientSecret } = mock.confidential;
  const tokenRequest = {
    parameters: new URLSearchParams(parameters).toString(),
    clientId: String(clientId),
    clientSecret,
  };
  return sdk.token.process({ serviceId, tokenRequest });
}

const introspect = (accessToken = '', scopes: string[] = []) =>
  sdk.introspection.process({ serviceId, introspectionRequest: { token: accessToken, scopes } });

describe('the official SDK reads', () => {
  it('an authorization request, what it asks for and who asks', async () => {
    expect(await authorize()).toMatchObject({
      action: 'INTERACTION',
      ticket: expect.stringMatching(/^[\w-]{43}$/),
      client: { clientId: mock.confidential.clientId, clientName: 'Demo web app' },
      scopes: [{ name: 'email' }, { name: 'notes.read', description: 'Read your notes' }, { name: 'openid' }],
    });
    expect(await authorize({ prompt: 'none' })).toMatchObject({ action: 'NO_INTERACTION' });
    expect(await authorize({ scope: 'openid', prompt: 'login' })).toMatchObject({ prompts: ['LOGIN'] });
  });

  it('a refused authorization request', async () => {
    expect(await authorize({ scope: 'openid', prompt: 'magic' })).toMatchObject({ action: 'LOCATION' });
    expect(await authorize({ redirect_uri: 'https://evil.example/' })).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A011304',
    });
    expect(await authorize({ response_mode: 'form_post', scope: 'openid', prompt: 'magic' })).toMatchObject({
      action: 'FORM',
      responseContent: expect.stringContaining('<form'),
    });
  });

  it('issue, with the code and the state in the redirect', async () => {
    const issued = await issue((await authorize()).ticket);
    expect(issued.action).toBe('LOCATION');
    const { searchParams } = new URL(issued.responseContent ?? '');
    expect(searchParams.get('code')).toBe(issued.authorizationCode);
    expect(searchParams.get('state')).toBe('a state');
  });

  it('fail', async () => {
    const { ticket = '' } = await authorize();
    const authorizationFailRequest = { ticket, reason: 'DENIED' as const };
    const failed = await sdk.authorization.fail({ serviceId, authorizationFailRequest });
    expect(failed.action).toBe('LOCATION');
    expect(new URL(failed.responseContent ?? '').searchParams.get('error')).toBe('access_denied');
    const again = await sdk.authorization.fail({ serviceId, authorizationFailRequest });
    expect(again.action).toBe('BAD_REQUEST');
  });

  it('tokens of a code, with an ID token that the JWK set verifies', async () => {
    const issued = await tokens();
    expect(issued).toMatchObject({ action: 'OK', grantType: 'AUTHORIZATION_CODE', subject: 'john' });
    const { keys = [] } = await sdk.jwkSetEndpoint.serviceJwksGetApi({ serviceId });
    const { payload } = await jwtVerify(issued.idToken ?? '', createLocalJWKSet({ keys }));
    expect(payload).toMatchObject({ sub: 'john', nonce: 'a nonce', auth_time: 1_700_000_000 });
  });

  it('tokens of a refresh token and of client credentials, and a refusal', async () => {
    const { refreshToken = '' } = await tokens();
    const refreshed = await token({ grant_type: 'refresh_token', refresh_token: refreshToken });
    expect(refreshed).toMatchObject({ action: 'OK', subject: 'john' });
    expect(await token({ grant_type: 'client_credentials' })).toMatchObject({ action: 'OK' });
    expect(await token({ grant_type: 'magic' })).toMatchObject({ action: 'BAD_REQUEST' });
    expect(await token({ grant_type: 'authorization_code', code: 'unknown' })).toMatchObject({
      action: 'BAD_REQUEST',
    });
  });

  it('introspection of a token that is valid, lacks a scope, is unknown', async () => {
    const { accessToken } = await tokens();
    expect(await introspect(accessToken, ['notes.read'])).toMatchObject({
      action: 'OK',
      usable: true,
      sufficient: true,
      subject: 'john',
      clientId: mock.confidential.clientId,
      scopes: expect.arrayContaining(['notes.read']),
    });
    expect(await introspect(accessToken, ['notes.write'])).toMatchObject({ action: 'FORBIDDEN' });
    expect(await introspect('unknown')).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  it('standard introspection', async () => {
    const { accessToken } = await tokens();
    const standard = async (parameters: string) => {
      const standardIntrospectionRequest = { parameters };
      const answer = await sdk.introspection.standardProcess({ serviceId, standardIntrospectionRequest });
      return { ...answer, responseContent: JSON.parse(answer.responseContent ?? '') };
    };
    expect(await standard(`token=${accessToken}`)).toMatchObject({
      action: 'OK',
      responseContent: { active: true, sub: 'john' },
    });
    expect(await standard('token=unknown')).toMatchObject({
      action: 'OK',
      responseContent: { active: false },
    });
    expect(await standard('')).toMatchObject({ action: 'BAD_REQUEST' });
  });

  it('userinfo and its answer', async () => {
    const { accessToken = '' } = await tokens();
    const userInfo = await sdk.userinfo.process({ serviceId, userinfoRequest: { token: accessToken } });
    expect(userInfo).toMatchObject({
      action: 'OK',
      subject: 'john',
      claims: expect.arrayContaining(['email']),
    });
    const claims = JSON.stringify({ email: 'john@example.com' });
    const made = await sdk.userinfo.issue({
      serviceId,
      userinfoIssueRequest: { token: accessToken, claims },
    });
    expect(made.action).toBe('JSON');
    expect(JSON.parse(made.responseContent ?? '')).toEqual({ sub: 'john', email: 'john@example.com' });
    const refused = await sdk.userinfo.process({ serviceId, userinfoRequest: { token: 'unknown' } });
    expect(refused.action).toBe('UNAUTHORIZED');
  });

  it('revocation, after which the token is invalid', async () => {
    const { accessToken = '' } = await tokens();
    const { clientId, clientSecret } = mock.confidential;
    const revoke = (secret: string) =>
      sdk.revocation.process({
        serviceId,
        revocationRequest: {
          parameters: `token=${accessToken}`,
          clientId: String(clientId),
          clientSecret: secret,
        },
      });
    expect(await revoke('wrong')).toMatchObject({ action: 'INVALID_CLIENT' });
    expect(await introspect(accessToken)).toMatchObject({ action: 'OK' });
    expect(await revoke(clientSecret)).toMatchObject({ action: 'OK' });
    expect(await introspect(accessToken)).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  it('the service and its clients', async () => {
    expect(await sdk.service.get({ serviceId })).toMatchObject({ serviceName: 'Demo service' });
    const { clients } = await sdk.client.list({ serviceId });
    expect(clients?.map(({ clientId }) => clientId)).toEqual([
      mock.confidential.clientId,
      mock.publicClient.clientId,
    ]);
  });
});

describe('the official SDK throws', () => {
  it('the result of a call that its token does not permit', async () => {
    const stranger = new Authlete({ bearer: 'wrong', serverURL: url });
    const refused = stranger.token.process({ serviceId, tokenRequest: { parameters: '' } });
    await expect(refused).rejects.toThrow(ResultError);
    await expect(refused).rejects.toMatchObject({ statusCode: 401, resultCode: 'A458101' });
  });

  it('an error without a result for a service that does not exist', async () => {
    const organization = new Authlete({ bearer: mock.organizationToken, serverURL: url });
    const refused = organization.token.process({ serviceId: '1', tokenRequest: { parameters: '' } });
    await expect(refused).rejects.toThrow(AuthleteDefaultError);
    await expect(refused).rejects.toMatchObject({ statusCode: 404 });
  });
});
