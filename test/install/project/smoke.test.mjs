// What an installed package must do, in plain Node.js: node --test smoke.test.mjs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { createAuthlete, demo, loadContract, validate } from 'authlete-testkit';

const require = createRequire(import.meta.url);
const manifest = require.resolve('authlete-testkit/package.json');
const [major, minor] = process.versions.node.split('.').map(Number);
const canRequireModules = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

/** Calls the first service of a mock as an authorization server does. */
function caller(authlete) {
  const [{ serviceId, accessToken }] = authlete.services;
  return async (path, body) => {
    const response = await authlete.fetch(`http://authlete/api/${serviceId}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
}

test('a code becomes tokens', async (running) => {
  const authlete = createAuthlete({ seed: 'smoke' });
  running.after(() => authlete.close());
  const call = caller(authlete);
  const [client] = authlete.services[0].clients;
  const [redirectUri] = client.redirectUris;
  const request = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    scope: 'openid',
  };
  const { ticket } = await call('/auth/authorization', { parameters: String(new URLSearchParams(request)) });
  const issued = await call('/auth/authorization/issue', { ticket, subject: 'joe' });
  assert.equal(issued.action, 'LOCATION');
  const code = new URL(issued.responseContent).searchParams.get('code');
  const granted = await call('/auth/token', {
    parameters: String(
      new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
    ),
    clientId: String(client.clientId),
    clientSecret: client.clientSecret,
  });
  assert.equal(granted.action, 'OK', granted.resultMessage);
  assert.equal(granted.idToken.split('.').length, 3);
});

test('credentials of both formats are issued', async (running) => {
  const authlete = createAuthlete();
  running.after(() => authlete.close());
  const call = caller(authlete);
  const configurations = JSON.parse(demo.services[0].credentialIssuerMetadata.credentialsSupported);
  const payloads = {
    IdentityCredential: { vct: configurations.IdentityCredential.vct, given_name: 'Joe' },
    'org.iso.18013.5.1.mDL': {
      doctype: 'org.iso.18013.5.1.mDL',
      claims: { 'org.iso.18013.5.1': { birth_date: 'cbor:1004("1990-01-31")' } },
    },
  };
  for (const [id, payload] of Object.entries(payloads)) {
    const offer = { subject: 'joe', credentialConfigurationIds: [id], preAuthorizedCodeGrantIncluded: true };
    const { info } = await call('/vci/offer/create', offer);
    const grant_type = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
    const parameters = new URLSearchParams({ grant_type, 'pre-authorized_code': info.preAuthorizedCode });
    const { accessToken } = await call('/auth/token', { parameters: String(parameters) });
    const { cnonce } = await call('/vci/nonce', {});
    const request = { credential_configuration_id: id, proofs: { jwt: [await proof(cnonce)] } };
    const parsed = await call('/vci/single/parse', { accessToken, requestContent: JSON.stringify(request) });
    assert.equal(parsed.action, 'OK', parsed.resultMessage);
    const order = { requestIdentifier: parsed.info.identifier, credentialPayload: JSON.stringify(payload) };
    const issued = await call('/vci/single/issue', { accessToken, order });
    assert.equal(issued.action, 'OK', issued.resultMessage);
  }
});

async function proof(nonce) {
  const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(es256, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const header = { typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: { kty, crv, x, y } };
  const claims = { aud: 'https://as.example.com', iat: Math.floor(Date.now() / 1000), nonce };
  const encoded = (part) => Buffer.from(part).toString('base64url');
  const input = [header, claims].map((part) => encoded(JSON.stringify(part))).join('.');
  return `${input}.${encoded(await crypto.subtle.sign(es256, privateKey, Buffer.from(input)))}`;
}

test('what it holds against the contract has a verdict', async () => {
  assert.ok(loadContract().operations.size > 80);
  const { outcome } = validate({
    method: 'POST',
    target: '/api/1/auth/token',
    request: { parameters: 'grant_type=magic' },
    status: 200,
    response: { resultCode: 'A049304', resultMessage: 'no', action: 'NOWHERE' },
  });
  assert.equal(outcome, 'violated');
});

test('require gives the same', { skip: !canRequireModules }, () => {
  assert.equal(require('authlete-testkit').createAuthlete, createAuthlete);
});

test('the command serves until it is stopped', async () => {
  const { bin, version } = require(manifest);
  const command = join(dirname(manifest), bin['authlete-testkit']);
  const words = [command, 'serve', '--port', '0', '--json'];
  const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout, 'data');
  const { url, controlUrl, controlToken } = JSON.parse(line);
  assert.equal((await fetch(`${url}/api/lifecycle/healthcheck`)).status, 200);
  const told = await fetch(`${controlUrl}/version`, { headers: { authorization: `Bearer ${controlToken}` } });
  assert.equal((await told.json()).version, version);
  server.kill('SIGTERM');
  assert.deepEqual(await once(server, 'exit'), [0, null]);
});
