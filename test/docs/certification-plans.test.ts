import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFixtureFile } from '../../src/cli/fixtures/read-fixtures.js';
import { loadContract } from '../../src/spec/contract.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { certificate } from '../support/certificates.js';
import { clientKey, jwksOf, signed } from '../support/client-keys.js';
import { proofOf } from '../support/dpop.js';
import { encoded, goodRequest, issue, type OAuthParameters } from '../support/flow.js';

const key = await clientKey();
const { pem: clientCertificate } = await certificate();
const issuer = 'https://as.example.com';
const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const code_verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const pkce = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
const page = readFileSync('docs/certification.md', 'utf8');

/** A mock with the fixtures of a file, and client keys whose private parts the test has. */
async function worldOf(file: string): Promise<TestAuthlete> {
  const data = await readFixtureFile(`examples/certification-${file}.yaml`, loadContract());
  const services = (data.services ?? []).map((service) => ({
    ...service,
    clients: (service.clients ?? []).map((client) =>
      client.jwks ? { ...client, jwks: jwksOf(key.publicJwk) } : client,
    ),
  }));
  return testAuthlete({ fixtures: { ...data, services } });
}

async function claims(authlete: TestAuthlete, more: object = {}) {
  const id = String(authlete.confidential.clientId);
  const now = (await authlete.world()).clock.seconds();
  return { iss: id, sub: id, aud: issuer, jti: 'one', iat: now, nbf: now, exp: now + 60, ...more };
}

const assertion = async (authlete: TestAuthlete): Promise<OAuthParameters> => ({
  client_assertion_type,
  client_assertion: await signed(key.privateJwk, await claims(authlete)),
});

const ask = async (authlete: TestAuthlete, parameters: OAuthParameters) =>
  (await authlete.call('auth_authorization_api', { parameters: encoded(parameters) })).body;

const push = async (authlete: TestAuthlete, parameters: OAuthParameters, more: object = {}) => {
  const body = { parameters: encoded({ ...parameters, ...(await assertion(authlete)) }), ...more };
  return (await authlete.call('pushed_auth_req_api', body)).body;
};

/** Continues from a pushed request to the tokens. */
async function tokens(authlete: TestAuthlete, request_uri: string | null = '', more: object = {}) {
  const { clientId, redirectUri: redirect_uri } = authlete.confidential;
  const { ticket = '' } = await ask(authlete, {
    client_id: String(clientId),
    request_uri: request_uri ?? '',
  });
  const { authorizationCode: code } = await issue(authlete, ticket);
  const grant = { grant_type: 'authorization_code', code, redirect_uri, code_verifier };
  const parameters = encoded({ ...grant, code: code ?? '', ...(await assertion(authlete)) });
  return (await authlete.call('auth_token_api', { parameters, ...more })).body;
}

describe('The fixture files for the conformance suite', () => {
  it('are all on the page, and the page has no other', () => {
    const files = readdirSync('examples').filter((name) => name.startsWith('certification-'));
    const named = [...page.matchAll(/\]\(\.\.\/examples\/(certification-[\w.-]+)\)/g)].map(
      ([, file]) => file,
    );
    expect([...new Set(named)].sort()).toEqual(files.sort());
  });

  it('openid-connect: every response type, by query, fragment and form_post', async () => {
    const authlete = await worldOf('openid-connect');
    for (const response_type of [
      'code',
      'id_token',
      'id_token token',
      'code id_token',
      'code id_token token',
    ]) {
      for (const response_mode of [undefined, 'form_post']) {
        const good = { ...goodRequest(authlete.confidential), response_type, response_mode };
        const { ticket = '', resultMessage } = await ask(authlete, good);
        const issued = await issue(authlete, ticket);
        expect(issued.action, resultMessage).toBe(response_mode === undefined ? 'LOCATION' : 'FORM');
      }
    }
  });

  it('fapi1-advanced: a signed request object, pushed, with a certificate', async () => {
    const authlete = await worldOf('fapi1-advanced');
    const good = goodRequest(authlete.confidential);
    expect(await ask(authlete, { ...good, response_type: 'code id_token' })).toMatchObject({
      resultCode: 'A150301',
    });
    const code = { response_type: 'code', response_mode: 'jwt', scope: 'openid accounts', ...pkce };
    const { sub, ...object } = await claims(authlete, { ...good, ...code });
    const pushed = await push(authlete, { request: await signed(key.privateJwk, object) });
    expect(pushed).toMatchObject({ action: 'CREATED' });
    expect(await tokens(authlete, pushed.requestUri, { clientCertificate })).toMatchObject({ action: 'OK' });
  });

  it('fapi2-security-profile: pushed requests, and tokens that DPoP binds', async () => {
    const authlete = await worldOf('fapi2-security-profile');
    const good = { ...goodRequest(authlete.confidential), scope: 'openid accounts', ...pkce };
    expect(await ask(authlete, good)).toMatchObject({ resultCode: 'A008306' });
    const pushed = await push(authlete, good);
    expect(pushed).toMatchObject({ action: 'CREATED' });
    const dpop = await proofOf(authlete, key);
    expect(await tokens(authlete, pushed.requestUri, { dpop })).toMatchObject({ action: 'OK' });
  });

  it('fapi-ciba: signed requests', async () => {
    const authlete = await worldOf('fapi-ciba');
    const send = async (parameters: OAuthParameters) => {
      const body = { parameters: encoded({ ...parameters, ...(await assertion(authlete)) }) };
      return (await authlete.call('backchannel_authentication_api', body)).body;
    };
    const request = { scope: 'openid accounts', login_hint: 'joe', binding_message: '1234' };
    expect(await send(request)).toMatchObject({ resultCode: 'A243303' });
    const { sub, ...object } = await claims(authlete, request);
    expect(await send({ request: await signed(key.privateJwk, object) })).toMatchObject({
      action: 'USER_IDENTIFICATION',
    });
  });
});
